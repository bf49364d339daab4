"""«Mente du …?»: the known name closest to what somebody wrote."""

from collections.abc import Iterable
from difflib import get_close_matches


def closest(written: str, known: Iterable[str]) -> str:
    """Return the known name most like the written one, or an empty text when none is close."""
    found = get_close_matches(written, list(known), n=1, cutoff=0.6)
    return found[0] if found else ""
