"""The values of fields as readers meet them, by the kind that the model says they are of."""

from typing import Any

from generator.book.model import BookReport
from generator.pages.format.rich_text import Passage, localise, make_plain, render_text
from generator.pages.place import Place
from schema.fields import Field


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
    return place.writer.write(value, field) or None
