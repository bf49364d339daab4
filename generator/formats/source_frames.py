"""Source frames: the line a finding is about, cut around the span, and where to underline it."""

from functools import lru_cache
from itertools import accumulate, pairwise

from msgspec import Struct

from generator.formats.listing import Location
from generator.formats.visible import cells

_CUT = "…"


class SourceFrame(Struct, frozen=True):
    """A line as shown, in three parts: what is before the span, the span, and what follows.

    An underline begins at column `start`, from 0, and is `length` columns long.
    """

    number: int
    before: str
    marked: str
    after: str
    start: int
    length: int

    @property
    def line(self) -> str:
        """The whole line."""
        return f"{self.before}{self.marked}{self.after}"


def frame_of(place: Location, width: int) -> SourceFrame | None:
    """Return the line that a place points at, no wider than `width`; None if it has no line."""
    lines = _lines_of(place.text)
    number = place.span.line
    if place.whole or not place.text or number > len(lines):
        return None
    line = lines[number - 1].rstrip()
    start = min(place.span.column - 1, len(line))
    ends_here = place.span.end_line == number
    end = min(place.span.end_column - 1, len(line)) if ends_here else len(line)
    return _cut(number, line, start, max(start, end), width)


@lru_cache(maxsize=16)
def _lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text, which many places share."""
    return tuple(text.split("\n"))


def _cut(number: int, line: str, start: int, end: int, width: int) -> SourceFrame:
    near = max(0, start - width)
    far = min(len(line), start + width)
    shown = list(cells(line[near:far]))
    edges = [0, *accumulate(columns for _, columns in shown)]
    start, end = start - near, min(end, far) - near
    first, last = _window(edges, start, end, width)
    end = min(end, last)
    parts = [
        "".join(each for each, _ in shown[a:b]) for a, b in pairwise((first, start, end, last))
    ]
    left = _CUT if near + first else ""
    right = _CUT if near + last < len(line) else ""
    indent = edges[start] - edges[first] + len(left)
    length = max(1, edges[end] - edges[start])
    return SourceFrame(number, left + parts[0], parts[1], parts[2] + right, indent, length)


def _window(edges: list[int], start: int, end: int, width: int) -> tuple[int, int]:
    """Return which characters to show: the span first, then what is around it, evenly.

    `edges` holds the column where each character begins, and at last where the line ends.
    """
    if edges[-1] <= width:
        return 0, len(edges) - 1
    room = width - 2 * len(_CUT)
    spare = max(0, room - (edges[end] - edges[start]))
    behind = min(edges[-1] - edges[end], spare // 2)
    first = start
    while first and edges[start] - edges[first - 1] <= spare - behind:
        first -= 1
    last = start
    while last < len(edges) - 1 and edges[last + 1] - edges[first] <= room:
        last += 1
    return first, last
