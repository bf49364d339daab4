"""Countries, regions and terms of vocabularies by the names that reports give them."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from rapidfuzz import fuzz, process

from generator.importing.portal.data import WordsByKey, reading_data
from generator.importing.portal.lexicon import Lexicon, squeeze
from schema.vocabulary import (
    COUNTRIES,
    countries_by_name,
    is_country,
    load_also_called,
    load_vocabulary,
)

_GEOGRAPHIES = "geographies"
_BETWEEN = frozenset({"og", "and", "samt", "eller", "or", "i"})
_BRACKETS = re.compile(r"\(([^()]*)\)")
# How many words may be about a place, and how alike the names of a country must be, in percent.
_FEW, _LEAST_LETTERS, _ALIKE = 5, 4, 88


def _entries(vocabulary: str) -> Iterator[tuple[str, str]]:
    others: WordsByKey = getattr(reading_data(), vocabulary, {})
    for term in load_vocabulary(vocabulary).terms:
        yield from ((label, term.id) for label in term.label.by_language.values())
        yield from ((other, term.id) for other in others.get(term.id, ()))
    if not others:
        yield from load_also_called(vocabulary).items()


@cache
def terms(vocabulary: str) -> Lexicon[str]:
    """Return the terms of a vocabulary, or countries, by their names in all languages."""
    if vocabulary == COUNTRIES:
        return Lexicon([*(each for each in _other_places() if is_country(each[1])), *_countries()])
    places = [*_other_places(), *_countries()] if vocabulary == _GEOGRAPHIES else ()
    return Lexicon([*_entries(vocabulary), *places])


@cache
def topics() -> Lexicon[str]:
    """Return the topics by their names; `other` is none, being written with words of its own."""
    return Lexicon(each for each in terms("topics").texts if each[1] != "other")


def _other_places() -> list[tuple[str, str]]:
    return [(name, key) for key, names in reading_data().geographies.items() for name in names]


def _countries() -> Iterator[tuple[str, str]]:
    for name, code in countries_by_name().items():
        yield from ((name.replace("&", word), code) for word in ("&", "og", "and"))


def split_geographies(text: str) -> tuple[str, ...]:
    """Return the countries and regions that a text consists of; none if it has any other word."""
    found: list[str] = []
    words = text.replace("/", " ").replace(",", " ").replace(";", " ").split()
    at = 0
    while at < len(words):
        taken = terms(_GEOGRAPHIES).take(words, at)
        if taken is not None:
            found.append(taken[0])
            at = taken[1]
        elif not squeeze(words[at]) or words[at].casefold() in _BETWEEN:
            at += 1
        else:
            return ()
    return tuple(dict.fromkeys(found))


class NotedPlaces(Struct, frozen=True):
    """Countries and regions, and the text with what it says beside them: a part, a town."""

    codes: tuple[str, ...]
    note: str = ""


def read_places(text: str) -> NotedPlaces:
    """Return the geographies that a text consists of but for words in brackets: «India (Punjab)».

    With the country in the brackets, «Punjab (India)», the words are before them.
    """
    if codes := split_geographies(text):
        return NotedPlaces(codes)
    bare, inside = _BRACKETS.sub(" ", text), _BRACKETS.findall(text)
    codes = split_geographies(bare) or split_geographies(" ".join(inside)) if inside else ()
    return NotedPlaces(codes, text.strip() if codes else "")


def begins_with_place(text: str) -> NotedPlaces:
    """Return the geographies that a few words begin with: «Worldwide in all markets»."""
    words = text.split()
    for end in range(min(len(words), _FEW) - 1, 0, -1):
        codes = split_geographies(" ".join(words[:end]))
        if codes and words[end - 1].casefold() not in _BETWEEN:
            whole = len(words) <= _FEW and words[end][:1].islower()
            return NotedPlaces(codes, text.strip()) if whole else NotedPlaces(())
    return NotedPlaces(())


def country_like(text: str) -> str:
    """Return the code of the one country whose name is much like a text; else nothing."""
    if len(squeeze(text)) < _LEAST_LETTERS:
        return ""
    names = {squeeze(name): code for name, code in terms(COUNTRIES).texts}
    found = process.extract(squeeze(text), [*names], scorer=fuzz.ratio, score_cutoff=_ALIKE)
    codes = {names[name] for name, *_ in found}
    return codes.pop() if len(codes) == 1 else ""
