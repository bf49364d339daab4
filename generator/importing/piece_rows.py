"""What the command prints of pieces of a source: their first words, and a row of `--dry-run`."""

from textwrap import shorten

_SHOWN = 60


def first_words(text: str) -> str:
    """Return as much of a text as a line has room for beside what is said of it."""
    return shorten(text, _SHOWN, placeholder=" …")


def row_of_piece(at: str, where: str, text: str, *, sure: bool) -> str:
    """Return the row of a piece: its place in the source, where it goes, and its first words."""
    return f"  {at:<14}{' ' if sure else '?'} {where:<14} {first_words(text)}"
