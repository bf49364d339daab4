"""Stages 1 to 3: content is discovered, parsed to documents, and validated to typed files.

May import: `schema`, `text`, `findings`.
"""
