"""How findings are shown: one printer a format, each a pure function of a listing."""

FORMATS = ("text", "json", "github", "sarif", "markdown")
