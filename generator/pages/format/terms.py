"""Terms of vocabularies in the reader's language: statuses, topics, places."""

from collections.abc import Iterable

from msgspec import Struct

from generator.pages.place import Place
from generator.text.cldr import join_words
from schema.vocabulary import country_name, load_vocabulary


class Tag(Struct, frozen=True):
    """A term: its id, which gives it a shape, and its label, which readers see."""

    id: str
    label: str


def find_tag(vocabulary: str, term_id: str | None, place: Place) -> Tag | None:
    """Return a term in the page's language, or None when none is named."""
    term = load_vocabulary(vocabulary).find(term_id) if term_id else None
    return Tag(term.id, term.label.in_language(place.language)) if term else None


def label_of(vocabulary: str, term_id: str, place: Place) -> str:
    """Return the label of a term that is known to be there."""
    tag = find_tag(vocabulary, term_id, place)
    return tag.label if tag else term_id


def name_places(codes: Iterable[str], place: Place) -> str:
    """Return countries and regions as running text, in the order given."""
    names = tuple(_name_place(code, place) for code in codes)
    return join_words(names, place.language) if names else ""


def _name_place(code: str, place: Place) -> str:
    tag = find_tag("geographies", code, place)
    return tag.label if tag else country_name(code, place.language)
