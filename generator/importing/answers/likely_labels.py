"""Labels of a measure's fields in a wording that nobody knows, found by likeness and recurrence.

The portal prints the same labels in every block of measures. A field without any known label, and a
wording in its place that comes in every block, ends in a colon as the known ones do, or has the
words of the field, are taken to be each other's. Every such guess is told.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from pydantic import BaseModel
from rapidfuzz import fuzz

from generator.importing.answers.labels import FoundLabel, find_label, without_stray_labels
from generator.importing.portal.data import texts_of, wordings
from generator.importing.portal.lexicon import squeeze, words_of
from generator.importing.portal.names import terms
from generator.importing.source.lines import Lines, SourceLine

_LONGEST_LINES, _LONGEST_TEXT, _FEW_WORDS = 5, 260, 9
_COLON = re.compile(r"(?P<space> ?):(?=\s|$)")
_COUNTED = re.compile(r"\(?\d{1,2}[.)]?\s+(?=[^\W\d_])")
_SENTENCE = re.compile(r"[.!?]\s")
_STEM = 5
# From which likeness a wording is a label even where it stands but once, and is one more reason.
_LIKE, _SOMEWHAT = 0.8, 0.6
# What else speaks for it: a word of the field, a status below, that it comes again, its colon.
_HINT, _STATUS, _PLACE = 0.5, 0.6, 0.3
_HALF = 0.5


class ColonLabel(Struct, frozen=True):
    """What stands before a colon: its words, lines `start` to `end`, and what follows it."""

    text: str
    start: int
    end: int
    rest: str
    spaced: bool

    @property
    def letters(self) -> str:
        """The letters by which it is the same label in every block."""
        return squeeze(self.text)


class LabelsOfBlocks(Struct, frozen=True):
    """The labels of each block by the line that they begin on, and those that were guessed."""

    blocks: tuple[Mapping[int, FoundLabel], ...]
    guesses: tuple[tuple[SourceLine, str, str], ...]


class _LabelPlace(Struct, frozen=True):
    """A wording in a block: the fields that it may head there by the known labels around it."""

    block: int
    label: ColonLabel
    keys: frozenset[str]
    is_styled: bool
    value: str


def label_before_colon(
    lines: Sequence[SourceLine], at: int, model: type[BaseModel]
) -> ColonLabel | None:
    """Return what may be a label that begins on a line: words up to a colon, and no sentence.

    A known label is none, nor are the words above one.
    """
    first = lines[at].text
    counted = _COUNTED.match(first)
    text = ""
    for end in range(at, min(at + _LONGEST_LINES, len(lines))):
        line = lines[end].text if end > at else first[counted.end() if counted else 0 :]
        mark = _COLON.search(line)
        if end > at and mark and line[:1].isupper():
            return None
        text = f"{text} {line[: mark.start()] if mark else line}".strip()
        known = bool(line) and find_label(lines, end, model) is not None
        if not line or known or len(text) > _LONGEST_TEXT:
            return None
        if mark:
            rest = line[mark.end() :].strip()
            label = ColonLabel(text, at, end + 1, rest, bool(mark["space"]))
            return label if _may_be(label, len(text.split())) else None
    return None


def _may_be(label: ColonLabel, words: int) -> bool:
    whole = label.text[:1].isupper() and not _SENTENCE.search(label.text)
    return whole and (words <= _FEW_WORDS or (not label.rest and words > 1))


def find_labels(
    blocks: Sequence[Lines], model: type[BaseModel], order: Sequence[str]
) -> LabelsOfBlocks:
    """Return the labels of blocks, known ones and those that are likely to be some."""
    exact = [without_stray_labels(dict(_known(lines, model)), order) for lines in blocks]
    heads = wordings().portal_fields.get(model.__name__, ())
    free = [
        key
        for key in order
        if key in heads and sum(_has(found, key) for found in exact) < _HALF * len(blocks)
    ]
    if not free:
        return LabelsOfBlocks(tuple(exact), ())
    places: dict[str, list[_LabelPlace]] = defaultdict(list)
    for number, (lines, found) in enumerate(zip(blocks, exact, strict=True)):
        for each in _places(number, lines, found, (model, order, free)):
            places[each.label.letters].append(each)
    chosen = _align([*places.values()], free, model, len(blocks))
    guesses: list[tuple[SourceLine, str, str]] = []
    for group, key in chosen:
        for each in group:
            if key in each.keys:
                label = each.label
                exact[each.block][label.start] = _found(label, key)
        first = group[0]
        guesses.append((blocks[first.block][first.label.start], first.label.text, key))
    return LabelsOfBlocks(tuple(exact), tuple(guesses))


def _found(label: ColonLabel, key: str) -> FoundLabel:
    rest = f": {label.rest}".strip()
    return FoundLabel(key, label.start, label.end, rest, len(label.letters), label.letters)


def _has(found: Mapping[int, FoundLabel], key: str) -> bool:
    return any(each.key == key for each in found.values())


def _known(lines: Lines, model: type[BaseModel]) -> Iterator[tuple[int, FoundLabel]]:
    at = 0
    while at < len(lines):
        found = find_label(lines, at, model) if lines[at] else None
        if found:
            yield at, found
        at = found.end if found else at + 1


def _places(
    number: int,
    lines: Lines,
    found: Mapping[int, FoundLabel],
    fields: tuple[type[BaseModel], Sequence[str], Sequence[str]],
) -> Iterator[_LabelPlace]:
    """Yield the wordings of a block that may be labels, with the fields there is room for."""
    model, order, free = fields
    taken = {at for each in found.values() for at in range(each.start, each.end)}
    styled = any(each.rest.startswith(":") for each in found.values())
    end = 0
    for at, line in enumerate(lines):
        if not line or at in taken or at < end:
            continue
        label = label_before_colon(lines, at, model)
        if label is None:
            continue
        end = label.end
        keys = _room(at, found, order, free)
        below = next((each.text for each in lines[label.end :] if each), "")
        ends_paragraph = not label.rest and (not at or not lines[at - 1])
        known_style = styled and label.spaced and ends_paragraph
        yield _LabelPlace(number, label, keys, known_style, label.rest or below)


def _room(
    at: int, found: Mapping[int, FoundLabel], order: Sequence[str], free: Sequence[str]
) -> frozenset[str]:
    """Return the fields without a label that come between the known labels around a line."""
    places = {start: order.index(each.key) for start, each in found.items() if each.key in order}
    before = max((start for start in places if start < at), default=None)
    after = min((start for start in places if start > at), default=None)
    low = -1 if before is None else places[before]
    high = len(order) if after is None or places[after] <= low else places[after]
    return frozenset(key for key in free if low < order.index(key) < high)


def _align(
    groups: list[list[_LabelPlace]], free: Sequence[str], model: type[BaseModel], count: int
) -> list[tuple[list[_LabelPlace], str]]:
    """Give each field at most one wording, in their order, so that the reasons weigh most."""
    groups.sort(key=lambda group: sum(each.label.start for each in group) / len(group))
    best: list[tuple[float, list[tuple[list[_LabelPlace], str]]]] = [
        (0.0, []) for _ in range(len(free) + 1)
    ]
    for group in groups:
        new = [*best]
        for at, key in enumerate(free):
            weight = _weigh(group, key, model, count)
            total = max(best[: at + 1], key=lambda each: each[0])
            if weight and total[0] + weight > new[at + 1][0]:
                new[at + 1] = (total[0] + weight, [*total[1], (group, key)])
        best = new
    return max(best, key=lambda each: each[0])[1]


def _weigh(group: Sequence[_LabelPlace], key: str, model: type[BaseModel], count: int) -> float:
    """Return how much speaks for a wording being a field's label; 0 where it is too little."""
    own = [each for each in group if key in each.keys]
    if len(own) <= _HALF * len(group):
        return 0.0
    words = " ".join(words_of(group[0].label.text))
    texts = (" ".join(words_of(text)) for text, field in texts_of(model) if field == key)
    like = max((_likeness(words, text) for text in texts), default=0.0)
    recurs = len({each.block for each in own}) > max(1, _HALF * count)
    styled = all(each.is_styled for each in own)
    if not recurs and not (styled and count == 1):
        return like if like >= _LIKE else 0.0
    stems = {word[:_STEM] for word in words.split()}
    hints = {each[:_STEM] for each in wordings().hints.get(model.__name__, {}).get(key, ())}
    statuses = sum(terms("statuses").find(each.value) is not None for each in own)
    is_status = key == "status" and statuses > _HALF * len(own)
    return (
        _PLACE
        + (like if like >= _SOMEWHAT else 0.0)
        + _HINT * bool(stems & hints)
        + _STATUS * is_status
    )


def _likeness(words: str, text: str) -> float:
    return (fuzz.token_set_ratio(words, text) + fuzz.token_sort_ratio(words, text)) / 200
