"""The values of fields as readers meet them, by the kind that the model says they are of."""

from typing import Any

from generator.pages.context import PageContext
from generator.pages.format.rich_text import Passage, localise, make_plain, render_text
from schema.fields import Field


def show_value(field: Field, value: Any, context: PageContext, anchor: str) -> Passage | None:
    """Return a value as a page shows it, None where there is none; `anchor` begins ids in it."""
    if field.kind == "markdown":
        return render_text(value, context, anchor)
    if field.kind == "text":
        return localise(value, context)
    said = say_value(field, value, context)
    return make_plain(said, context) if said else None


def say_value(field: Field, value: Any, context: PageContext) -> str | None:
    """Return a value that is no text in words, several of them as a list; None if there is none."""
    return context.writer.write(value, field) or None
