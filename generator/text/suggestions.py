"""«Mente du …?»: the known name closest to what somebody wrote."""

from collections.abc import Iterable
from functools import lru_cache
from heapq import nlargest
from itertools import takewhile
from operator import eq

_CLOSE = 0.65
# No name that we know is longer; and names are compared letter by letter.
_LONGEST = 200
# Of more names than this, those that begin most like what was written are compared with it.
_COMPARED = 200
# So many words that are written wrongly get a hint, however often they are.
_HINTS = 40


def closest(written: str, known: Iterable[str]) -> str:
    """Return the known name most like the written one, or an empty text when none is close.

    Small and capital letters count as the same; of several alike, the first is taken.
    """
    return _closest(written, tuple(known)) if len(written) <= _LONGEST else ""


@lru_cache(maxsize=1024)
def _closest(written: str, known: tuple[str, ...]) -> str:
    from difflib import SequenceMatcher

    word = written.casefold().strip()
    matcher = SequenceMatcher(b=word, autojunk=False)
    best, likeness = "", _CLOSE
    for name in known if len(known) <= _COMPARED else _begin_alike(word, known):
        matcher.set_seq1(name.casefold())
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < likeness:
            continue
        ratio = 1.1 if name == written else matcher.ratio()
        if ratio > likeness or (ratio == likeness and not best):
            best, likeness = name, ratio
    return best


def _begin_alike(word: str, known: tuple[str, ...]) -> list[str]:
    def shared(name: str) -> int:
        return sum(takewhile(bool, map(eq, word, name.casefold())))

    return nlargest(_COMPARED, known, shared)


class Suggestions:
    """The names known in one place, for some mistakes: of more, nobody reads the hints."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(known)
        self._written: set[str] = set()

    def closest(self, written: str) -> str:
        """Return the known name most like the written one, or an empty text."""
        if len(self._written) < _HINTS:
            self._written.add(written)
        return closest(written, self._known) if written in self._written else ""
