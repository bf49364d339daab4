"""What a comparison tells: the changes in words, and printers for people, GitHub and programs.

May import: `compare`, `pages`, `formats`.
"""

FORMATS = ("text", "markdown", "json")
