"""Models of content files compared field by field, in the model's order."""

from collections.abc import Collection, Iterator
from typing import Any, TypeAlias

from msgspec.structs import replace

from generator.book.plain import PlainWriter
from generator.compare.changes import Change, Difference
from generator.text.words import load_words
from schema.fields import Field, fields_of
from schema.report import Money, Period
from schema.values import Model, Unavailable

# What writes values as plain text, before and now.
Writers: TypeAlias = tuple[PlainWriter, PlainWriter]
# Models that are one value to readers.
_WHOLE = frozenset({Money, Period, Unavailable})


def list_changed_fields(
    before: Model, now: Model, writers: Writers, leave_out: Collection[str] = ()
) -> Iterator[Change]:
    """Yield the fields of two models of the same kind that differ, each as a change."""
    reader = writers[1].reader
    for field in fields_of(type(now)):
        old, new = getattr(before, field.name), getattr(now, field.name)
        if field.name not in leave_out and old != new:
            found = tuple(compare_values(old, new, writers, field))
            if [each.field for each in found] == [field.name]:
                found = (replace(found[0], label=""),)
            note = "" if found else load_words(reader, "changes")["unseen"]
            yield Change(field.name, "changed", field.short(reader), found, note)


def compare_fields(
    before: Model | None, now: Model | None, writers: Writers
) -> Iterator[Difference]:
    """Yield how the fields of two models differ; one that is None has none of them filled in."""
    there = now or before
    for field in fields_of(type(there)) if there else ():
        old, new = (getattr(each, field.name) if each else None for each in (before, now))
        if old != new:
            yield from compare_values(old, new, writers, field)


def compare_values(
    old: Any, new: Any, writers: Writers, field: Field | None = None
) -> Iterator[Difference]:
    """Yield how two values differ, of a field or an answer: a model's field by field."""
    kinds = {type(each) for each in (old, new) if each is not None}
    kind = kinds.pop() if len(kinds) == 1 else None
    if kind and issubclass(kind, Model) and kind not in _WHOLE:
        yield from compare_fields(old, new, writers)
        return
    # Where texts differ in no language that is shown, all of their languages are; those of answers
    # are compared by themselves.
    for all_languages in (False, True) if field else (False,):
        was, says = (
            replace(writer, all_languages=all_languages).write(each, field)
            for writer, each in zip(writers, (old, new), strict=True)
        )
        if was != says:
            label = field.short(writers[1].reader) if field else ""
            yield Difference(field.name if field else "answer", label, was, says)
            return
