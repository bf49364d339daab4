"""The kinds of page that an organisation or a report has one of, from templates/pages.yaml."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.text.words import TEMPLATES
from schema.files import read_as

Menu: TypeAlias = Literal["head", "foot"]


class PageKind(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of page: what has one, its file's name by language, when it is made, its menus.

    Words belong to those of an organisation or a report; `load_words` has them as `page_<kind>`,
    `page_<kind>_title` and `page_<kind>_description`.
    """

    of: Literal["organisation", "report", "risk", "paper"]
    file: Mapping[str, str]
    when: Literal["always", "search", "earlier"] = "always"
    menus: tuple[Menu, ...] = ()
    label: Mapping[str, str] | None = None
    title: Mapping[str, str] | None = None
    description: Mapping[str, str] | None = None


@cache
def load_page_kinds() -> Mapping[str, PageKind]:
    """Return every kind by its name, in the order of menus."""
    return read_as(TEMPLATES / "pages.yaml", dict[str, PageKind])


def kinds_of(owner: Literal["organisation", "report"]) -> Iterator[tuple[str, PageKind]]:
    """Yield the kinds that an organisation, or a report, has one of."""
    return ((name, kind) for name, kind in load_page_kinds().items() if kind.of == owner)
