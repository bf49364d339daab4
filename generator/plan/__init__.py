"""Stage 6, plan: which pages and files there will be, and the address of each.

May import: `schema`, `text`, `content`, `book`, `assessment`.
"""
