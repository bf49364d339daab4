"""What aktsom has published, read back: `report.json`, alone, in a PDF, or in a site's folder.

`reading` finds it, `content` makes content of it again. All that a statement says is in it, but not
comments, nor the order in which an editor wrote keys.

May import: `source`.
"""
