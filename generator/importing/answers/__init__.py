"""From blocks to a draft: each block answers a question, as prose or as a typed fact.

`reading` gives each block to its reader: `single_values`, `tables`, `risks`, `measures`, or
`unasked` for what answers nothing. They use `labels`, `markdown` and `paragraphs`; what they are
given and give back is in `draft`.

May import: `headings`, `source`, `portal`.
"""
