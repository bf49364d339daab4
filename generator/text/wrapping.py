"""Paragraphs in lines, for people to read in a terminal or an editor."""

from textwrap import TextWrapper


def wrap_text(text: str, width: int, first: str = "", later: str = "") -> list[str]:
    """Return a paragraph as lines of at most `width` characters; of none, no line.

    `first` and `later` begin the first line and the others. Words stay whole, at hyphens too:
    what is copied from a line (a code, a path, an address, a form's name) is all of it.
    """
    return TextWrapper(width, first, later, break_long_words=False, break_on_hyphens=False).wrap(
        text
    )
