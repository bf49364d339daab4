"""A field with a value on its line and lines below it, which libyaml takes for a wrong indent."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pydantic import BaseModel

from generator.findings.codes import syntax
from generator.findings.finding import Finding, Ref
from generator.findings.positions import Span
from schema.facts import FACTS_BY_STEP
from schema.fields import Field, fields_of
from schema.kept_patterns import compile_kept
from schema.organisation import Organisation
from schema.report import Report

# A name, a colon and a value that is complete on its line; a comment may follow.
_VALUED = compile_kept(
    r"(?P<start> {0,40}(?:- {1,9})?)(?P<name>[A-Za-z_]\w{0,40}): {1,9}(?P<value>[^\s|>&#].*)"
)
_BELOW = compile_kept(r"(?P<start>\s*)(?P<what>-\s|[A-Za-z_]\w*:(?:\s|$))")
_SHOWN = 40


def find_value_above(path: str, lines: Sequence[str], number: int, above: int) -> Finding | None:
    """Return that the field on the line `above` has a value, though the next line is to be it.

    Lines are counted from 1. Only of fields that hold lists or other fields: the lines below a text
    may be the rest of it.
    """
    valued, below = _VALUED.fullmatch(lines[above - 1].rstrip()), _BELOW.match(lines[number - 1])
    if above == number or valued is None or below is None or valued["name"] not in _holders():
        return None
    item = below["what"].startswith("-")
    if not item and below["what"].strip(": ") not in _holders()[valued["name"]]:
        # No field of what it holds, but one beside it, indented too far.
        return None
    indent, inner = len(valued["start"]), len(below["start"])
    if inner < indent or (inner == indent and not (item and not valued["start"].strip())):
        return None
    first = valued.start("value") + 1
    value = valued["value"].partition(" #")[0].rstrip()
    span = Span(above, first, above, first + len(value))
    shown = value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1].rstrip()}…"
    return syntax.VALUE_AND_LINES.at(Ref(path, span=span), key=valued["name"], value=shown)


@cache
def _holders() -> Mapping[str, frozenset[str]]:
    """Return the names of the fields that hold lists or other fields, with the names of these."""
    models: tuple[type[BaseModel], ...] = (Organisation, Report, *FACTS_BY_STEP.values())
    fields = [field for model in models for field in _fields_in(model)]
    texts = {each.key for each in fields if each.is_text and not each.many}
    held: defaultdict[str, set[str]] = defaultdict(set)
    for each in fields:
        if (each.fields or each.many) and each.key not in texts:
            held[each.key].update(inner.key for inner in each.fields)
    return {key: frozenset(names) for key, names in held.items()}


def _fields_in(model: type[BaseModel]) -> Iterator[Field]:
    for field in fields_of(model):
        yield field
        if field.fields and field.model:
            yield from _fields_in(field.model)
