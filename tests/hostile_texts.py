"""Texts that lead a pattern on and then fail it, made of the pattern itself."""

import math
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tests.backtracking import CHARACTERS, Counting, TooManyStepsError, fits_of, inner_of, parse

# What the characters of an example may be, if not those wanted.
_USUAL = "a1 .-@/[]()<>\n\t_:,;#*`|+&'\"=?!A%" + "".join(map(chr, range(128, 300)))
# More than so many are as good as no end.
_MANY = 100
# So many steps a character no pattern takes that reads on to the end from every place.
_FEW = 8
# What is in proportion takes twice the steps for twice the text; what is not, four times.
_MOST = 3
# More calls within each other than needed: each repeat of a group takes a few.
_DEPTH = 30_000

Use = Callable[[Counting, str], object]


def find_hostile(pattern: re.Pattern[str], use: Use = Counting.finditer) -> str | None:
    """A text whose work is out of proportion: a double one takes more than thrice the steps."""
    counting = Counting(pattern)
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(_DEPTH)
    try:
        return next(_out_of_proportion(counting, pattern, use), None)
    finally:
        sys.setrecursionlimit(before)


def _out_of_proportion(counting: Counting, pattern: re.Pattern[str], use: Use) -> Iterator[str]:
    for short, long in zip(_hostile(pattern, 40), _hostile(pattern, 80), strict=True):
        few = _steps(counting, use, short)
        if few > _FEW * len(short) and not _steps(counting, use, long) < _MOST * few:
            yield short


def _steps(counting: Counting, use: Use, text: str) -> float:
    try:
        use(counting, text)
    except TooManyStepsError:
        return math.inf
    return counting.steps


def _hostile(pattern: re.Pattern[str], count: int) -> Iterator[str]:
    """Texts that lead into the pattern's repeats, over and over, and then fail it.

    What is repeated in them stands `count` times and fills at least as many characters as the
    longest count in a pattern has; of the characters allowed each of the usual ones is tried.
    """
    seen = set()
    for before, body, flags in _repeats(parse(pattern), [], pattern.flags):
        for wanted in _wanted(pattern):
            head, piece = _example(before, flags, wanted), _example(body, flags, wanted)
            again = (piece, *(f"{mark}{head}{piece}" for mark in ("", " ", "\n")))
            for start, each in zip((head, "a", "a", "a"), again, strict=True):
                if (start, each) not in seen and each:
                    seen.add((start, each))
                    yield f"{start}{each * max(count, 5 * count // len(each))}\0"


def _wanted(pattern: re.Pattern[str]) -> str:
    """The usual characters that the pattern itself has in it, and one of each common kind."""
    return "".join(each for each in _USUAL[:36] if each in pattern.pattern or each in "a1. \n")


def _repeats(
    items: Sequence[Any], before: Sequence[Any], flags: int
) -> Iterator[tuple[Sequence[Any], Any, int]]:
    """Each repeat of many: what comes before it in the pattern, what is repeated, and the flags."""
    for at, (kind, value) in enumerate(items):
        so_far = [*before, *items[:at]]
        if str(kind).endswith("_REPEAT") and value[1] >= _MANY:
            yield so_far, value[2], flags
        for each, inside in inner_of(str(kind), value, flags):
            yield from _repeats(each, so_far, inside)


def _example(items: Sequence[Any], flags: int, wanted: str) -> str:
    """A text that the items match, if looks ahead and back agree; of the character wanted."""
    return "".join(_example_of(str(kind), value, flags, wanted) for kind, value in items)


def _example_of(kind: str, value: Any, flags: int, wanted: str) -> str:
    if kind in CHARACTERS:
        itself = chr(value) if kind == "LITERAL" else ""
        return next(filter(fits_of(kind, value, flags), [*itself, wanted, *_USUAL]), "")
    inner = [_example(each, inside, wanted) for each, inside in inner_of(kind, value, flags)]
    if not inner or kind.startswith("ASSERT"):
        return ""
    of_wanted = next((each for each in inner if wanted in each), inner[0])
    return of_wanted * (max(1, value[0]) if kind.endswith("_REPEAT") else 1)
