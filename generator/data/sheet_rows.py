"""The rows of a table as XML of a sheet, compressed in pieces that can be joined to one file.

A row has its number, and each cell its address; texts are texts, also where they look like a number
or a formula. A test holds the XML against that of xlsxwriter, which makes the rest of the workbook.
"""

import re
import zlib
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from generator.data.register_rows import Row, Value

# What Excel takes: rows of a sheet, signs of a cell (in UTF-16), and digits of a number.
MOST_ROWS = 1_048_576
MOST_SIGNS = 32_767
_MOST_DIGITS = 15
# The end of a text that is cut.
CUT = " […]"
# Excel knows no day before this, and counts from the day zero: it takes 1900 for a leap year.
_FIRST_DAY, _DAY_ZERO = date(1900, 3, 1), date(1899, 12, 30).toordinal()
DATE_WIDTH = 11
# The format of dates among those of the workbook: heads have the first.
DATE_STYLE = 2
# What XML has other signs for, what it cannot hold, and what would be read as that.
_SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_RAW, _AT_ONCE = -zlib.MAX_WBITS, 1 << 18


class SheetPiece(Struct, frozen=True, array_like=True):
    """Rows that follow each other in one sheet, by its number among those of their table, from 0.

    `data` is deflated, and ends where other data can follow. `size` and `crc` are of the XML.
    """

    part: int
    rows: int
    data: bytes
    size: int
    crc: int


class SheetRows(Struct, frozen=True, array_like=True):
    """Rows of a table: a piece for each sheet that they are in, and how wide each column is."""

    pieces: tuple[SheetPiece, ...]
    widths: tuple[int, ...]


class Deflater:
    """Compresses what is to be joined with more of the same kind."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(wbits=_RAW)
        self._packed: list[bytes] = []
        self.size, self.crc = 0, 0

    def add(self, data: bytes) -> None:
        """Compress some more."""
        self.size += len(data)
        self.crc = zlib.crc32(data, self.crc)
        self._packed.append(self._packer.compress(data))

    def finish(self) -> bytes:
        """Return all of it; what follows does not refer to it."""
        return b"".join((*self._packed, self._packer.flush(zlib.Z_FULL_FLUSH)))


class SheetWriter:
    """Writes rows of a table that come after `before` others, with a head on every sheet."""

    def __init__(self, types: Sequence[str], before: int, most_rows: int = MOST_ROWS) -> None:
        self._dates = tuple(each == "date" for each in types)
        self._begins = tuple(f'<c r="{name_column(place)}' for place in range(len(types)))
        self._widths = [0] * len(types)
        self._of_sheet, self._next = most_rows - 1, before
        self._waiting: list[str] = []
        self._length, self._rows = 0, 0
        self._pieces: list[SheetPiece] = []
        self._deflater = Deflater()

    def add(self, row: Row) -> None:
        """Write one row."""
        if self._rows and self._next % self._of_sheet == 0:
            self._end_piece()
        number = self._next % self._of_sheet + 2
        cells = "".join(self._write(row, number))
        text = f'<row r="{number}">{cells}</row>'
        self._waiting.append(text)
        self._length += len(text)
        self._next += 1
        self._rows += 1
        if self._length > _AT_ONCE:
            self._flush()

    def finish(self) -> SheetRows:
        """Return all rows."""
        if self._rows:
            self._end_piece()
        return SheetRows(tuple(self._pieces), tuple(self._widths))

    def _write(self, row: Row, number: int) -> list[str]:
        cells, widths = [], self._widths
        for place, value in enumerate(row):
            if value is None:
                continue
            content, width = _write_value(value, is_date=self._dates[place])
            cells.append(f'{self._begins[place]}{number}"{content}</c>')
            widths[place] = max(width, widths[place])
        return cells

    def _flush(self) -> None:
        self._deflater.add("".join(self._waiting).encode())
        self._waiting.clear()
        self._length = 0

    def _end_piece(self) -> None:
        self._flush()
        done, part = self._deflater, (self._next - 1) // self._of_sheet
        self._pieces.append(SheetPiece(part, self._rows, done.finish(), done.size, done.crc))
        self._deflater, self._rows = Deflater(), 0


def _write_value(value: Value, *, is_date: bool) -> tuple[str, int]:
    """Return what stands in a cell that is not empty, and how wide it is, in signs."""
    if isinstance(value, bool):
        return f' t="b"><v>{value:d}</v>', len(str(value))
    if isinstance(value, int | float) and abs(value) < 10**_MOST_DIGITS:
        return f"><v>{value:.16G}</v>", len(str(value))
    text = str(value)
    if is_date and (day := date.fromisoformat(text)) >= _FIRST_DAY:
        return f' s="{DATE_STYLE}"><v>{day.toordinal() - _DAY_ZERO}</v>', DATE_WIDTH
    written = _SPECIAL.sub(_escape, cut(text))
    kept = ' xml:space="preserve"' if written[:1].isspace() or written[-1:].isspace() else ""
    return f' t="inlineStr"><is><t{kept}>{written}</t></is>', len(text)


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    if len(sign) > 1:
        return f"_x005F{sign}"
    return _ENTITIES.get(sign) or f"_x{ord(sign):04X}_"


def cut(text: str) -> str:
    """Return a text that a cell can hold; what is cut ends by a mark that says so."""
    if len(text) <= MOST_SIGNS // 2 or len(text.encode("utf-16-le")) // 2 <= MOST_SIGNS:
        return text
    room = (MOST_SIGNS - len(CUT)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT


def name_column(place: int) -> str:
    """Return what a column is called in addresses: A for the first, AA for the 27th."""
    name, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
