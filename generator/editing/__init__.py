"""Writing in the page: an answer is read from its file, checked as a draft, and put back into it.

`answer_text` and `yaml_changes` are pure: text in, text out, with only the answer's own characters
changed. `places` finds where a question is answered, `book.field_views` describes what it may hold,
`desk` opens, checks and saves; `proposals` sends in what is saved.

May import: every room but `serve` and `commands`.
"""
