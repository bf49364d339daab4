"""What is known of the portal's reports beside the form: data files in schema/portal/."""

from collections.abc import Mapping
from functools import cache

from generator.importing.portal.lexicon import squeeze
from schema.files import FOLDER, read_as
from schema.labels import DataShape
from schema.vocabulary import load_vocabulary

_PORTAL = FOLDER / "portal"

WordsByKey = Mapping[str, tuple[str, ...]]


class Wordings(DataShape, frozen=True):
    """Headings and labels beside those of the form, by what they head."""

    questions: WordsByKey
    frames: WordsByKey
    association: tuple[str, ...]
    closing: tuple[str, ...]
    comments: tuple[str, ...]
    indicators: tuple[str, ...]
    table_heads: tuple[str, ...]
    totals: tuple[str, ...]
    fields: Mapping[str, WordsByKey]


class ReadingData(DataShape, frozen=True):
    """Lines that are the page's own, as patterns, and words that mean something."""

    page_lines: tuple[str, ...]
    cover: tuple[str, ...]
    year: tuple[str, ...]
    name: tuple[str, ...]
    bookmarks: str
    association_names: tuple[str, ...]
    company_forms: tuple[str, ...]
    number_prefixes: tuple[str, ...]
    statuses: WordsByKey
    roles: WordsByKey
    topics: WordsByKey
    geographies: WordsByKey
    common_words: WordsByKey
    small_words: frozenset[str]
    hyphen_kept: tuple[str, ...]
    hyphen_pairs: tuple[str, ...]


@cache
def wordings() -> Wordings:
    """Return the wordings of headings and labels."""
    return read_as(_PORTAL / "wordings.yaml", Wordings)


@cache
def reading_data() -> ReadingData:
    """Return patterns and words for reading."""
    return read_as(_PORTAL / "reading.yaml", ReadingData)


@cache
def shingles() -> frozenset[str]:
    """Return the digests of the association's texts, one for every four words in a row."""
    return frozenset((_PORTAL / "shingles.txt").read_text(encoding="utf-8").split())


@cache
def labels_of(vocabulary: str) -> tuple[tuple[str, str], ...]:
    """Return the letters and the key of every label of a vocabulary, the longest first."""
    known = wordings().fields.get(vocabulary, {})
    found = {
        (squeeze(text), term.id)
        for term in load_vocabulary(vocabulary).terms
        for text in (*term.label.by_language.values(), *known.get(term.id, ()))
    }
    return tuple(sorted(found, key=lambda each: (-len(each[0]), each)))
