"""Words that mean the same to whoever searches, in all languages: schema/synonyms.yaml."""

from collections.abc import Iterator, Mapping
from functools import cache

from schema.files import FOLDER, DataError, read_as
from schema.languages import load_languages
from schema.vocabulary import COUNTRIES, countries_by_name, load_also_called, load_vocabulary

_FILE = FOLDER / "synonyms.yaml"


@cache
def load_synonyms() -> tuple[tuple[str, ...], ...]:
    """Return the groups of words and phrases that mean the same, the nearest first.

    Beside those of the file they are the names of countries. Raises DataError: a fault of
    aktsom's own.
    """
    groups = read_as(_FILE, list[dict[str, str | tuple[str, ...]]])
    return (*(tuple(dict.fromkeys(_words(group))) for group in groups), *_countries())


@cache
def synonyms_of(name: str) -> tuple[str, ...]:
    """Return what else means the same as a name, such as a topic's label; none where nothing is."""
    key = name.lower()
    groups = (group for group in load_synonyms() if key in map(str.lower, group))
    return tuple(dict.fromkeys(each for group in groups for each in group if each.lower() != key))


def _words(group: Mapping[str, str | tuple[str, ...]]) -> Iterator[str]:
    if isinstance(topic := group.get("topic"), str):
        term = load_vocabulary("topics").find(topic)
        if term is None:
            raise DataError.at(_FILE, f"no such topic: {topic}")
        yield from (label.lower() for label in term.label.by_language.values())
    for language, words in group.items():
        if language in load_languages() and not isinstance(words, str):
            yield from words
        elif language != "topic":
            raise DataError.at(_FILE, f"not words of a language: {language}")


def _countries() -> Iterator[tuple[str, ...]]:
    """Yield the names of each country that has several."""
    names: dict[str, dict[str, None]] = {}
    called = load_also_called(COUNTRIES)
    for name, code in (*countries_by_name().items(), *called.items()):
        names.setdefault(code, {})[name] = None
    return (tuple(each) for each in names.values() if len(each) > 1)
