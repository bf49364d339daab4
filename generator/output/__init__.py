"""Stages 8 and 9: what is wrong with the built pages, and the folder they are written to.

`inspection` and `moves` find the faults; `write` puts the files in place, as `manifest` lists them;
`search_shard` is an index of an organisation's pages, `search_index` what searches all of them;
`assets` are the files that all pages share.

May import: `schema`, `text`, `findings`, `content`, `book`, `assessment`, `plan`, `data`, and
`pages`, where files of its making are kept or shared.
"""
