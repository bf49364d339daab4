"""What frames a report or an organisation: the fields of report.yaml and organisation.yaml."""

from collections.abc import Collection, Iterator

from msgspec import Struct
from pydantic import BaseModel

from schema.values import Text


class FieldChange(Struct, frozen=True):
    """A field that differs, as lines of plain text; empty where it says nothing."""

    field: str
    before: str
    now: str


def compare_fields(
    before: BaseModel, now: BaseModel, leave_out: Collection[str] = ()
) -> Iterator[FieldChange]:
    """Yield the fields of two models of the same kind that differ, in the model's order."""
    for field in type(now).model_fields:
        old, new = getattr(before, field), getattr(now, field)
        if field not in leave_out and old != new:
            yield FieldChange(field, write_plainly(old), write_plainly(new))


def write_plainly(value: object) -> str:
    """Return a value of a content file as plain text, a line for each item of a list."""
    if value is None:
        return ""
    if isinstance(value, Text):
        several = len(value.by_language) > 1
        named = value.by_language.items()
        return "; ".join(f"{code}: {text}" if several else text for code, text in named)
    if isinstance(value, BaseModel):
        return ", ".join(_fields(value))
    if isinstance(value, tuple):
        between = "\n" if any(isinstance(each, BaseModel) for each in value) else ", "
        return between.join(map(write_plainly, value))
    return ("nei", "ja")[value] if isinstance(value, bool) else str(value)


def _fields(value: BaseModel) -> Iterator[str]:
    for name, field in type(value).model_fields.items():
        written = write_plainly(getattr(value, name))
        if written:
            yield f"{field.alias or name}: {written}"
