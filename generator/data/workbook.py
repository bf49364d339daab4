"""The tables of all statements as one workbook (XLSX): a sheet each, that opens right in Excel.

Rows go to a file of their own while they are written, so that memory stays the same however many
there are. Texts are texts, also where they look like a number or a formula; dates and numbers are
such, and are shown as the reader's own Excel shows them.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from generator.data.register_rows import Row, Value
from generator.plan.datasets import Dataset
from generator.text.words import load_words
from schema.languages import complete_languages

# What Excel takes: rows of a sheet, signs of a cell (in UTF-16), and digits of a number.
MOST_ROWS = 1_048_576
MOST_SIGNS = 32_767
_MOST_DIGITS = 15
# The end of a text that is cut.
CUT = " […]"
# Excel knows no day before this.
_FIRST_DAY = date(1900, 3, 1)
# Excel's own short date: the reader's settings say how that is written.
_SHORT_DATE = 14
_NARROWEST, _WIDEST, _DATE_WIDTH, _FILTER_WIDTH = 8, 60, 11, 3
# The number and the name of an enterprise stay in view.
_IN_VIEW = 2
# When the file was made, as far as it says: the same for the same content.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_COLUMNS_SHEET = "columns"


class Workbook:
    """A workbook about to be written; what it needs meanwhile lies beside it."""

    def __init__(self, file: Path, most_rows: int = MOST_ROWS) -> None:
        """Begin; a sheet goes on in another one after `most_rows`, its head included."""
        options = {
            "constant_memory": True, "tmpdir": str(file.parent), "strings_to_formulas": False,
            "strings_to_urls": False, "strings_to_numbers": False, "use_zip64": True,
        }  # fmt: skip
        self._book = xlsxwriter.Workbook(file, options)
        made = {"created": _MADE.replace(tzinfo=None), "title": "aktsom", "author": ""}
        self._book.set_properties(made)
        self._head = self._book.add_format({"bold": True, "bottom": 1})
        self._date = self._book.add_format({"num_format": _SHORT_DATE})
        self._sheets: list[Sheet] = []
        self._most_rows = most_rows

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Write the file, also where something went wrong: only so are the rows' files closed."""
        for sheet in self._sheets:
            sheet.finish()
        self._book.close()

    def add_sheet(self, table: Dataset) -> "Sheet":
        """Return the sheet that a table's rows are added to."""
        types = [each.type for each in table.columns]
        return self._add(Sheet(self, table.name, [each.name for each in table.columns], types))

    def _add(self, sheet: "Sheet") -> "Sheet":
        self._sheets.append(sheet)
        return sheet

    def explain(self, tables: Sequence[Dataset]) -> None:
        """Add a sheet that says what every column holds, in every language."""
        words = [load_words(each, "data") for each in complete_languages("pages")]
        heads = ["sheet", "column", "type", *(each.language for each in words)]
        sheet = self._add(Sheet(self, _COLUMNS_SHEET, heads, ["string"] * len(heads)))
        for table in tables:
            for column in table.columns:
                told = (column.title(each) for each in words)
                sheet.add((table.name, column.name, column.type, *told))

    def open(self, name: str, heads: Sequence[str]) -> Worksheet:
        """Return a new sheet with its heads, which stay in view."""
        sheet: Worksheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, _IN_VIEW)
        for place, head in enumerate(heads):
            sheet.write_string(0, place, head, self._head)
        return sheet

    @property
    def most_rows(self) -> int:
        """How many rows a sheet has at most."""
        return self._most_rows

    def write(self, sheet: Worksheet, row: int, column: int, kind: str, value: Value) -> int:
        """Write a cell, unless it is empty; return how wide it is, in signs."""
        if value is None:
            return 0
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, int | float) and abs(value) < 10**_MOST_DIGITS:
            sheet.write_number(row, column, value)
        elif kind == "date" and (day := date.fromisoformat(str(value))) >= _FIRST_DAY:
            sheet.write_datetime(row, column, day, self._date)
            return _DATE_WIDTH
        else:
            sheet.write_string(row, column, cut(str(value)))
        return len(str(value))


class Sheet:
    """A table's sheet, and those in which it goes on where one has not room for all rows."""

    def __init__(
        self, book: Workbook, name: str, heads: Sequence[str], types: Sequence[str]
    ) -> None:
        self._book, self._name, self._heads, self._types = book, name, heads, types
        self._widths = [len(each) + _FILTER_WIDTH for each in heads]
        self._parts = [book.open(name, heads)]
        self._next = 1

    def add(self, row: Row) -> None:
        """Write one row."""
        if self._next == self._book.most_rows:
            self._finish_part()
            name = f"{self._name} {len(self._parts) + 1}"
            self._parts.append(self._book.open(name, self._heads))
            self._next = 1
        for place, value in enumerate(row):
            kind = self._types[place]
            width = self._book.write(self._parts[-1], self._next, place, kind, value)
            self._widths[place] = max(self._widths[place], width)
        self._next += 1

    def finish(self) -> None:
        """Set the widths and the filter of the last part."""
        self._finish_part()

    def _finish_part(self) -> None:
        sheet = self._parts[-1]
        sheet.autofilter(0, 0, self._next - 1, len(self._heads) - 1)
        for place, width in enumerate(self._widths):
            sheet.set_column(place, place, min(max(width, _NARROWEST), _WIDEST))


def cut(text: str) -> str:
    """Return a text that a cell can hold; what is cut ends by a mark that says so."""
    if len(text) <= MOST_SIGNS // 2 or len(text.encode("utf-16-le")) // 2 <= MOST_SIGNS:
        return text
    room = (MOST_SIGNS - len(CUT)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT
