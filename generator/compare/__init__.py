"""What changed from one report to another, as values: for the site's page and for the command.

The two are reports of successive years, or two versions of the same one. Nothing here knows words,
pages or formats.

May import: `schema`, `text`, `findings`, `content`, `book`, `checks`.
"""
