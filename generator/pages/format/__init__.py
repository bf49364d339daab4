"""How single values are written on a page: rich text, tables, terms of vocabularies, charts."""
