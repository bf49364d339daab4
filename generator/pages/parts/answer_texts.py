"""Answers as plain text, paragraph by paragraph: what is compared from year to year."""

from collections.abc import Iterator

from generator.pages.format.plain_tables import Cell, Table
from generator.pages.format.rich_text import read_passage
from generator.pages.parts.answers import (
    AnswerView,
    FieldsView,
    ListView,
    MeasuresView,
    RisksView,
    TableView,
    UnavailableView,
    ValueView,
)
from generator.pages.parts.signing import SigningView


def read_answer(view: AnswerView | None) -> str | None:
    """Return what an answer says as lines of plain text; None where a list of its own shows it."""
    if view is None or isinstance(view, RisksView | MeasuresView):
        return None
    return "\n".join(line for line in _lines(view) if line)


def _lines(view: AnswerView) -> Iterator[str]:
    if isinstance(view, ValueView):
        yield read_passage(view.passage)
        yield read_passage(view.note)
    elif isinstance(view, FieldsView):
        for label, passage in view.fields:
            yield f"{label}: {read_passage(passage)}"
    elif isinstance(view, TableView):
        yield from _rows(view.table)
    elif isinstance(view, ListView):
        yield from map(read_passage, view.passages)
        yield from (link.text for link in view.links)
    elif isinstance(view, SigningView):
        yield from (f"{label}: {told}" for label, told in view.lines)
    elif isinstance(view, UnavailableView):
        yield read_passage(view.reason)


def _rows(table: Table) -> Iterator[str]:
    for row in (*table.rows, *([table.total] if table.total else [])):
        yield " – ".join(filter(None, map(read_cell, row)))


def read_cell(cell: Cell) -> str:
    """Return what a cell of a table says as plain text."""
    parts = (
        cell.link.text if cell.link else "",
        cell.tag.label if cell.tag else "",
        read_passage(cell.passage),
        read_passage(cell.note),
    )
    return " ".join(filter(None, parts))
