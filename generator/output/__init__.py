"""Stages 8 and 9: what is wrong with the built pages, and the folder they are written to.

`inspection` and `moves` find the faults; `write` puts the files in place, as `manifest` lists them;
`search_index` is made of the pages, and `assets` are the files that all pages share.

May import: `schema`, `text`, `findings`, `content`, `book`, `assessment`, `plan`; `assets` alone,
`pages`.
"""
