"""How much work something is, counted: the same at every run, on every machine."""

import difflib
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import _lru_cache_wrapper
from types import BuiltinFunctionType, CodeType, FrameType

# What a method of a text goes through costs next to nothing a character, but it does cost.
_CHARACTERS_A_CALL = 64
# The methods of texts and lists that go through all of them, whatever they are given.
_TEXTS = frozenset((str, list))
_THROUGH = frozenset(
    ("split", "splitlines", "count", "replace", "translate", "encode", "lower", "casefold", "copy")
)


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called and left in doing this."""
    count = 0

    def one_more(_frame: object, _event: str, _function: object) -> None:
        nonlocal count
        count += 1

    _profiled(work, one_more)
    return count


def forget() -> None:
    """Empty the program's memos of what it has seen, which would answer for it the second time.

    What has no bound is data that is read once: that stays.
    """
    for name, module in [*sys.modules.items()]:
        within = vars(module).values() if name.startswith("generator.") else ()
        for memo in (each for each in within if isinstance(each, _lru_cache_wrapper)):
            if memo.cache_parameters()["maxsize"] is not None:
                memo.cache_clear()


def work_of(work: Callable[[], object]) -> int:
    """How many functions are called in doing this, and how much built-in methods go through.

    A call of a method that goes through a whole text or list counts as one more for every so many
    characters or items of it: what splits a file anew for each mistake in it does not escape.
    """
    return sum(work_by_function(work).values())


def work_by_function(work: Callable[[], object]) -> Mapping[CodeType, int]:
    """How much of the work is each function's own: its calls, and those of what is built in."""
    entered: list[CodeType] = []
    enter = entered.append
    counts: Counter[CodeType] = Counter()

    # It is called some million times a second: it notes, and what is noted is counted in the end.
    # Whatever is entered is left, so there is no need to look at that.
    def add(frame: FrameType, event: str, function: object) -> None:
        if event == "c_call":
            enter(frame.f_code)
            if type(function) is BuiltinFunctionType:
                through = function.__self__
                if type(through) in _TEXTS and function.__name__ in _THROUGH:
                    counts[frame.f_code] += len(through) // _CHARACTERS_A_CALL  # type: ignore[arg-type]
        elif event == "call":
            enter(frame.f_code)

    _profiled(work, add)
    for code, times in Counter(entered).items():
        counts[code] += 2 * times
    return counts


def grown(
    single: Mapping[CodeType, int], double: Mapping[CodeType, int], most: float, few: int
) -> Iterator[tuple[CodeType, str]]:
    """Yield the functions whose own work has grown more than it may; less than `few` is nothing.

    What one function does for each pair of things is found although all others do far more. How
    many lines are compared with each other is bounded where it is asked for: not so in difflib.
    """
    for code, many in double.items():
        if many > most * max(single.get(code, 0), few) and code.co_filename != difflib.__file__:
            place = f"{code.co_filename}:{code.co_firstlineno} {code.co_qualname}"
            yield code, f"{place}: {single.get(code, 0)} and {many}"


def _profiled(work: Callable[[], object], look: Callable[..., None]) -> None:
    before = sys.getprofile()
    sys.setprofile(look)
    try:
        work()
    finally:
        sys.setprofile(before)
