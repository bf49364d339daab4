"""What a page says of itself, and the menus that lead to it."""

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from generator.book.model import Book, BookReport
from generator.pages.place import Link, Place
from generator.plan.page_kinds import Menu, kinds_of
from generator.plan.site_plan import Page, earlier_than, is_made


class Heading(Struct, frozen=True):
    """What a page says of itself: title, description, the last steps of its breadcrumb.

    `shown` is the heading on the page itself, where its template asks for it.
    """

    title: str
    description: str
    trail: tuple[Link, ...]
    linked_data: Markup | None = None
    shown: str = ""


def make_heading(page: Page, place: Place) -> Heading:
    """Return the heading of a page whose words are in templates/pages.yaml."""
    words, named = place.words, _named(place, page.report)
    label, shown, description = (
        words(f"page_{page.kind}{each}", **named) for each in ("", "_title", "_description")
    )
    of = "page_of_statement" if page.report else "page_of_organisation"
    title = words(of, **named | {"page": shown, "name": name_shortly(place.organisation)})
    return Heading(title, description, (Link(label, "", current=True),), shown=shown)


def list_menu(menu: Menu, place: Place, report: BookReport | None) -> Iterator[tuple[str, Link]]:
    """Yield the kinds of page in a menu, with links: a report's, then the organisation's."""
    site, organisation, named = place.home.site, place.organisation, _named(place, report)
    kinds = [(report.year, each) for each in kinds_of("report")] if report else []
    for year, (name, kind) in (*kinds, *((None, each) for each in kinds_of("organisation"))):
        if menu in kind.menus and is_made(kind, organisation, site, report):
            text = place.words(f"page_{name}", **named)
            yield name, Link(text, place.link(place.home.page(name, year)))


def name_shortly(organisation: Book) -> str:
    """Return the short name of an organisation, or its name."""
    return organisation.organisation.short_name or organisation.organisation.name


def _named(place: Place, report: BookReport | None) -> dict[str, object]:
    """What the words of a kind of page may name."""
    earlier = earlier_than(place.organisation, report) if report else None
    return {
        "name": place.organisation.organisation.name,
        "year": report.year if report else "",
        "earlier": earlier.year if earlier else "",
    }
