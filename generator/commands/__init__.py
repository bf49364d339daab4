"""The commands of `aktsom`, one module each: `declare` says what it takes, `run` carries it out.

`command_line` reads which is meant, and lets it. Help lists them in this order, as one uses them.

May import: every room.
"""

COMMANDS = (
    "init", "new", "import", "serve", "check", "explain", "compare", "sign", "build", "join",
    "upgrade", "migrate", "rules", "schema",
)  # fmt: skip
