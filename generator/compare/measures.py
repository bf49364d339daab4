"""Which of a risk's measures in two reports are the same one.

Measures have no ids of their own: those that read the same belong together, then those that are
most alike, and what is left in the order it stands.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product
from typing import TypeAlias

from msgspec import Struct

from generator.book.model import BookMeasure
from generator.book.plain import PlainWriter
from generator.compare.changes import Presence
from generator.compare.report_pair import ReportPair
from schema.facts.address import Measure
from schema.fields import Field, fields_of

# The goal says most of which measure it is: the rest is written anew each year.
_GOAL = 4.0
# Two texts with less than this share of words in common are not the same one written anew.
_ALIKE = 0.6
# More words than these say no more about whether two texts are alike.
_ENOUGH = 200

# The words of each text of a measure.
_Words: TypeAlias = tuple[tuple[str, ...], ...]
# Of more pairs than a hundred measures make, those that stand near each other are compared.
_MOST_PAIRS, _NEAR = 10_000, 5


class MeasurePair(Struct, frozen=True):
    """A measure before and now, None where it is not there; `number` is its place, from 1.

    The place is that in the later report, and in the earlier one for a measure that is gone.
    """

    before: BookMeasure | None
    now: BookMeasure | None
    number: int

    @property
    def presence(self) -> Presence:
        """In which of the reports it is."""
        if self.before and self.now:
            return "kept"
        return "new" if self.now else "gone"

    @property
    def has_same_status(self) -> bool:
        """Whether it has the status that it had; none, where it is in one report only."""
        old, new = (each.measure.status if each else None for each in (self.before, self.now))
        return old == new


def match_measures(
    before: Sequence[BookMeasure], now: Sequence[BookMeasure], pair: ReportPair
) -> tuple[MeasurePair, ...]:
    """Return the measures of two reports in the later one's order, those that are gone last."""
    of = _match(
        [_read(each, pair.before) for each in before], [_read(each, pair.now) for each in now]
    )
    found = [
        MeasurePair(before[of[place]] if place in of else None, measure, place + 1)
        for place, measure in enumerate(now)
    ]
    kept = frozenset(of.values())
    gone = (place for place in range(len(before)) if place not in kept)
    return (*found, *(MeasurePair(before[place], None, place + 1) for place in gone))


def measure_fields() -> Iterator[Field]:
    """Yield the fields of a measure that readers meet, but for its status."""
    fields = fields_of(Measure)
    yield from (each for each in fields if each.is_shown and each.name != "status")


def _read(bound: BookMeasure, writer: PlainWriter) -> _Words:
    """Return the words of a measure's texts."""
    texts = (writer.write(getattr(bound.measure, each.name), each) for each in _texts())
    return tuple(tuple(each.split()) for each in texts)


def _texts() -> Iterator[Field]:
    return (each for each in measure_fields() if each.is_text)


def _match(before: list[_Words], now: list[_Words]) -> dict[int, int]:
    """Return the places before by the places now of those that belong together."""
    found: dict[int, int] = {}
    left = list(range(len(before)))
    for place, words in enumerate(now):
        same = next((each for each in left if before[each] == words), None)
        if same is not None:
            found[place] = same
            left.remove(same)
    for place, other in _most_alike(before, now, left, found):
        if place not in found and other in left:
            found[place] = other
            left.remove(other)
    others = (place for place in range(len(now)) if place not in found)
    return found | dict(zip(others, left, strict=False))


def _most_alike(
    before: list[_Words], now: list[_Words], left: list[int], found: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the places (now, before) of those not found yet that are alike, most alike first."""
    new = [place for place in range(len(now)) if place not in found]
    if len(new) == len(left) == 1:
        return
    rated = []
    pairs = product(new, left) if len(new) * len(left) <= _MOST_PAIRS else _near(new, left)
    for place, other in pairs:
        likeness = _likeness(before[other], now[place])
        if likeness:
            rated.append((-likeness, abs(place - other), place, other))
    for *_, place, other in sorted(rated):
        yield place, other


def _near(new: list[int], left: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that stand near each other: of hundreds, not each is compared with each."""
    for number, place in enumerate(new):
        yield from ((place, other) for other in left[max(0, number - _NEAR) : number + _NEAR + 1])


def _likeness(before: _Words, now: _Words) -> float:
    """Return how alike two measures are, 0 where no text of theirs is."""
    total, alike = 0.0, False
    for field, old, new in zip(_texts(), before, now, strict=True):
        if old and new:
            ratio = SequenceMatcher(None, old[:_ENOUGH], new[:_ENOUGH], autojunk=False).ratio()
            total += (_GOAL if field.name == "goal" else 1.0) * ratio
            alike = alike or ratio >= _ALIKE
    return total if alike else 0.0
