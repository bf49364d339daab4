"""Tables: which headers each cell has, and where long words and tall rows may break.

A cell that may break anywhere takes the renderer minutes to measure; one with such places does not.
"""

import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

from msgspec import Struct

from generator.pdf.values import text_of

_ROWS = frozenset({"row", "rowgroup"})
# Longer words than this are wider than a narrow column.
_LONGEST = 24
# A cell with more text than this may not fit on what is left of a page; its row goes on.
_TALL = 1200
# Pieces that longer words are broken into, where nothing better can be done.
_PIECE = 16
# Tables of more columns are set closely; of more than the second, on turned pages of their own.
_USUAL, _UPRIGHT = 8, 12
# How wide pages are, how wide a letter of each kind of table is (a capital or a digit is wider),
# and the room between columns, in points, as paper.css sets them.
_WIDTHS = {"": 460, "dense": 460, "dense turned": 690}
_LETTERS = {"": 5.0, "dense": 3.9, "dense turned": 3.4}
_GAP, _WIDER = 5, 1.35
# Above so many columns there is no room for syllables; above the second, none for stiff words.
_NARROW, _WIDE = 24, 4
# What is left of the page beside a question's number, and of that within a list or a quotation.
_BESIDE, _INDENT = 40, 18
# A word that can be divided takes no more of a column than so many letters.
_SYLLABLES = 12
_NO_BREAK = re.compile("[\u00a0\u202f]")
# What hyphenation does not divide: codes, numbers and addresses.
_STIFF = re.compile(r"[0-9]|[A-ZÆØÅ]{2}|\w[@_/]\w")


class Limit(Struct, frozen=True):
    """Which words are broken: longer than this, into pieces as long, or of another length.

    With `only`, just words that have something like it.
    """

    longest: int
    piece: int = 0
    only: re.Pattern[str] | None = None


class TableCell(Struct, frozen=True):
    """A cell on the grid of its table; all numbers count from 0, spans from 1."""

    element: Element
    row: int
    column: int
    rows: int
    columns: int

    @property
    def scope(self) -> str:
        """What a header is a header of: Row or Column."""
        return "Row" if heads_row(self.element) else "Column"

    def shares(self, other: "TableCell", scope: str) -> bool:
        """Return whether two cells have a row, or a column, in common."""
        if scope == "Row":
            return self.row < other.row + other.rows and other.row < self.row + self.rows
        return self.column < other.column + other.columns and (
            other.column < self.column + self.columns
        )


def heads_row(cell: Element) -> bool:
    """Return whether a cell is the header of its row."""
    return cell.tag == "th" and cell.get("scope") in _ROWS


def drop_row_headers(body: Element) -> None:
    """Let the first cells of narrow tables be data, where headers would outnumber the data.

    Such a table reads well by its column headers alone, and readers take it for a table of headers.
    """
    for table in body.iter("table"):
        cells = [each for each in table.iter() if each.tag in {"th", "td"}]
        heads = [each for each in cells if heads_row(each)]
        if 2 * sum(each.tag == "th" for each in cells) > len(cells):
            for each in heads:
                each.tag = "td"
                each.set("class", f"{each.get('class') or ''} head".strip())


