"""The tables of a report as CSV (RFC 4180): ids, codes with labels, and text without markup."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TextIO, TypeAlias

from msgspec import Struct
from pydantic import BaseModel

from generator.book.model import BookMeasure, BookReport
from generator.data.plain import label_of
from generator.plan.datasets import Dataset, DatasetColumn
from generator.text.prose import to_text
from schema.facts.address import Measure
from schema.fields import fields_of
from schema.languages import in_language
from schema.values import Text, listed

if TYPE_CHECKING:
    from _csv import Writer

Cell: TypeAlias = str | bool | int | Decimal | float | date | None
# A row: the model that its columns are of, and the columns that are the table's own.
Rows: TypeAlias = Iterator[tuple[BaseModel, Mapping[str, Cell]]]

# What divides several values in one cell, of codes and of labels: no spreadsheet cuts there.
BETWEEN, BETWEEN_LABELS = "|", " | "
# What tells a spreadsheet that a file is UTF-8.
MARK = "\ufeff"
# What spreadsheets take for the beginning of a formula, also in full width.
_FORMULA = tuple("=+-@\t\r＝＋－＠")  # noqa: RUF001 - these are meant


class Filler(Struct, frozen=True):
    """Fills a table from one report, with texts in its main language."""

    table: Dataset
    organisation: str
    report: BookReport

    def fill(self, model: BaseModel, own: Mapping[str, Cell]) -> Iterator[Cell]:
        """Yield the cells of a row; a field that its model does not have is empty."""
        known = {"organisation": self.organisation, "year": self.report.year, **own}
        for column in self.table.columns:
            if column.field is None or column.name in known:
                yield known[column.name]
            else:
                yield self._cell(column, getattr(model, column.field.name, None))

    def text(self, text: Text, *, markdown: bool = False) -> str | None:
        """Return a text without markup."""
        found = text.find(self.report.language, self.report.language)
        if found is None:
            return None
        return to_text(found[0]) if markdown else found[0]

    def _cell(self, column: DatasetColumn, value: Any) -> Cell:
        """Return the value of a field; several in one cell, and of codes the labels if asked."""
        if isinstance(value, Text):
            markdown = column.field is not None and column.field.kind == "markdown"
            return self.text(value, markdown=markdown)
        if isinstance(value, tuple):
            cells = (str(self._cell(column, each)) for each in value)
            return (BETWEEN_LABELS if column.of_labels else BETWEEN).join(cells) or None
        if column.of_labels and value and column.field and column.field.vocabulary:
            labels = label_of(column.field.vocabulary, value)
            return in_language(labels, self.report.language)
        cell: Cell = value
        return cell


def _risks(report: BookReport, _fill: Filler) -> Rows:
    """Yield one row a risk."""
    for bound in report.risks:
        yield bound.risk, {"measures": sum(map(_says_something, bound.measures))}


def _says_something(bound: BookMeasure) -> bool:
    """Tell whether anything is said of a measure: a form has empty blocks for some."""
    return any(getattr(bound.measure, each.name) for each in fields_of(Measure) if each.is_text)


def _measures(report: BookReport, fill: Filler) -> Rows:
    """Yield one row a measure and risk that it serves, under its risk; those of no risk last.

    `measure` numbers the measures as they are written: rows with the same number are one measure.
    """
    numbers = {each.where: number for number, each in enumerate(report.measures, 1)}
    for risk in report.risks:
        title = fill.text(risk.risk.title)
        for block, bound in enumerate(risk.measures, 1):
            own: dict[str, Cell] = {"block": block, "measure": numbers[bound.where]}
            yield bound.measure, {**own, "risk": risk.risk.id, "risk_title": title}
    for block, bound in enumerate(report.orphan_measures, 1):
        for named in bound.measure.risks:
            own = {"block": block, "measure": numbers[bound.where]}
            yield bound.measure, {**own, "risk": named, "risk_title": None}


def _goals(report: BookReport, _fill: Filler) -> Rows:
    """Yield one row a goal: first those of the year, then those of the next."""
    for goal in listed(report.enterprise.goals):
        yield goal, {"when": "reporting_year"}
    for aim in listed(report.enterprise.next_goals):
        yield aim, {"when": "next_year"}


def _producers(report: BookReport, _fill: Filler) -> Rows:
    """Yield one row a country."""
    facts = report.enterprise
    for each in listed(facts.producers_by_country):
        yield each, {"counted": facts.producers_counted}


_ROWS: Mapping[str, Callable[[BookReport, Filler], Rows]] = {
    "risks": _risks,
    "measures": _measures,
    "goals": _goals,
    "producers": _producers,
}


def write_table(table: Dataset, organisation: str, report: BookReport) -> bytes:
    """Return a table of a report as CSV: UTF-8 with a byte order mark, lines ended by CRLF."""
    stream, filler = io.StringIO(newline=""), Filler(table, organisation, report)
    rows = (filler.fill(*row) for row in rows_of(table.name, report, filler))
    begin_rows(stream).writerows(map(write_cell, row) for row in rows)
    return begin_csv(table) + stream.getvalue().encode()


def rows_of(table: str, report: BookReport, fill: Filler) -> Rows:
    """Return what the rows of a table of a report are of."""
    return _ROWS[table](report, fill)


def begin_csv(table: Dataset) -> bytes:
    """Return what a table begins with: a mark, and its heads."""
    stream = io.StringIO(newline="")
    stream.write(MARK)
    begin_rows(stream).writerow(each.name for each in table.columns)
    return stream.getvalue().encode()


def begin_rows(stream: TextIO) -> "Writer":
    """Return what writes the rows of tables."""
    return csv.writer(stream, lineterminator="\r\n")


def write_cell(cell: Cell) -> Cell:
    """Return a cell as CSV has it: no spreadsheet runs it as a formula."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
