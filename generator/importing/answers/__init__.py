"""From blocks to a draft: each block answers a question, as prose or as a typed fact.

`reading` gives each block to its reader: `single_values`, `tables`, `inputs`, `risks`, `goals`,
`measures` (with `measure_blocks` and `field_values`), or `unasked` for what answers nothing. They
use `labels`, `likely_labels` for wordings that nobody knows, `markdown` and `paragraphs`; what they
are given and give back is in `draft`.

May import: `headings`, `source`, `portal`.
"""
