"""What the Act requires of a statement, and whether it is there: pure values over a book.

Rules make findings of them, pages and open data show them; none of them counts for itself.

May import: `schema`, `text`, `findings`, `content`, `book`.
"""
