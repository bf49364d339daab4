"""The PDF of a report: rendered by WeasyPrint, put right afterwards, and checked before it counts.

`printing` is the whole way: `preparing` makes the HTML ready, `rendering` has it drawn, `reading`
finds out what became of each element, `structure` builds the document's structure anew, `writing`
and `metadata` put it into the PDF, and `checking` reads that back and compares it with
`expected_structure`. Nothing else of the program imports this room unless PDFs are asked for.

May import: `schema`, `text`, of `content` the folders for what is temporary; it is given HTML.
"""
