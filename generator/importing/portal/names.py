"""Countries, regions, topics, statuses and roles by the names that reports give them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from generator.importing.portal.data import reading_data
from generator.importing.portal.lexicon import Lexicon, squeeze
from schema.vocabulary import countries_by_name, is_country, load_vocabulary

_BETWEEN = frozenset({"og", "and", "samt", "eller", "or", "i"})


def _entries(vocabulary: str, others: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    for term in load_vocabulary(vocabulary).terms:
        yield from ((label, term.id) for label in term.label.by_language.values())
        yield from ((other, term.id) for other in others.get(term.id, ()))


@cache
def topics() -> Lexicon[str]:
    """Return the topics by their names; `other` is none, being written with words of its own."""
    entries = _entries("topics", reading_data().topics)
    return Lexicon(each for each in entries if each[1] != "other")


@cache
def statuses() -> Lexicon[str]:
    """Return the statuses by their names."""
    return Lexicon(_entries("statuses", reading_data().statuses))


@cache
def roles() -> Lexicon[str]:
    """Return the roles of signatories by their names."""
    return Lexicon(_entries("roles", reading_data().roles))


@cache
def geographies() -> Lexicon[str]:
    """Return countries and regions by their names in all languages."""
    return Lexicon([*_entries("geographies", {}), *_other_places(), *_countries()])


@cache
def countries() -> Lexicon[str]:
    """Return countries by their names in all languages."""
    return Lexicon([each for each in _other_places() if is_country(each[1])] + list(_countries()))


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
        taken = geographies().take(words, at)
        if taken is not None:
            found.append(taken[0])
            at = taken[1]
        elif not squeeze(words[at]) or words[at].casefold() in _BETWEEN:
            at += 1
        else:
            return ()
    return tuple(dict.fromkeys(found))
