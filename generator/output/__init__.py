"""Stages 8 and 9: what is wrong with the built pages, and the folder they are written to.

May import: `schema`, `text`, `findings`, `book`, `plan`.
"""
