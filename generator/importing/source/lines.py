"""A text as numbered lines: pages are counted, characters normalised."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.text.characters import INVISIBLE, compose

_LINE_END = re.compile(r"\r\n|\r|\n")
# Marks that end a line without being counted as one by editors.
_INNER_END = re.compile("[\f\v\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufe00-\ufe0f]")
# A hyphen that only the line's end asked for; and how some PDF readers write any hyphen there.
_BREAK = re.compile("\u00ad-?(?=\\s*$)")
_READERS_HYPHEN = re.compile("[\u0002\ufffe]-?(?=\\s*$)")
# One line in so many may be set in; with more, it is how the whole text is laid out.
_OFTEN = 3
_SOFT_HYPHEN = "\u00ad"
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


class SourceLine(Struct, frozen=True):
    """A line: its number in the source (from 1), its page (from 1), and its text.

    `broken` says that the line ends inside a word; `spaced` that it ended in spaces.
    `moved` marks a line before which something of the page's own was taken away; `set_in` one
    that begins with a space, as the first line of a page does in some programs' text; `at` is how
    many spaces come before its text.
    """

    number: int
    page: int
    text: str
    broken: bool = False
    spaced: bool = False
    indented: bool = False
    moved: bool = False
    set_in: bool = False
    at: int = 0

    def __bool__(self) -> bool:
        """Return whether anything is on the line."""
        return bool(self.text)

    def with_text(self, text: str) -> "SourceLine":
        """Return a piece of the line."""
        return replace(self, text=text.strip())


Lines: TypeAlias = tuple[SourceLine, ...]


def split_lines(text: str) -> Lines:
    """Return the lines of a text; a form feed begins a page."""
    lines = tuple(_lines(text))
    written = without_blanks(lines)
    set_in = sum(line.set_in and not line.indented for line in written)
    if _OFTEN * set_in > len(written):
        return tuple(replace(line, set_in=False) for line in lines)
    return lines


def _lines(text: str) -> Iterator[SourceLine]:
    page = 1
    for number, written in enumerate(_LINE_END.split(text.removeprefix("\ufeff")), 1):
        start = 0
        for mark in _INNER_END.finditer(written):
            if written[start : mark.start()].strip():
                yield _clean(number, page, written[start : mark.start()])
            page += mark.group() == "\f"
            start = mark.end()
        yield _clean(number, page, written[start:])


def clean_text(written: str) -> str:
    """Return a text with its characters normalised, and all white space as single spaces."""
    text = _UNSEEN.sub("", _SPACES.sub(" ", written).replace(_SOFT_HYPHEN, ""))
    text = compose(INVISIBLE.sub("", text).translate(_LIGATURES))
    return re.sub(r"\s+", " ", text)


def _clean(number: int, page: int, written: str) -> SourceLine:
    text = _SPACES.sub(lambda each: "    " if each.group() == "\t" else " ", written)
    broken = _BREAK.search(text) is not None
    text = _READERS_HYPHEN.sub("-", text)
    text = _UNSEEN.sub("", _BREAK.sub("", text).replace(_SOFT_HYPHEN, ""))
    text = compose(INVISIBLE.sub("", text).translate(_LIGATURES))
    kept = text.strip()
    return SourceLine(
        number,
        page,
        kept,
        broken,
        spaced=text != text.rstrip(),
        indented=written.startswith("\t"),
        set_in=text != text.lstrip(),
        at=len(text) - len(text.lstrip()),
    )


def without_blanks(lines: Lines) -> Lines:
    """Return the lines that are not blank."""
    return tuple(line for line in lines if line)


def trim(lines: Lines) -> Lines:
    """Return lines without the blank ones at both ends."""
    numbers = [index for index, line in enumerate(lines) if line]
    return lines[numbers[0] : numbers[-1] + 1] if numbers else ()
