"""A statement in free form to the questions of a form: by what its headings and sentences say.

`data` is what is known beforehand (schema/import/), `themes` what a text is about, `sections` the
statement divided by theme, `headings` the headings that a source does not mark. `identity`,
`figures` and `signatures` read facts where they are written, `risks` makes risks and measures,
`prose` Markdown; `reading` is the whole way, from blocks to a draft.

May import: `answers`, `metadata`, and the rooms below them.
"""
