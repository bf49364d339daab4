"""The cells of a table: which headers each has, as the HTML's rows, spans and scopes say."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

_ROWS = frozenset({"row", "rowgroup"})


class Cell(Struct, frozen=True):
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

    def shares(self, other: "Cell", scope: str) -> bool:
        """Tell whether two cells have a row, or a column, in common."""
        if scope == "Row":
            return self.row < other.row + other.rows and other.row < self.row + self.rows
        return self.column < other.column + other.columns and (
            other.column < self.column + self.columns
        )


def heads_row(cell: Element) -> bool:
    """Tell whether a cell is the header of its row."""
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


def lay_out(table: Element) -> tuple[Cell, ...]:
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
            cell = Cell(each, row, column, _span(each, "rowspan"), _span(each, "colspan"))
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
    return max(int(value), 1) if value.isdigit() else 1


def headers_of(cell: Cell, cells: tuple[Cell, ...]) -> Iterator[Element]:
    """Yield the headers of a cell of data: those of its row first, then those of its column."""
    headers = [each for each in cells if each.element.tag == "th"]
    for scope in ("Row", "Column"):
        for each in headers:
            if each.scope == scope and each.shares(cell, scope):
                yield each.element
