"""The values of fields as readers meet them, by the kind that the model says they are of."""

from collections.abc import Callable, Mapping
from typing import Any

from generator.book.model import BookReport
from generator.data.plain import label_of
from generator.pages.format.rich_text import Passage, localise, make_plain, render_text
from generator.pages.place import Place
from generator.text.cldr import (
    format_date,
    format_number,
    format_percent,
    join_words,
)
from schema.fields import Field, Kind
from schema.languages import in_language


def show_value(
    field: Field, value: Any, place: Place, report: BookReport, anchor: str
) -> Passage | None:
    """Return a value as a page shows it, None where there is none; `anchor` begins ids in it."""
    if field.kind == "markdown":
        return render_text(value, place, report, anchor)
    if field.kind == "text":
        return localise(value, place, report)
    said = say_value(field, value, place)
    return make_plain(said, place) if said else None


def say_value(field: Field, value: Any, place: Place) -> str | None:
    """Return a value that is no text in words, several of them as a list; None if there is none."""
    if isinstance(value, tuple):
        return join_words(tuple(_say(field, each, place) for each in value), place.language) or None
    return None if value is None else _say(field, value, place) or None


def _say(field: Field, value: Any, place: Place) -> str:
    if field.vocabulary:
        return in_language(label_of(field.vocabulary, value), place.language)
    if field.kind == "yes_no":
        return place.words["yes" if value else "no"]
    write = _WRITTEN.get(field.kind)
    return write(value, place.language) if write else str(value)


_WRITTEN: Mapping[Kind, Callable[[Any, str], str]] = {
    "integer": format_number,
    "number": format_number,
    "percent": format_percent,
    "date": format_date,
}
