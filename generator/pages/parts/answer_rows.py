"""Answers of labelled values, compared value by value: what each was, and what it is now."""

from collections.abc import Iterator
from typing import TypeAlias

from generator.pages.format.rich_text import read_passage
from generator.pages.parts.answer_texts import read_cell
from generator.pages.parts.answers import AnswerView, FieldsView, TableView, ValueView
from generator.pages.parts.signing import SigningView

# A label, empty where the answer is one value; the value before; the value now. None where none.
Row: TypeAlias = tuple[str, str | None, str | None]
_Pair: TypeAlias = tuple[str, str]


def compare_rows(before: AnswerView | None, now: AnswerView | None) -> tuple[Row, ...]:
    """Return the values that differ; none unless both answers are of values with labels.

    Labels that repeat cannot be paired, and give none either.
    """
    pairs = tuple(tuple(_read(each)) for each in (before, now))
    old, new = (dict(each) for each in pairs)
    if not old or not new or any(len(dict(each)) < len(each) for each in pairs):
        return ()
    labels = dict.fromkeys((*new, *old))
    rows = ((label, old.get(label), new.get(label)) for label in labels)
    return tuple((label, was, now) for label, was, now in rows if was != now)


def _read(view: AnswerView | None) -> Iterator[_Pair]:
    if isinstance(view, ValueView):
        yield "", ", ".join(filter(None, (read_passage(view.passage), read_passage(view.note))))
    elif isinstance(view, FieldsView):
        for label, passage in view.fields:
            if passage:
                yield label, read_passage(passage)
    elif isinstance(view, TableView):
        table = view.table
        for heading, *values in (*table.rows, *([table.total] if table.total else ())):
            yield read_cell(heading), " – ".join(filter(None, map(read_cell, values)))
    elif isinstance(view, SigningView):
        yield from view.lines
