"""Words by which rules on substance know what a sentence says: schema/substance_words.yaml.

A group is what words have in common (`negation`, `people`); it holds phrases by language. A text in
one language is read with the phrases of its whole family: bokmål and nynorsk are often mixed.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby

from schema.files import FOLDER, read_as
from schema.languages import load_languages

_TELLING = (
    "harm_suffered", "harm_events", "harm_uncovered", "questionnaires", "reputation", "spend",
    "low_risk", "at_once",
)  # fmt: skip
_GAP = r"(?:\W+\w+){0,4}?"


@cache
def _groups() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return read_as(FOLDER / "substance_words.yaml", dict[str, dict[str, tuple[str, ...]]])


@cache
def load_group(name: str, language: str) -> re.Pattern[str] | None:
    """Return a pattern for any phrase of a group; None in a language that the file does not know.

    It is for texts in small letters, and matches what stands before the phrase as well: a text
    begins with a space. Raises KeyError for an unknown group.
    """
    return _pattern_of((name,), language)


def is_telling(folded: str, language: str) -> bool:
    """Tell whether a text has a phrase of any group by which a rule finds what it looks for.

    Most texts have none. All these groups at once are looked for in the time of one.
    """
    pattern = _pattern_of(_TELLING, language)
    return pattern is not None and pattern.search(folded) is not None


@cache
def _pattern_of(names: tuple[str, ...], language: str) -> re.Pattern[str] | None:
    languages = load_languages()
    known = languages.get(language)
    family = {
        code
        for code, each in languages.items()
        if code == language or (known and known.family and each.family == known.family)
    }
    words = {
        word
        for name in names
        for code, words in _groups()[name].items()
        if code in family
        for word in words
    }
    return re.compile(_as_pattern(words)) if words else None


def list_groups() -> tuple[str, ...]:
    """Return the names of all groups."""
    return tuple(_groups())


def _as_pattern(words: Iterable[str]) -> str:
    """Return a pattern for any of the phrases, by first letter: `re` is quick at that."""
    within = sorted(each for each in words if each.startswith("*"))
    begun = sorted(each for each in words if not each.startswith("*"))
    letters = [
        f"{re.escape(letter)}(?:{'|'.join(_phrase_pattern(each[1:]) for each in phrases)})"
        for letter, phrases in groupby(begun, key=lambda each: each[0])
    ]
    parts = [rf"\W(?:{'|'.join(letters)})"] if letters else []
    return "|".join([*parts, *(_phrase_pattern(each[1:]) for each in within)])


def _phrase_pattern(written: str) -> str:
    """Return the pattern of a phrase without its first letter or star."""
    pattern, between = "", ""
    for word in written.split():
        if word == "~":
            between = rf"{_GAP}\W+"
        else:
            pattern += between + r"\w*".join(map(re.escape, word.split("*")))
            between = r"\s+"
    return pattern if written.endswith("*") else rf"{pattern}(?!\w)"
