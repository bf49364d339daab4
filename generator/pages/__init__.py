"""Stage 7, render: the values that templates get, and the pages they become.

`kinds` has one module for each kind of page, `parts` what several of them show, `format` how single
values are written. A kind imports parts, a part formats; no kind imports another.

May import: `schema`, `text`, `findings`, `content`, `book`, `assessment`, `checks`, `compare`,
`plan`.
"""
