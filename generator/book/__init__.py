"""Stage 4, bind: an organisation's typed files become its book: each question has one answer.

May import: `schema`, `text`, `findings`, `content`.
"""
