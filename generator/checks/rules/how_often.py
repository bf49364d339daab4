"""How often sentences say that something is done: «hver måned», “twice a year”."""

import re
from collections.abc import Mapping
from functools import lru_cache

from generator.book.text_passage import Sentence
from schema.signs import load_pattern

# Patterns of schema/signs.yaml, and how many times a year each is; the most often first.
TIMES_A_YEAR: Mapping[str, str] = {
    "daily": "365", "weekly": "52", "fortnightly": "26", "monthly": "12", "quarterly": "4",
    "third_yearly": "3", "half_yearly": "2", "yearly_now": "1", "every_second_year": "0.5",
}  # fmt: skip


def times_in(sentence: Sentence) -> Mapping[str, re.Match[str]]:
    """Return how often a sentence says that something is done, by the patterns' names, in order."""
    return _times_in(sentence.folded, sentence.passage.folded)


# More than one rule asks it of a sentence.
@lru_cache(maxsize=1024)
def _times_in(folded: str, whole: str) -> Mapping[str, re.Match[str]]:
    found = ((each, load_pattern(each).search(folded)) for each in _possible(whole))
    return {name: match for name, match in found if match}


@lru_cache(maxsize=256)
def _possible(whole: str) -> tuple[str, ...]:
    """Return the patterns that a sentence of a text may have: of all of them few are in a text."""
    return tuple(each for each in TIMES_A_YEAR if load_pattern(each).may_be_in(whole))
