"""The law as data: provisions with their reference, a paraphrase and a link."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from schema.files import FOLDER, names_in, read_as
from schema.labels import DataShape, Label
from schema.languages import load_languages, name_within


class Provision(DataShape, frozen=True):
    """A provision that questions serve and findings cite."""

    id: str
    reference: Label
    short: Label
    summary: Label
    link: str


# A year after it was read, a statute may have changed: sessions of the Storting are yearly.
_READ_WITHIN = timedelta(days=365)


class Statute(DataShape, frozen=True):
    """A statute as it read on a day, `as_of`; `also_called` are names beside its title."""

    id: str
    title: Label
    full_title: Label
    link: str
    as_of: date
    provisions: tuple[Provision, ...]
    also_called: tuple[str, ...] = ()


@cache
def load_statutes() -> tuple[Statute, ...]:
    """Load every statute of schema/law/, by name."""
    return tuple(read_as(FOLDER / "law" / f"{name}.yaml", Statute) for name in names_in("law"))


def law_read() -> date:
    """Return the day that the statutes are read as of; of several days, the first."""
    return min(statute.as_of for statute in load_statutes())


def is_law_old(today: date) -> bool:
    """Return whether a year has passed since the statutes were read."""
    return today > law_read() + _READ_WITHIN


def without_article(title: str, language: str) -> str:
    """Return the title of a statute without the article it may begin with."""
    return title.removeprefix(load_languages()[language].article).lstrip()


def statute_of(provision: Provision) -> Statute:
    """Return the statute that a provision is of."""
    return next(each for each in load_statutes() if provision in each.provisions)


def cite(provision: Provision, language: str) -> str:
    """Return a provision's reference with the name of its statute."""
    reference = provision.reference.in_language(language)
    return with_statute(reference, statute_of(provision), language)


def with_statute(reference: str, statute: Statute, language: str) -> str:
    """Return a reference, or several in one text, with the name of the statute they are in."""
    title = statute.title.in_language(language)
    if without_article(title, language) in reference:
        return reference
    pattern = load_languages()[language].citation
    title = title if pattern.startswith("{title}") else name_within(title, language)
    return pattern.format(title=title, reference=reference)


@cache
def load_provisions() -> Mapping[str, Provision]:
    """Return every provision of every statute by its id."""
    return {provision.id: provision for law in load_statutes() for provision in law.provisions}
