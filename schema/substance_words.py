"""Words by which rules on substance know what a sentence says: schema/substance_words.yaml.

A group is what words have in common (`negation`, `people`); it holds words by language. A text in
one language is read with the words of its whole family: bokmål and nynorsk are often mixed.
"""

import re
from collections.abc import Mapping
from functools import cache

from schema.files import FOLDER, read_as
from schema.languages import load_languages

_GAP = r"(?:\W+\w+){0,4}?"


@cache
def _groups() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return read_as(FOLDER / "substance_words.yaml", dict[str, dict[str, tuple[str, ...]]])


@cache
def load_group(group: str, language: str) -> tuple[str, ...]:
    """Return the words of a group for texts in a language, each once, the longest first.

    There are none for a language that the file does not know. Raises KeyError for an unknown group.
    """
    languages = load_languages()
    known = languages.get(language)
    family = {
        code
        for code, each in languages.items()
        if code == language or (known and known.family and each.family == known.family)
    }
    words = (word for code, words in _groups()[group].items() if code in family for word in words)
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def group_pattern(group: str, language: str) -> re.Pattern[str] | None:
    """Return a pattern for any word of a group in texts in small letters; None without words."""
    words = load_group(group, language)
    return re.compile("|".join(map(_as_pattern, words))) if words else None


@cache
def group_hints(group: str, language: str) -> tuple[str, ...]:
    """Return, of each word of a group, a piece that a text with the word must have in it."""
    pieces = {max(_plain_pieces(word), key=len) for word in load_group(group, language)}
    # What holds another hint is no hint of its own.
    return tuple(sorted(one for one in pieces if not any(two in one for two in pieces - {one})))


def _plain_pieces(word: str) -> list[str]:
    return [piece.strip("*") for piece in word.split()]


def _as_pattern(word: str) -> str:
    begins = "" if word.startswith("*") else r"(?<!\w)"
    ends = "" if word.endswith("*") else r"(?!\w)"
    pieces = word.strip("*").split()
    pattern = ""
    for number, piece in enumerate(pieces):
        if piece == "~":
            pattern += _GAP
            continue
        part = r"\w*".join(map(re.escape, piece.split("*")))
        pattern += rf"\s+{part}" if number else part
    return f"{begins}{pattern}{ends}"
