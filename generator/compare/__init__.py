"""What changed from one report to another: one tree of changes, for the site and the command.

The two are reports of successive years, or two versions of the same one. Typed values are compared,
and written as plain text in the reader's language (`book.plain`); nothing here knows pages or
formats. `changes` is the tree, `reports` and `organisations` make it.

May import: `schema`, `text`, `findings`, `content`, `book`, `assessment`,
`checks`.
"""
