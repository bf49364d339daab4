"""The commands of `aktsom`, one module each: `declare` says what it takes, `run` carries it out.

May import: every room.
"""

COMMANDS = (
    "check", "build", "join", "serve", "compare", "new", "import", "sign", "migrate", "explain",
    "rules", "schema", "init", "upgrade",
)  # fmt: skip
