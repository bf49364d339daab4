"""Patterns that are looked for only in texts that have letters which they need.

Most patterns of rules are in no sentence of a statement, and a look at a few rows of letters tells
so in a fraction of the time: see `needed_letters`.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache

from schema.kept_patterns import compile_with_needed

_END = sys.maxsize
# What `re` takes for an «s» or an «i» when capitals do not count, and is none in small letters.
_OTHER_LETTERS = ("\u017f", "\u0131", "\u0130")


class GuardedPattern:
    """A pattern with the methods of one that look for it anywhere in a text; `whole` is `re`'s."""

    __slots__ = ("_needed", "fullmatch", "match", "whole")

    def __init__(self, whole: re.Pattern[str], needed: tuple[str, ...]) -> None:
        self.whole = whole
        self._needed = needed
        self.match, self.fullmatch = whole.match, whole.fullmatch

    def may_be_in(self, text: str) -> bool:
        """Tell whether a text has letters that the pattern needs: without them, it is not there."""
        lowered = _lower(text)
        if lowered is None or not self._needed:
            return True
        for each in self._needed:  # noqa: SIM110 - `any` takes twice the time
            if each in lowered:
                return True
        return False

    def search(self, text: str, begin: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the first place where the pattern is in a text, as `re` does."""
        return self.whole.search(text, begin, end) if self.may_be_in(text) else None

    def finditer(self, text: str, begin: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """Return all places where the pattern is in a text, as `re` does."""
        return self.whole.finditer(text, begin, end) if self.may_be_in(text) else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with something else in each place of the pattern, as `re` does."""
        return self.whole.sub(new, text) if self.may_be_in(text) else text


def compile_guarded(written: str, flags: re.RegexFlag = re.NOFLAG) -> GuardedPattern:
    """Return a pattern as `compile_kept` does, with the letters that it needs. Raises re.error."""
    return GuardedPattern(*compile_with_needed(written, flags))


@lru_cache(maxsize=4096)  # many patterns are looked for in a sentence, one after the other
def _lower(text: str) -> str | None:
    """Return a text in small letters; None where those are not all that `re` takes for them."""
    return None if any(map(text.__contains__, _OTHER_LETTERS)) else text.lower()
