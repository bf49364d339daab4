"""Labels within an answer, of a table's rows or a measure's fields, and their values."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from pydantic import BaseModel

from generator.importing.lexicon import end_of, squeeze
from generator.importing.lines import Line
from generator.importing.portal import wordings
from schema.facts.address import Measure
from schema.facts.enterprise import Goal, Purchasing, Workers
from schema.facts.identify import Risk
from schema.fields import fields_of

_LONGEST = 8
# Labels of fewer letters than this are common words: a colon, or nothing, must follow them.
_LONG = 12
# Models whose fields stand within answers of a kind, each with its label.
LABELLED: Mapping[str, type[BaseModel]] = {
    "percentages": Purchasing, "workers": Workers, "goals": Goal, "next_goals": Goal,
    "measures": Measure, "risks": Risk,
}  # fmt: skip
# A label this long is never a word of the text.
_WHOLE = 25


class Label(Struct, frozen=True):
    """A label found in lines `start` to `end`: its key, and what follows on its last line.

    `length` is how many letters it has.
    """

    key: str
    start: int
    end: int
    rest: str
    length: int = 0


class Field(Struct, frozen=True):
    """A label's key and the lines of its value."""

    key: str
    lines: tuple[Line, ...]


@cache
def labels_of(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the letters and the key of every label of a model's fields, the longest first."""
    known = wordings().fields.get(model.__name__, {})
    found = {
        (squeeze(text), field.key)
        for field in fields_of(model)
        if field.is_shown or field.key in known
        for text in (*field.words.label.by_language.values(), *known.get(field.key, ()))
    }
    return tuple(sorted(found, key=lambda each: (-len(each[0]), each)))


def find_label(lines: Sequence[Line], at: int, model: type[BaseModel]) -> Label | None:
    """Return the longest label of a model's fields that begins on a line."""
    beginning = squeeze(lines[at].text)
    for letters, key in labels_of(model):
        if letters.startswith(beginning) or beginning.startswith(letters):
            label = _follow(lines, at, letters, key)
            if label is not None and _is_label(label, letters):
                return label
    return None


def _follow(lines: Sequence[Line], at: int, letters: str, key: str) -> Label | None:
    seen = ""
    for position in range(at, min(at + _LONGEST, len(lines))):
        text = lines[position].text
        missing = len(letters) - len(seen)
        if len(squeeze(text)) >= missing:
            end = end_of(text, missing)
            if end is None or seen + squeeze(text[:end]) != letters:
                return None
            return Label(key, at, position + 1, text[end:].strip(), len(letters))
        seen += squeeze(text)
        if not letters.startswith(seen):
            return None
    return None


def find_parted(lines: Sequence[Line], at: int, model: type[BaseModel]) -> tuple[int, int] | None:
    """Return where a label's beginning ends, and the line further down that is its whole rest."""
    seen = ""
    for end in range(at + 1, min(at + _LONGEST, len(lines)) + 1):
        seen += squeeze(lines[end - 1].text)
        begun = [letters for letters, _ in labels_of(model) if letters.startswith(seen)]
        if not begun:
            return None
        rests = {letters[len(seen) :] for letters in begun if letters != seen}
        for rest in range(end + 1, len(lines)):
            if len(seen) >= _LONG and squeeze(lines[rest].text) in rests:
                return end, rest
    return None


def _is_label(label: Label, letters: str) -> bool:
    return not label.rest or label.rest[0] in ":?" or len(letters) >= _LONG


def split_fields(
    lines: Sequence[Line], model: type[BaseModel], order: Sequence[str]
) -> tuple[tuple[Line, ...], tuple[Field, ...]]:
    """Return the lines before the first label, and every label's value.

    A label that comes before one that has been is text: each stands once, in the order given. So
    is a short one, such as «Resultater», where the whole label comes as well.
    """
    before: list[Line] = []
    fields: list[tuple[str, list[Line]]] = []
    at, reached = 0, -1
    found = [find_label(lines, at, model) if line else None for at, line in enumerate(lines)]
    longest = {key: max(each.length for each in found if each and each.key == key)
               for key in {each.key for each in found if each}}  # fmt: skip
    while at < len(lines):
        label = found[at]
        if label is not None and label.length < min(_WHOLE, longest[label.key]):
            label = None
        if label is not None and label.key in order and order.index(label.key) > reached:
            reached = order.index(label.key)
            rest = label.rest.lstrip(" :?")
            fields.append((label.key, [lines[label.end - 1].with_text(rest)] if rest else []))
            at = label.end
            continue
        (fields[-1][1] if fields else before).append(lines[at])
        at += 1
    return tuple(before), tuple(Field(key, tuple(value)) for key, value in fields)


Row = tuple[str, Line | None]


def pair(tokens: Sequence[tuple[bool, str, Line]]) -> list[Row] | None:
    """Join labels and values of a table, whether row by row or column by column.

    A token is (is it a label, what it says, its line). Returns (label, line of its value or None)
    of each row; None where it cannot be told which value is whose.
    """
    rows: list[Row] = []
    runs = list(_runs(tokens))
    sizes = {len(values) for _, values in runs}
    if len(runs) > 1 and max(sizes) > 1 and len(sizes) > 1:
        return None
    for labels, values in runs:
        if len(labels) == len(values):
            rows.extend(zip(labels, values, strict=True))
        elif labels and len(values) <= 1:
            rows.extend((label, None) for label in labels[: len(labels) - len(values)])
            rows.extend(zip(labels[-1:], values, strict=False))
        else:
            return None
    return rows


def _runs(tokens: Sequence[tuple[bool, str, Line]]) -> Iterator[tuple[list[str], list[Line]]]:
    """Yield labels in a row with the values in a row that follow them."""
    labels: list[str] = []
    values: list[Line] = []
    for is_label, what, line in tokens:
        if is_label and values:
            yield labels, values
            labels, values = [], []
        if is_label:
            labels.append(what)
        else:
            values.append(line.with_text(what))
    if labels or values:
        yield labels, values
