"""How findings are shown: one printer a format, each a pure function of a listing.

May import: every room up to `line`.
"""

FORMATS = ("text", "json", "github", "sarif", "markdown")
