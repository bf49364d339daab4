"""A statement in whatever form becomes a content folder.

A report of the association's portal: `report` is the whole way, one room a stage: bytes → lines
(`source`) → headings and blocks (`headings`) → a draft of answers (`answers`), with `metadata` for
the year, the name and the language, and `form_choice` for the form. `value_repair` mends values
that their fields do not hold. `files` writes the draft as content, and `destination` puts all in
place, after `trial_check` has put the words that values do not say beside them, and seen that it
can be previewed. `coverage_check` looks back: every word of the report is in some file, or its line
is listed; `self_check` lists what looks wrong, and `draft_places` where it is in the files.
`report_output` does all this for `aktsom import` and yields what it prints. What is known
beforehand of the portal's reports is in `portal`.

A statement in free form: `source` reads it to blocks, `statement` makes a draft of them by what
they are about, `statement_output` writes it and tells. What aktsom has published is read back by
`published`, and written by `published_output`.

May import: `scaffold`, and every room up to `line`.
"""
