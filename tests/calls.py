"""How much work something is, counted: the same at every run, on every machine."""

import sys
from collections.abc import Callable
from types import BuiltinFunctionType

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


def work_of(work: Callable[[], object]) -> int:
    """How many functions are called in doing this, and how much built-in methods go through.

    A call of a method that goes through a whole text or list counts as one more for every so many
    characters or items of it: what splits a file anew for each mistake in it does not escape.
    """
    count = 0

    # It is called some million times a second: what it asks most often, it asks first.
    def add(_frame: object, event: str, function: object) -> None:
        nonlocal count
        count += 1
        if event == "c_call" and type(function) is BuiltinFunctionType:
            through = function.__self__
            if type(through) in _TEXTS and function.__name__ in _THROUGH:
                count += len(through) // _CHARACTERS_A_CALL  # type: ignore[arg-type]

    _profiled(work, add)
    return count


def _profiled(work: Callable[[], object], look: Callable[..., None]) -> None:
    before = sys.getprofile()
    sys.setprofile(look)
    try:
        work()
    finally:
        sys.setprofile(before)
