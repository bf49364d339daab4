"""Words that rules look for, as data: schema/words.yaml, and patterns made of them."""

import re
from collections.abc import Mapping
from functools import cache

from schema.files import FOLDER, read_as


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    return read_as(FOLDER / "words.yaml", dict[str, tuple[str, ...]])


@cache
def load_words(name: str) -> frozenset[str]:
    """Return one list of words. Raises KeyError for a list that is not there."""
    return frozenset(_lists()[name])


@cache
def find_words(name: str) -> frozenset[str]:
    """Return one list of words; none for a list that is not there."""
    return frozenset(_lists().get(name, ()))


@cache
def words_pattern(name: str, *, before: str = r"(?<!\w)", after: str = r"(?!\w)") -> str:
    """Return a pattern for any word of a list, the longest first; by default for whole words."""
    longest_first = sorted(_lists()[name], key=lambda word: (-len(word), word))
    return f"{before}(?:{'|'.join(map(re.escape, longest_first))}){after}"
