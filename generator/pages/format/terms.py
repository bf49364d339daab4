"""Terms of vocabularies in the reader's language: statuses, topics, places."""

from msgspec import Struct

from generator.pages.context import PageContext
from schema.vocabulary import load_vocabulary


class Tag(Struct, frozen=True):
    """A term: its id, which gives it a shape, and its label, which readers see."""

    id: str
    label: str


def find_tag(vocabulary: str, term_id: str | None, context: PageContext) -> Tag | None:
    """Return a term in the page's language, or None when none is named."""
    term = load_vocabulary(vocabulary).find(term_id) if term_id else None
    return Tag(term.id, term.label.in_language(context.language)) if term else None
