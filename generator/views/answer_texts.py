"""Answers as plain text, paragraph by paragraph: what is compared from year to year."""

import re
from collections.abc import Iterator
from html import unescape

from generator.views.answers import (
    AnswerView,
    FieldsView,
    ListView,
    MeasuresView,
    RisksView,
    TableView,
    UnavailableView,
    ValueView,
)
from generator.views.passages import Passage
from generator.views.signing import SigningView
from generator.views.tables import Cell, Table

_BREAK, _TAG = re.compile("</p>|</li>|<br ?/?>"), re.compile("<[^>]+>")


def read_answer(view: AnswerView | None) -> str | None:
    """Return what an answer says as lines of plain text; None where a list of its own shows it."""
    if view is None or isinstance(view, RisksView | MeasuresView):
        return None
    return "\n".join(line for line in _lines(view) if line)


def _lines(view: AnswerView) -> Iterator[str]:
    if isinstance(view, ValueView):
        yield _text(view.passage)
        yield _text(view.note)
    elif isinstance(view, FieldsView):
        for label, passage in view.fields:
            yield f"{label}: {_text(passage)}"
    elif isinstance(view, TableView):
        yield from _rows(view.table)
    elif isinstance(view, ListView):
        yield from map(_text, view.passages)
        yield from (link.text for link in view.links)
    elif isinstance(view, SigningView):
        yield view.line or ""
        yield from _rows(view.names) if view.names else ()
    elif isinstance(view, UnavailableView):
        yield _text(view.reason)


def _rows(table: Table) -> Iterator[str]:
    for row in (*table.rows, *([table.total] if table.total else [])):
        yield " – ".join(filter(None, map(_cell, row)))


def _cell(cell: Cell) -> str:
    parts = (
        cell.link.text if cell.link else "",
        cell.tag.label if cell.tag else "",
        _text(cell.passage),
        _text(cell.note),
    )
    return " ".join(filter(None, parts))


def _text(passage: Passage | None) -> str:
    return unescape(_TAG.sub("", _BREAK.sub("\n", passage.html))).strip() if passage else ""
