"""Labels within an answer, of a table's rows or a measure's fields, and their values."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from pydantic import BaseModel

from generator.importing.portal.data import labels_of
from generator.importing.portal.lexicon import end_of, squeeze
from generator.importing.source.lines import Lines, SourceLine

_LONGEST = 8
# Labels of fewer letters than this are common words: a colon, or nothing, must follow them.
_LONG = 12
# A label this long is never a word of the text.
_WHOLE = 25
# «Overordnet mål 2 :» is the second of several.
_NUMBER = re.compile(r"^\d{1,2}\s*(?=:)")


class FoundLabel(Struct, frozen=True):
    """A label found in lines `start` to `end`: its key, and what follows on its last line.

    `length` is how many letters it has, and `letters` are these.
    """

    key: str
    start: int
    end: int
    rest: str
    length: int = 0
    letters: str = ""

    @property
    def is_marked(self) -> bool:
        """Whether nothing but a colon and a value follow, as they do in the form."""
        return not self.rest or self.rest.startswith(":")


class LabelledValue(Struct, frozen=True):
    """A label's key, the lines of its value, and which line the label begins on."""

    key: str
    lines: Lines
    at: int = 0


def find_label(lines: Sequence[SourceLine], at: int, model: type[BaseModel]) -> FoundLabel | None:
    """Return the longest label of a model's fields that begins on a line."""
    beginning = squeeze(lines[at].text)
    for letters, key in labels_of(model):
        if letters.startswith(beginning) or beginning.startswith(letters):
            label = _follow(lines, at, letters, key)
            if label is not None and _is_label(label, letters):
                return label
    return None


def _follow(lines: Sequence[SourceLine], at: int, letters: str, key: str) -> FoundLabel | None:
    seen = ""
    for position in range(at, min(at + _LONGEST, len(lines))):
        text = lines[position].text
        missing = len(letters) - len(seen)
        if len(squeeze(text)) >= missing:
            end = end_of(text, missing)
            if end is None or seen + squeeze(text[:end]) != letters:
                return None
            rest = _NUMBER.sub("", text[end:].strip())
            return FoundLabel(key, at, position + 1, rest, len(letters), letters)
        seen += squeeze(text)
        if not letters.startswith(seen):
            return None
    return None


def find_parted(
    lines: Sequence[SourceLine], at: int, model: type[BaseModel]
) -> tuple[int, int] | None:
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


def _is_label(label: FoundLabel, letters: str) -> bool:
    return not label.rest or label.rest[0] in ":?" or len(letters) >= _LONG


def without_stray_labels(
    found: Mapping[int, FoundLabel], order: Sequence[str]
) -> dict[int, FoundLabel]:
    """Return the labels without those that are but a word of the text.

    A short one, such as «Resultater», is text where the whole label comes as well.
    """
    longest: dict[str, int] = {}
    for each in found.values():
        longest[each.key] = max(longest.get(each.key, 0), each.length)
    return {
        at: each
        for at, each in found.items()
        if each.key in order and each.length >= min(_WHOLE, longest[each.key])
    }


def split_fields(
    lines: Sequence[SourceLine], model: type[BaseModel], order: Sequence[str]
) -> tuple[Lines, tuple[LabelledValue, ...]]:
    """Return the lines before the first label, and every label's value.

    A label that comes before one that has been is text: each comes once, in the order given.
    """
    known = [find_label(lines, at, model) if line else None for at, line in enumerate(lines)]
    found = without_stray_labels({at: each for at, each in enumerate(known) if each}, order)
    before, groups = split_groups(lines, found, order)
    if len(groups) > 1:
        first = {at: each for at, each in found.items() if at < groups[1][0].at}
        before, groups = split_groups(lines, first, order)
    return before, groups[0] if groups else ()


def split_groups(
    lines: Sequence[SourceLine], found: Mapping[int, FoundLabel], order: Sequence[str]
) -> tuple[Lines, tuple[tuple[LabelledValue, ...], ...]]:
    """Return the lines before the first label, and the fields of each goal that lines have.

    A label that comes before one that has been is text, but for the very first one written as it
    was: with it the fields of another goal begin.
    """
    before: list[SourceLine] = []
    groups: list[list[tuple[FoundLabel, list[SourceLine]]]] = []
    at, reached = 0, -1
    while at < len(lines):
        label = found.get(at)
        place = order.index(label.key) if label and label.key in order else -1
        again = bool(label and groups and _begins_again(label, groups[0][0][0], found, order))
        if label is not None and (place > reached or again):
            if again or not groups:
                groups.append([])
            reached = place
            rest = label.rest.lstrip(" :?")
            groups[-1].append((label, [lines[label.end - 1].with_text(rest)] if rest else []))
            at = label.end
            continue
        (groups[-1][-1][1] if groups else before).append(lines[at])
        at += 1
    fields = (
        tuple(LabelledValue(label.key, tuple(value), label.start) for label, value in group)
        for group in groups
    )
    return tuple(before), tuple(fields)


def _begins_again(
    label: FoundLabel, first: FoundLabel, found: Mapping[int, FoundLabel], order: Sequence[str]
) -> bool:
    """Return whether a label is the first one of a block, written once more for another goal."""
    if label.start <= first.start or label.letters != first.letters or not label.is_marked:
        return False
    following = next((found[at] for at in sorted(found) if at > label.start), None)
    follows = following is not None and order.index(following.key) > order.index(label.key)
    return label.length >= _LONG or follows


Row = tuple[str, SourceLine | None]


def pair(tokens: Sequence[tuple[bool, str, SourceLine]]) -> list[Row] | None:
    """Join labels and values of a table, whether row by row or column by column.

    A token is (is it a label, what it says, its line). Returns (label, line of its value or None)
    of each row; None where it is unclear which value is whose.
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


def _runs(
    tokens: Sequence[tuple[bool, str, SourceLine]],
) -> Iterator[tuple[list[str], list[SourceLine]]]:
    """Yield labels in a row with the values in a row that follow them."""
    labels: list[str] = []
    values: list[SourceLine] = []
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
