"""How deep lists, quotations and brackets in Markdown lie in each other: nobody needs it deep.

Python-Markdown follows every level of a list with a call of its own, and from every bracket that
is not closed it reads on to the end of the paragraph; no text may exhaust it.
"""

import re
from collections.abc import Iterator

DEEPEST = 20
# Columns of one level.
_LEVEL = 4
# What begins a list, a quotation or a footnote.
_MARKER = re.compile(r"(?:[-*+>]|\d{1,9}[.)]|\[\^[^\[\]]*\]:)(?=[ \t>])")
_MARKERS = re.compile(rf"(?:[ \t]*{_MARKER.pattern})+")
_INDENT = re.compile(r"[ \t]+(?=[-*+>\d])")
_PAIRS = ("[]", "()")


def find_too_deep(markdown: str) -> tuple[int, int] | None:
    """Return the line and the column, from 0, where a text gets too deep; None if nowhere."""
    lines = markdown.split("\n")
    pairs = [pair for pair in _PAIRS if markdown.count(pair[0]) > DEEPEST]
    found = (place for pair in pairs for place in _brackets(lines, pair))
    return next(_lists(lines), None) or next(found, None)


def _lists(lines: list[str]) -> Iterator[tuple[int, int]]:
    for number, line in enumerate(lines):
        if len(line) > DEEPEST and _depth(line) > DEEPEST:
            yield number, len(line) - len(line.lstrip())


def _depth(line: str) -> int:
    """Return how many levels a line's indentation and its marks of lists and quotations make."""
    indent, markers = _INDENT.match(line), _MARKERS.match(line)
    columns = len(indent.group().expandtabs(_LEVEL)) if indent else 0
    return columns // _LEVEL + (len(_MARKER.findall(line, 0, markers.end() + 1)) if markers else 0)


def _brackets(lines: list[str], pair: str) -> Iterator[tuple[int, int]]:
    depth = 0
    for number, line in enumerate(lines):
        depth = depth if line.strip() else 0
        for column, character in enumerate(line):
            if character in pair:
                depth = max(depth + (1 if character == pair[0] else -1), 0)
                if depth > DEEPEST:
                    yield number, column
                    return
