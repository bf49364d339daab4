"""The law as data: provisions with their reference, a paraphrase and a link."""

from collections.abc import Mapping
from functools import cache

from schema.files import FOLDER, names_in, read_data
from schema.scalars import Date, Url
from schema.values import Model, Text


class Provision(Model):
    """A provision that questions serve and findings cite."""

    id: str
    reference: Text
    short: Text
    summary: Text
    link: Url


class Statute(Model):
    """A statute as of a date."""

    id: str
    title: Text
    full_title: Text
    link: Url
    as_of: Date
    provisions: tuple[Provision, ...]


@cache
def load_statutes() -> tuple[Statute, ...]:
    """Load every statute of schema/law/, by name."""
    return tuple(
        Statute.model_validate(read_data(FOLDER / "law" / f"{name}.yaml"))
        for name in names_in("law")
    )


@cache
def load_provisions() -> Mapping[str, Provision]:
    """Return every provision of every statute by its id."""
    return {provision.id: provision for law in load_statutes() for provision in law.provisions}
