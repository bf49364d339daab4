"""The law as data: provisions with their reference, a paraphrase and a link."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from schema.files import FOLDER, names_in, read_as
from schema.labels import DataShape, Label
from schema.languages import load_languages


class Provision(DataShape, frozen=True):
    """A provision that questions serve and findings cite."""

    id: str
    reference: Label
    short: Label
    summary: Label
    link: str


class Statute(DataShape, frozen=True):
    """A statute as of a date."""

    id: str
    title: Label
    full_title: Label
    link: str
    as_of: date
    provisions: tuple[Provision, ...]


@cache
def load_statutes() -> tuple[Statute, ...]:
    """Load every statute of schema/law/, by name."""
    return tuple(read_as(FOLDER / "law" / f"{name}.yaml", Statute) for name in names_in("law"))


def cite(provision: Provision, language: str) -> str:
    """Return a provision's reference with the name of its statute."""
    reference = provision.reference.in_language(language)
    statute = next(each for each in load_statutes() if provision in each.provisions)
    title = statute.title.in_language(language)
    short = title.removeprefix(load_languages()[language].article).lstrip()
    return reference if reference.startswith((title, short)) else f"{title} {reference}"


@cache
def load_provisions() -> Mapping[str, Provision]:
    """Return every provision of every statute by its id."""
    return {provision.id: provision for law in load_statutes() for provision in law.provisions}
