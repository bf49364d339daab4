"""How much work a pattern makes of a text: counted in steps, not in seconds.

`re` says nothing of its work. `Counting` finds what `re` finds, by the same parsed pattern and
trying the same alternatives in the same order, and counts each character and place that it tries.
It knows none of the shortcuts of `re`: its steps are what the pattern takes at worst.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from importlib import import_module
from typing import Any

_compiler, _parser = import_module("re._compiler"), import_module("re._parser")

# What follows in the pattern: takes a place, gives the place where the match ends, or -1.
Rest = Callable[[int], int]
# A part of the pattern: takes a place and what follows, and gives the same.
Part = Callable[[int, Rest], int]
CHARACTERS = {"LITERAL", "NOT_LITERAL", "IN", "ANY"}


class TooManyStepsError(Exception):
    """There is no end in sight."""


class Counting:
    """A pattern that counts: `steps` are those of the last call, `limit` the most that it makes."""

    def __init__(self, pattern: re.Pattern[str], limit: int = 1_000_000) -> None:
        self.steps = 0
        self._limit = limit
        self._text = ""
        self._groups: dict[int, tuple[int, int]] = {}
        self._whole = self._sequence(parse(pattern), pattern.flags)

    def match(self, text: str) -> int:
        """The end of the match at the beginning of the text; -1 if there is none."""
        self.steps, self._text = 0, text
        return self._from(0, lambda end: end)

    def fullmatch(self, text: str) -> int:
        """The end of the text if all of it matches, otherwise -1."""
        self.steps, self._text = 0, text
        return self._from(0, lambda end: end if end == len(text) else -1)

    def finditer(self, text: str) -> list[tuple[int, int]]:
        """Start and end of all matches, in order."""
        self.steps, self._text = 0, text
        spans: list[tuple[int, int]] = []
        start, barred = 0, -1  # where one empty match has been there is no other
        while start <= len(text):
            end = self._from(start, partial(self._unless, barred))
            if end >= 0:
                spans.append((start, end))
            start, barred = (start + 1, -1) if end < 0 else (end, end if end == start else -1)
        return spans

    @staticmethod
    def _unless(barred: int, end: int) -> int:
        return -1 if end == barred else end

    def _from(self, place: int, rest: Rest) -> int:
        self._groups = {}
        return self._whole(place, rest)

    def _step(self, count: int = 1) -> None:
        self.steps += count
        if self.steps > self._limit:
            raise TooManyStepsError

    def _sequence(self, items: Sequence[Any], flags: int) -> Part:
        parts = [self._part(str(kind), value, flags) for kind, value in items]

        def run(place: int, rest: Rest, at: int = 0) -> int:
            if at == len(parts):
                return rest(place)
            return parts[at](place, lambda end: run(end, rest, at + 1))

        return parts[0] if len(parts) == 1 else run

    def _part(self, kind: str, value: Any, flags: int) -> Part:
        inner = [self._sequence(items, inside) for items, inside in inner_of(kind, value, flags)]
        match kind:
            case "LITERAL" | "NOT_LITERAL" | "IN" | "ANY":
                part = self._run(fits_of(kind, value, flags), 1, 1)
            case "AT":
                part = self._place(_alone(kind, value, flags))
            case "MAX_REPEAT" | "MIN_REPEAT":
                part = self._repeat(value, flags, inner[0], greedy=kind == "MAX_REPEAT")
            case "POSSESSIVE_REPEAT":
                part = self._look(self._repeat(value, flags, inner[0], greedy=True), moves=True)
            case "ATOMIC_GROUP":
                part = self._look(inner[0], moves=True)
            case "ASSERT" | "ASSERT_NOT":
                back = value[1].getwidth()[0] if value[0] < 0 else 0
                part = self._look(inner[0], back, wanted=kind == "ASSERT")
            case "BRANCH":
                part = self._branch(inner, [*starts_of(kind, value, flags)])
            case "SUBPATTERN":
                part = self._group(value[0], inner[0])
            case "GROUPREF":
                part = self._reference(value, ignores_case=bool(flags & re.IGNORECASE))
            case _:
                raise NotImplementedError(kind)
        return part

    def _run(self, fits: Callable[[str], bool], least: int, most: int) -> Part:
        def one(place: int, rest: Rest) -> int:
            # The same as below, where it is one character: that is asked for most often.
            if place < len(self._text) and fits(self._text[place]):
                self._step(3)
                return rest(place + 1)
            self._step()
            return -1

        def run(place: int, rest: Rest) -> int:
            end, last = place, min(len(self._text), place + most)
            while end < last and fits(self._text[end]):
                end += 1
            self._step(end - place + 1)
            for each in range(end, place + least - 1, -1):
                self._step()
                found = rest(each)
                if found >= 0:
                    return found
            return -1

        return one if least == most == 1 else run

    def _repeat(self, value: Any, flags: int, body: Part, *, greedy: bool) -> Part:
        least, most, items = value
        if greedy and len(items) == 1 and str(items[0][0]) in CHARACTERS:
            return self._run(fits_of(str(items[0][0]), items[0][1], flags), least, most)

        def run(place: int, rest: Rest, count: int = 0, last: int = -1) -> int:
            def more() -> int:
                if count == most or (count >= least and place == last):
                    return -1
                return body(place, lambda end: run(end, rest, count + 1, place))

            self._step()
            found = -1
            for goes_on in (greedy, not greedy):
                if found < 0 and (goes_on or count >= least):
                    found = more() if goes_on else rest(place)
            return found

        return run

    def _branch(self, parts: Sequence[Part], starts: Sequence[Callable[[str], bool]]) -> Part:
        @cache
        def likely(character: str) -> list[tuple[int, Part | None]]:
            """The alternatives that may begin so, and the steps that those before them take."""
            found: list[tuple[int, Part | None]] = []
            steps = 0
            for part, starts_with in zip(parts, starts, strict=True):
                steps += 1
                if starts_with(character):
                    found.append((steps, part))
                    steps = 0
                else:
                    steps += 1
            return [*found, (steps, None)]

        def run(place: int, rest: Rest) -> int:
            found = -1
            for steps, part in likely(self._text[place : place + 1]):
                self._step(steps)
                found = part(place, rest) if part else -1
                if found >= 0:
                    break
            return found

        return run

    def _group(self, group: int | None, part: Part) -> Part:
        def run(place: int, rest: Rest) -> int:
            def close(end: int) -> int:
                before = dict(self._groups)
                self._groups[group or 0] = place, end
                found = rest(end)
                if found < 0:
                    self._groups = before
                return found

            return part(place, close)

        return part if group is None else run

    def _place(self, pattern: re.Pattern[str]) -> Part:
        def run(place: int, rest: Rest) -> int:
            self._step()
            return rest(place) if pattern.match(self._text, place) else -1

        return run

    def _look(self, part: Part, back: int = 0, *, wanted: bool = True, moves: bool = False) -> Part:
        """What is not tried in other ways once it has matched: looks ahead and back, and atoms."""

        def run(place: int, rest: Rest) -> int:
            self._step()
            end = part(place - back, lambda end: end) if place >= back else -1
            if (end >= 0) != wanted:
                return -1
            return rest(end if moves else place)

        return run

    def _reference(self, group: int, *, ignores_case: bool) -> Part:
        def run(place: int, rest: Rest) -> int:
            if group not in self._groups:
                return -1
            start, end = self._groups[group]
            self._step(end - start + 1)
            again = place + end - start
            one, other = self._text[start:end], self._text[place:again]
            same = one == other or (ignores_case and one.lower() == other.lower())
            return rest(again) if same else -1

        return run


def parse(pattern: re.Pattern[str]) -> Sequence[Any]:
    items: Sequence[Any] = _parser.parse(pattern.pattern, pattern.flags)
    return items


def _alone(kind: str, value: Any, flags: int) -> re.Pattern[str]:
    """A pattern of this one thing, made by `re` itself."""
    state = _parser.State()
    state.flags = flags
    one = _parser.SubPattern(state, [(getattr(_parser, kind), value)])
    compiled: re.Pattern[str] = _compiler.compile(one, flags)
    return compiled


def fits_of(kind: str, value: Any, flags: int) -> Callable[[str], bool]:
    match = _alone(kind, value, flags).match
    return cache(lambda character: match(character) is not None)


def starts_of(kind: str, value: Any, flags: int) -> Iterator[Callable[[str], bool]]:
    """For each alternative, whether it may begin with a character, as far as is easily seen."""
    for items, inside in inner_of(kind, value, flags):
        first, of_first = items[0] if len(items) else ("", None)
        known = str(first) in CHARACTERS
        yield fits_of(str(first), of_first, inside) if known else lambda _: True


def inner_of(kind: str, value: Any, flags: int) -> list[tuple[Sequence[Any], int]]:
    """What a part of a pattern has in it, and the flags there."""
    match kind:
        case "SUBPATTERN":
            return [(value[3], (flags | value[1]) & ~value[2])]
        case "BRANCH":
            return [(each, flags) for each in value[1]]
        case "ASSERT" | "ASSERT_NOT":
            return [(value[1], flags)]
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return [(value[2], flags)]
    return [(value, flags)] if kind == "ATOMIC_GROUP" else []
