"""Stage 4, bind: an organisation's typed files become its book: each question has one answer.

`model` is its shape; `plain`, `numbers` and `risk_names` write its values for readers.

May import: `schema`, `text`, `findings`, `content`.
"""
