"""Stage 7, for machines: the open data of reports, the feed, the register and the sitemap.

May import: `schema`, `text`, `book`, `assessment`, `plan`.
"""
