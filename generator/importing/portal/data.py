"""What is known of the portal's reports beside the form: data files in schema/portal/."""

from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel

from generator.importing.portal.lexicon import squeeze
from schema.facts.address import Measure
from schema.facts.enterprise import Goal, Purchasing, Workers
from schema.facts.identify import Risk
from schema.fields import Field, fields_of
from schema.files import FOLDER, read_as
from schema.form import form_names, load_form
from schema.labels import DataShape

# Models whose fields stand within answers, each with its label.
LABELLED: Mapping[str, type[BaseModel]] = {
    "percentages": Purchasing, "workers": Workers, "goals": Goal, "next_goals": Goal,
    "measures": Measure, "risks": Risk,
}  # fmt: skip
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
    computed: tuple[str, ...]
    portal_fields: WordsByKey
    hints: Mapping[str, WordsByKey]


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
    signing_notes: tuple[str, ...]
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
def texts_of(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the text and the key of every label of a model's fields.

    They are those of all forms, of fields in general, and of schema/portal/wordings.yaml.
    """
    known = wordings().fields.get(model.__name__, {})
    return tuple(
        (text, field.key)
        for field in fields_of(model)
        if field.is_shown or field.key in known
        for text in (*_labels_in_forms(field), *known.get(field.key, ()))
    )


@cache
def labels_of(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the letters and the key of every label of a model's fields, the longest first."""
    found = {(squeeze(text), key) for text, key in texts_of(model)}
    return tuple(sorted(found, key=lambda each: (-len(each[0]), each)))


def _labels_in_forms(field: Field) -> Iterator[str]:
    for words in (field.words, *(load_form(name).fields.get(field.path) for name in form_names())):
        yield from words.label.by_language.values() if words else ()
