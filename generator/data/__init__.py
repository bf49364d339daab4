"""Stage 7, for machines: open data of reports and of the whole site, feeds, register, sitemap.

May import: `schema`, `text`, `book`, `assessment`, `checks`, `plan`.
"""
