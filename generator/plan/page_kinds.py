"""The kinds of page that an organisation or a report has one of, from templates/pages.yaml."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.text.words import TEMPLATES
from schema.files import read_as
from schema.labels import Label

Menu: TypeAlias = Literal["head", "foot"]
Owner: TypeAlias = Literal[
    "organisation", "report", "version", "risk", "paper", "register", "facet"
]


class PageKind(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of page: what has one, its file's name, when it is made, its menus.

    A facet is what the register can be narrowed by: `file` is the folder of such pages.

    Words belong to those of an organisation or a report; `load_words` has them as `page_<kind>`,
    `page_<kind>_title` and `page_<kind>_description`.
    """

    of: Owner
    file: Label
    when: Literal["always", "search", "earlier", "many", "alone"] = "always"
    menus: tuple[Menu, ...] = ()
    label: Label | None = None
    title: Label | None = None
    description: Label | None = None


@cache
def load_page_kinds() -> Mapping[str, PageKind]:
    """Return every kind by its name, in the order of menus."""
    return read_as(TEMPLATES / "pages.yaml", dict[str, PageKind])


def kinds_of(owner: Owner) -> Iterator[tuple[str, PageKind]]:
    """Yield the kinds that an organisation, a report or something else has."""
    return ((name, kind) for name, kind in load_page_kinds().items() if kind.of == owner)
