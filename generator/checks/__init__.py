"""Stage 5, check: the rules over a book, what becomes of their findings, and findings in words.

May import: `schema`, `text`, `findings`, `content`, `book`, `assessment`.
"""
