"""«Mente du …?»: the known name closest to what somebody wrote."""

from collections.abc import Iterable

_CLOSE = 0.65


def closest(written: str, known: Iterable[str]) -> str:
    """Return the known name most like the written one, or an empty text when none is close.

    Small and capital letters count as the same; of several alike, the first is taken.
    """
    from difflib import SequenceMatcher

    word = written.casefold().strip()
    matcher = SequenceMatcher(b=word, autojunk=False)
    best, likeness = "", _CLOSE
    for name in known:
        matcher.set_seq1(name.casefold())
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < likeness:
            continue
        ratio = 1.1 if name == written else matcher.ratio()
        if ratio > likeness or (ratio == likeness and not best):
            best, likeness = name, ratio
    return best
