"""The lines that a PDF's page draws, and the tables that they rule: cells, whatever is in them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# In points: what is no thicker is a line, what is shorter none; how near each other two meet.
_THICKEST, _SHORTEST, _NEAR = 2.5, 6.0, 2.5
# The mark of a list's item, drawn as a disc or a square: how large, and how like its sides are.
_SMALLEST_MARK, _LARGEST_MARK, _SQUARE = 1.5, 7.0, 0.5
# A drawing has more paths, and a table never so many lines.
_MOST_PATHS, _MOST_LINES = 20_000, 1_500
# A frame is drawn with no more strokes.
_STROKES_OF_FRAME = 5
# A table has at least so many columns, and a line on each side of every one.
_FEWEST_COLUMNS = 2


class Ruling(Struct, frozen=True):
    """A line: where it stands, across its own direction, and from where to where it goes."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Return whether a place along it is on it."""
        return self.start - _NEAR < place < self.end + _NEAR


class RuledTable(Struct, frozen=True):
    """The lines of one table: between which columns stand, and from the top between which rows."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    upright: tuple[Ruling, ...]
    level: tuple[Ruling, ...]

    def cell_at(self, across: float, height: float) -> tuple[int, int] | None:
        """Return the row and the column of a place on the page; None for one outside.

        Cells that no line parts are one: their first row and column.
        """
        column = _between(across, self.columns)
        row = _between(-height, tuple(-each for each in self.rows))
        if column is None or row is None:
            return None
        middle = (self.columns[column] + self.columns[column + 1]) / 2
        while row and not _has(self.level, self.rows[row], middle):
            row -= 1
        level = (self.rows[row] + self.rows[row + 1]) / 2
        while column and not _has(self.upright, self.columns[column], level):
            column -= 1
        return row, column


class PageRulings(Struct, frozen=True):
    """The upright lines of a page's tables, the tables, and marks: each one's right and middle."""

    upright: tuple[Ruling, ...] = ()
    tables: tuple[RuledTable, ...] = ()
    marks: tuple[tuple[float, float], ...] = ()

    def part(self, left: float, right: float, height: float) -> bool:
        """Return whether an upright line stands between two places at one height."""
        return any(left - 1 < each.at < right + 1 and each.covers(height) for each in self.upright)


def read_rulings(page: "PdfPage") -> PageRulings:
    """Return the lines of a page that is not turned; none of one that is more of a drawing."""
    if page.get_rotation():
        return PageRulings()
    upright: list[Ruling] = []
    level: list[Ruling] = []
    marks: list[tuple[float, float]] = []
    for left, bottom, right, top in _boxes(page):
        if right - left <= _THICKEST and top - bottom >= _SHORTEST:
            upright.append(Ruling((left + right) / 2, bottom, top))
        elif top - bottom <= _THICKEST and right - left >= _SHORTEST:
            level.append(Ruling((bottom + top) / 2, left, right))
        elif _is_mark(right - left, top - bottom):
            marks.append((right, (bottom + top) / 2))
    if len(upright) + len(level) > _MOST_LINES:
        return PageRulings()
    tables = tuple(_tables(upright, level))
    inside = tuple(line for table in tables for line in table.upright)
    return PageRulings(inside, tables, tuple(marks))


def _is_mark(width: float, height: float) -> bool:
    small, large = min(width, height), max(width, height)
    return small > _SMALLEST_MARK and large < _LARGEST_MARK and large - small < _SQUARE


def _boxes(page: "PdfPage") -> Iterator[tuple[float, float, float, float]]:
    """Yield the boxes of what a page draws as lines; a frame's four sides each by itself."""
    from pypdfium2 import raw

    for count, path in enumerate(page.get_objects([raw.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if count > _MOST_PATHS:
            return
        left, bottom, right, top = path.get_bounds()
        if min(right - left, top - bottom) > _THICKEST and _is_frame(path):
            yield from (
                (left, bottom, left, top), (right, bottom, right, top),
                (left, bottom, right, bottom), (left, top, right, top),
            )  # fmt: skip
        else:
            yield left, bottom, right, top


def _is_frame(path: Any) -> bool:
    import ctypes

    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path.raw, fill, stroke)
    return bool(stroke.value) and raw.FPDFPath_CountSegments(path.raw) <= _STROKES_OF_FRAME


def _tables(upright: list[Ruling], level: list[Ruling]) -> Iterator[RuledTable]:
    """Yield the tables of lines that meet: those that rule columns, and at least one row."""
    for own_upright, own_level in _groups(upright, level):
        columns = _places(each.at for each in own_upright)
        rows = _places(each.at for each in own_level)[::-1]
        if len(columns) > _FEWEST_COLUMNS and len(rows) > 1:
            yield RuledTable(columns, rows, tuple(own_upright), tuple(own_level))


def _groups(
    upright: list[Ruling], level: list[Ruling]
) -> Iterator[tuple[list[Ruling], list[Ruling]]]:
    """Yield upright and level lines that meet, or meet others that do."""
    left, below = list(upright), list(level)
    while left:
        own: tuple[list[Ruling], list[Ruling]] = ([left.pop()], [])
        new = (own[0][:], own[1][:])
        while any(new):
            met = [each for each in below if any(_meet(one, each) for one in new[0])]
            also = [each for each in left if any(_meet(each, one) for one in new[1])]
            below = [each for each in below if each not in met]
            left = [each for each in left if each not in also]
            own[0].extend(also)
            own[1].extend(met)
            new = (also, met)
        yield own


def _meet(upright: Ruling, level: Ruling) -> bool:
    return level.covers(upright.at) and upright.covers(level.at)


def _places(written: Iterable[float]) -> tuple[float, ...]:
    """Return places in order, those that are near each other as one."""
    found: list[float] = []
    for each in sorted(written):
        if not found or each - found[-1] > _NEAR:
            found.append(each)
    return tuple(found)


def _between(place: float, lines: tuple[float, ...]) -> int | None:
    """Return between which of lines in order a place is: the number of the one before it."""
    if not lines[0] - _NEAR < place < lines[-1] + _NEAR:
        return None
    before = sum(each <= place for each in lines) - 1
    return min(max(before, 0), len(lines) - 2)


def _has(lines: Iterable[Ruling], at: float, along: float) -> bool:
    return any(abs(each.at - at) <= _NEAR and each.covers(along) for each in lines)
