"""The PDF of a report: rendered by WeasyPrint, put right afterwards, and checked before it counts.

Nothing else of the program imports this package unless PDFs are asked for.

May import: `schema`, `text`, and files; it is given HTML.
"""
