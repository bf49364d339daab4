"""The tables of all statements as one workbook (XLSX): a sheet each, that opens right in Excel.

Rows come in compressed pieces (`sheet_rows`), which go to files of their own, so that memory stays
the same however many there are. xlsxwriter makes all around them. Dates and numbers are such, and
are shown as the reader's own Excel shows them.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.data.joined_zip import Sum, end_of_member, put_member
from generator.data.sheet_rows import (
    DATE_STYLE,
    MOST_ROWS,
    Deflater,
    SheetRows,
    SheetWriter,
    name_column,
)
from generator.plan.datasets import Dataset
from generator.plan.fingerprint import fingerprint_folder
from generator.text.words import load_words
from schema.languages import complete_languages
from schema.user_cache import keep_value

# Excel's own short date: the reader's settings say how that is written.
_SHORT_DATE = 14
_NARROWEST, _WIDEST, _FILTER_WIDTH = 8, 60, 3
# The number and the name of an enterprise stay in view.
_IN_VIEW = 2
# When the file was made, as far as it says: the same for the same content.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_COLUMNS_SHEET = "columns"
_ROWS_END = b"</sheetData>"
_DIMENSION = re.compile(rb'(?<=<dimension ref=")[^"]*')
_AT_ONCE = 1 << 20


class _SheetPart:
    """One sheet about to be written: its name, its rows in a file, and what is true of them."""

    def __init__(self, name: str, file: Path) -> None:
        self.name, self.file = name, file
        self.rows, self.sum = 0, Sum()


class Sheet:
    """A table's sheet, and those in which it goes on where one has not room for all rows."""

    def __init__(self, folder: Path, name: str, heads: Sequence[str], types: Sequence[str]) -> None:
        self.heads, self.types = tuple(heads), tuple(types)
        self._folder, self._name = folder, name
        self._widths = [len(each) + _FILTER_WIDTH for each in heads]
        self.parts: list[_SheetPart] = []
        self._open()

    @property
    def widths(self) -> list[int]:
        """How wide the columns are, in signs."""
        return [min(max(each, _NARROWEST), _WIDEST) for each in self._widths]

    def add(self, rows: SheetRows) -> None:
        """Add rows that come after those that are there."""
        self._widths = [max(both) for both in zip(self._widths, rows.widths, strict=True)]
        for piece in rows.pieces:
            while piece.part >= len(self.parts):
                self._open()
            part = self.parts[piece.part]
            with part.file.open("ab") as stream:
                stream.write(piece.data)
            part.rows += piece.rows
            part.sum += Sum(piece.crc, piece.size)

    def _open(self) -> None:
        number = len(self.parts) + 1
        name = f"{self._name} {number}" if self.parts else self._name
        file = self._folder / f"{self._name}-{number}.rows"
        file.touch()
        self.parts.append(_SheetPart(name, file))


class Workbook:
    """A workbook about to be written; `folder` has what it needs meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sheets: list[Sheet] = []

    def add_sheet(self, table: Dataset) -> Sheet:
        """Return the sheet that a table's rows are added to."""
        types = [each.type for each in table.columns]
        return self._add(table.name, [each.name for each in table.columns], types)

    def _add(self, name: str, heads: Sequence[str], types: Sequence[str]) -> Sheet:
        sheet = Sheet(self._folder, name, heads, types)
        self._sheets.append(sheet)
        return sheet

    def explain(self, tables: Sequence[Dataset]) -> None:
        """Add a sheet that says what every column holds, in every language."""
        words = [load_words(each, "data") for each in complete_languages("pages")]
        heads = ["sheet", "column", "type", *(each.language for each in words)]
        types = ["string"] * len(heads)
        writer = SheetWriter(types, 0, MOST_ROWS)
        for table in tables:
            for column in table.columns:
                told = (column.title(each) for each in words)
                writer.add((table.name, column.name, column.type, *told))
        self._add(_COLUMNS_SHEET, heads, types).add(writer.finish())

    def write(self, file: Path) -> None:
        """Write the workbook; what was needed for it is gone afterwards."""
        parts = {
            f"xl/worksheets/sheet{number}.xml": (part, len(sheet.heads))
            for number, (sheet, part) in enumerate(self._parts(), 1)
        }
        frame_file = io.BytesIO(self._find_frame())
        with ZipFile(frame_file) as frame, ZipFile(file, "w", ZIP_DEFLATED) as book:
            _join(frame, parts, book)
        for part, _ in parts.values():
            part.file.unlink()

    def _parts(self) -> Iterator[tuple[Sheet, _SheetPart]]:
        return ((sheet, part) for sheet in self._sheets for part in sheet.parts)

    def _find_frame(self) -> bytes:
        """Return the workbook without rows, but for the heads of its sheets.

        It is kept: an edit seldom makes another one, and xlsxwriter takes long to load.
        """
        told = [(part.name, part.rows, sheet.heads, sheet.widths) for sheet, part in self._parts()]
        by = (version("xlsxwriter"), fingerprint_folder("generator"))
        digest = sha256(repr((by, told)).encode()).hexdigest()
        return keep_value(f"workbook-{digest[:32]}.msgpack", bytes, self._make_frame)

    def _make_frame(self) -> bytes:
        import xlsxwriter

        stream = io.BytesIO()
        book = xlsxwriter.Workbook(stream, {"in_memory": True})
        made = {"created": _MADE.replace(tzinfo=None), "title": "aktsom", "author": ""}
        book.set_properties(made)
        head = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": _SHORT_DATE})
        # Formats have numbers as they are first used; rows know that of days.
        numbers = head._get_xf_index(), day._get_xf_index()  # noqa: SLF001 - see above
        if numbers[1] != DATE_STYLE:
            raise ValueError(f"formats are numbered otherwise: {numbers}")
        for sheet, part in self._parts():
            made = book.add_worksheet(part.name)
            made.freeze_panes(1, _IN_VIEW)
            made.autofilter(0, 0, part.rows, len(sheet.heads) - 1)
            for place, (title, width) in enumerate(zip(sheet.heads, sheet.widths, strict=True)):
                made.write_string(0, place, title, head)
                made.set_column(place, place, width)
        book.close()
        return stream.getvalue()


def _join(frame: ZipFile, parts: Mapping[str, tuple[_SheetPart, int]], book: ZipFile) -> None:
    """Write a workbook: what the frame has, with the rows of its sheets."""
    for member in frame.infolist():
        info, data = ZipInfo(member.filename, member.date_time), frame.read(member)
        found = parts.get(member.filename)
        if found is None:
            book.writestr(info, data, ZIP_DEFLATED)
            continue
        part, columns = found
        all_of_it = f"A1:{name_column(columns - 1)}{part.rows + 1}".encode()
        start, _, end = _DIMENSION.sub(all_of_it, data, count=1).partition(_ROWS_END)
        around = _deflate(start), _deflate(_ROWS_END + end)
        known = around[0][1] + part.sum + around[1][1]
        put_member(book, info, _read(around[0][0], part.file, around[1][0]), known)


def _deflate(data: bytes) -> tuple[bytes, Sum]:
    deflater = Deflater()
    deflater.add(data)
    return deflater.finish(), Sum(deflater.crc, deflater.size)


def _read(start: bytes, rows: Path, end: bytes) -> Iterator[bytes]:
    yield start
    with rows.open("rb") as stream:
        while data := stream.read(_AT_ONCE):
            yield data
    yield end
    yield end_of_member()
