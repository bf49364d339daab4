"""Countries, regions and terms of vocabularies by the names that reports give them."""

from collections.abc import Iterator
from functools import cache

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
