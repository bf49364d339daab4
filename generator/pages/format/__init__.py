"""How single values are written on a page.

`rich_text` is for texts of the report, each in the language it is in: `localise` for one line,
`render_text` for Markdown, both a `Passage` for the component of that name. `terms` is for codes of
vocabularies, `field_values` for whatever a field holds, `plain_tables` for tables, and `charts`
draws numbers.
"""
