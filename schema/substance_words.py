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

# By these a rule finds what it looks for: without one of its phrases, it has nothing to read.
TELLING = (
    "harm_suffered", "harm_events", "harm_uncovered", "harm_decided", "remedied", "questionnaires",
    "reputation", "spend", "ease", "low_risk", "at_once", "relying", "familiar",
)  # fmt: skip
# What may stand before a word: as a list of characters it is quicker to find than \W.
_BEFORE = "[ \n\r\t\u00a0(\\[«»“”\"'’*/>|:.,;…_–—-]"
# No word, space or mark is longer than so: a pattern that may read on without end takes a time that
# grows with the square of a text made to lead it on.
_REST = r"\w{0,60}"
_SPACE = r"\s{1,9}"
_MARKS = r"\W{1,9}"
_GAP = rf"(?:{_MARKS}\w{{1,60}}){{0,4}}?"


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


def find_telling(folded: str, language: str) -> frozenset[str]:
    """Return which of the groups in TELLING a text has phrases of.

    All of them are looked for at once: most texts have none, and need not be read again.
    """
    pattern = _pattern_of(TELLING, language)
    found: set[str] = set()
    match = pattern.search(folded) if pattern else None
    while pattern and match:
        groups = ((each, load_group(each, language)) for each in TELLING)
        found.update(name for name, group in groups if group and group.match(folded, match.start()))
        match = pattern.search(folded, match.start() + 1)
    return frozenset(found)


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
    """Return a pattern for any of the phrases; it shares their beginnings, which makes it quick."""
    within = [_atoms(each[1:]) for each in words if each.startswith("*")]
    begun = [_atoms(each) for each in words if not each.startswith("*")]
    parts = [f"{_BEFORE}{_share(begun)}"] if begun else []
    return "|".join([*parts, *([_share(within)] if within else [])])


def _atoms(written: str) -> tuple[str, ...]:
    """Return the pieces of a phrase's pattern, one for each letter, star, space and gap."""
    atoms: list[str] = []
    between = ""
    for word in written.split():
        if word == "~":
            between = f"{_GAP}{_MARKS}"
            continue
        atoms += [between] if between else []
        atoms += (_REST if letter == "*" else re.escape(letter) for letter in word)
        between = _SPACE
    if atoms[-1] == _REST:
        return tuple(atoms[:-1])
    return (*atoms, r"(?!\w)")


def _share(phrases: Iterable[tuple[str, ...]]) -> str:
    """Return a pattern for any of these sequences of pieces, in which what begins alike is once."""
    rests = sorted(set(phrases))
    if () in rests:
        return ""
    branches = [
        first + _share(each[1:] for each in alike)
        for first, alike in groupby(rests, key=lambda each: each[0])
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
