"""Stage 4, bind: an organisation's typed files become its book: each question has one answer.

`model` is its shape; `plain`, `numbers` and `risk_names` are what its values are called and read as.

May import: `schema`, `text`, `findings`, `content`.
"""
