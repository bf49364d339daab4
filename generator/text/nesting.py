"""How deep things in Markdown lie in each other, and how long its paragraphs are.

Python-Markdown follows every level of a list with a call of its own, from every bracket that is not
closed it reads on to the end of the paragraph, and for every link it copies the paragraph anew: no
text may exhaust it.
"""

from collections.abc import Iterator

from schema.kept_patterns import compile_kept
from schema.limits import most

# Columns of one level.
_LEVEL = 4
# What begins a list, a quotation or a footnote.
_MARKER = compile_kept(r"(?:[-*+>]|\d{1,9}[.)]|\[\^[^\[\]]*\]:)(?=[ \t>])")
_MARKERS = compile_kept(rf"(?:[ \t]*{_MARKER.pattern})+")
_INDENT = compile_kept(r"[ \t]+(?=[-*+>\d])")
_PAIRS = ("[]", "()")
# What begins another block than the one above.
_BEGINNINGS = frozenset("|-*+>#`~")


def find_too_deep(markdown: str) -> tuple[int, int] | None:
    """Return the line and the column, from 0, where a text gets too deep; None if nowhere."""
    lines, deepest = markdown.split("\n"), most("markdown_depth")
    pairs = [pair for pair in _PAIRS if markdown.count(pair[0]) > deepest]
    found = (place for pair in pairs for place in _brackets(lines, pair, deepest))
    return next(_lists(lines, deepest), None) or next(found, None)


def find_too_long(markdown: str) -> tuple[int, int] | None:
    """Return the line and the column, from 0, where a paragraph gets too long; None if nowhere."""
    limit = most("paragraph")
    length = 0
    for number, line in enumerate(markdown.split("\n") if len(markdown) > limit else ()):
        text = line.lstrip()
        length = len(line) if not text or text[0] in _BEGINNINGS else length + len(line)
        if length > limit:
            return number, 0
    return None


def _lists(lines: list[str], deepest: int) -> Iterator[tuple[int, int]]:
    for number, line in enumerate(lines):
        if len(line) > deepest and _depth(line) > deepest:
            yield number, len(line) - len(line.lstrip())


def _depth(line: str) -> int:
    """Return how many levels a line's indentation and its marks of lists and quotations make."""
    indent, markers = _INDENT.match(line), _MARKERS.match(line)
    columns = len(indent.group().expandtabs(_LEVEL)) if indent else 0
    return columns // _LEVEL + (len(_MARKER.findall(line, 0, markers.end() + 1)) if markers else 0)


def _brackets(lines: list[str], pair: str, deepest: int) -> Iterator[tuple[int, int]]:
    depth = 0
    for number, line in enumerate(lines):
        depth = depth if line.strip() else 0
        for column, character in enumerate(line):
            if character in pair:
                depth = max(depth + (1 if character == pair[0] else -1), 0)
                if depth > deepest:
                    yield number, column
                    return
