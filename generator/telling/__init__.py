"""What a comparison tells: the changes in words, and printers for people, GitHub and programs."""

FORMATS = ("text", "markdown", "json")
