"""Words by which numbers belong together, as lists and parts of patterns: schema/sum_words.yaml."""

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from schema.files import FOLDER, read_as


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    words: Mapping[str, tuple[str, ...]]
    shares: Mapping[str, float]


@cache
def _load() -> _File:
    return read_as(FOLDER / "sum_words.yaml", _File)


def load_sum_words(name: str) -> tuple[str, ...]:
    """Return the words of a list, in small letters. Raises KeyError for an unknown one."""
    return _load().words[name]


def load_word_shares() -> Mapping[str, float]:
    """Return the shares that are said in words, and how much of all each is."""
    return _load().shares


def any_of(*names: str) -> str:
    """Return a part of a pattern that matches any word of some lists; `*` is any letters."""
    words = (word for name in names for word in load_sum_words(name))
    written = (re.escape(word).replace(r"\*", r"\w{0,40}").replace(r"\ ", " ") for word in words)
    return f"(?:{'|'.join(dict.fromkeys(written))})"