def lay_out(table: Element) -> tuple[TableCell, ...]:
    """Return the cells of a table, where the spans of others let them be."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, element in enumerate(table.iter("tr")):
        column = 0
        for each in element:
            if each.tag not in {"th", "td"}:
                continue
            while (row, column) in taken:
                column += 1
            cell = TableCell(each, row, column, _span(each, "rowspan"), _span(each, "colspan"))
            taken |= {
                (row + down, column + along)
                for down in range(cell.rows)
                for along in range(cell.columns)
            }
            cells.append(cell)
            column += cell.columns
    return tuple(cells)


def _span(element: Element, name: str) -> int:
    value = element.get(name, "1")
    return max(int(value), 1) if value.isdecimal() else 1


def headers_of(cell: TableCell, cells: tuple[TableCell, ...]) -> Iterator[Element]:
    """Yield the headers of a cell of data: those of its row first, then those of its column."""
    headers = [each for each in cells if each.element.tag == "th"]
    for scope in ("Row", "Column"):
        for each in headers:
            if each.scope == scope and each.shares(cell, scope):
                yield each.element


def fit(body: Element) -> None:
    """Let tables of many columns be set closely, and those of very many on turned pages."""
    for table, depth in _tables(body, 0):
        cells = lay_out(table)
        columns = max((each.column + each.columns for each in cells), default=0)
        kind = "" if columns <= _USUAL else "dense" if columns <= _UPRIGHT else "dense turned"
        if kind:
            table.set("class", f"{table.get('class') or ''} {kind}".strip())
        width = _WIDTHS[kind] - _BESIDE - depth * _INDENT
        if columns > _WIDE or _letters_across(cells) * _LETTERS[kind] + columns * _GAP > width:
            room = (width / columns - _GAP) / _LETTERS[kind]
            stiff = Limit(max(3, int(room / _WIDER)), only=_STIFF)
            limits = (stiff, Limit(max(3, int(room)))) if columns > _NARROW else (stiff,)
            for cell in (each for each in table.iter() if each.tag in {"td", "th"}):
                for element in cell.iter():
                    _loosen(element, stiff.longest)
                    for limit in limits:
                        _soften_text(element, limit)


def _tables(element: Element, depth: int) -> Iterator[tuple[Element, int]]:
    """Yield all tables, and in how many lists and quotations each of them is."""
    for each in element:
        if each.tag == "table":
            yield each, depth
        else:
            yield from _tables(each, depth + (each.tag in {"li", "blockquote"}))


def _letters_across(cells: tuple[TableCell, ...]) -> int:
    """Return how many letters a row has at the least: those of each column's longest word."""
    widest: dict[int, int] = {}
    for each in cells:
        for word in text_of(each.element).split():
            most = _LONGEST if _STIFF.search(word) else _SYLLABLES
            letters = min(len(word), most)
            widest[each.column] = max(widest.get(each.column, 0), letters)
    return sum(widest.values())


def _loosen(element: Element, longest: int) -> None:
    """Let what no-break spaces hold together break where it is wider than its column: amounts."""
    held = re.compile(rf"[\S\u00a0\u202f]{{{longest + 1},}}")
    for each in (element, *element):
        name = "text" if each is element else "tail"
        text = getattr(each, name)
        if text:
            setattr(each, name, held.sub(lambda run: _NO_BREAK.sub(" ", run.group()), text))


def soften(body: Element) -> None:
    """Let long words within the cells of tables break, with <wbr> at the places, and tall rows."""
    for row in body.iter("tr"):
        cells = [each for each in row if each.tag in {"td", "th"}]
        if any(len(text_of(each)) > _TALL for each in cells):
            row.set("class", "tall")
        for element in [each for cell in cells for each in cell.iter()]:
            _soften_text(element, Limit(_LONGEST, _PIECE))


def _soften_text(element: Element, limit: Limit) -> None:
    for index, child in reversed(list(enumerate(element))):
        first, *others = _split(child.tail or "", limit)
        if others:
            child.tail = first
            _insert(element, index + 1, others)
    first, *others = _split(element.text or "", limit)
    if others:
        element.text = first
        _insert(element, 0, others)


def _insert(element: Element, index: int, pieces: list[str]) -> None:
    for offset, piece in enumerate(pieces):
        place = Element("wbr")
        place.tail = piece
        element.insert(index + offset, place)


def _split(text: str, limit: Limit) -> list[str]:
    """Return a text in pieces, to be put together again with places to break between them."""
    pieces, end = [""], 0
    for match in _word(limit.longest).finditer(text):
        if limit.only and not limit.only.search(match.group()):
            continue
        first, *others = _part(limit.piece or limit.longest).findall(match.group())
        pieces[-1] += text[end : match.start()] + first
        pieces.extend(others)
        end = match.end()
    pieces[-1] += text[end:]
    return pieces


@cache
def _word(longest: int) -> re.Pattern[str]:
    return re.compile(rf"\S{{{longest + 1},}}")


@cache
def _part(longest: int) -> re.Pattern[str]:
    return re.compile(rf"[^/?&=_.-]{{1,{longest}}}[/?&=_.-]*|[/?&=_.-]+")
