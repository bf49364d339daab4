"""A report of the association's portal, as PDF or text, becomes a content folder.

The way: bytes → text (`reading`, `pdf`) → lines with numbers (`lines`) → the page's own lines
taken away (`furniture`) → headings by number and wording (`targets`, `headings`) → blocks
(`blocks`) → answers, typed where they can be (`answers` and the modules it uses) → files
(`files`), and a look back: every word of the report is in some file, or its line is listed
(`conserving`).

May import: `scaffold`, and every room up to `checks`.
"""
