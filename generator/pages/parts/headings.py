"""What a page says of itself, and the menus that lead to it."""

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from generator.book.model import Book, BookReport
from generator.pages.context import Link, PageContext
from generator.plan.page_kinds import Menu, kinds_of
from generator.plan.site_plan import earlier_than, is_made


class Heading(Struct, frozen=True):
    """What a page says of itself: title, description, the last steps of its breadcrumb.

    `shown` is the heading on the page itself, where its template asks for it.
    """

    title: str
    description: str
    trail: tuple[Link, ...]
    linked_data: Markup | None = None
    shown: str = ""


def make_heading(context: PageContext) -> Heading:
    """Return the heading of a page whose words are in templates/pages.yaml."""
    words, named = context.words, _named(context, context.page.report)
    label, shown, description = (
        words(f"page_{context.page.kind}{each}", **named) for each in ("", "_title", "_description")
    )
    of = "page_of_statement" if context.page.report else "page_of_organisation"
    title = words(of, **named | {"page": shown, "name": name_shortly(context.book)})
    return Heading(title, description, (Link(label, "", current=True),), shown=shown)


def list_menu(
    menu: Menu, context: PageContext, report: BookReport | None
) -> Iterator[tuple[str, Link]]:
    """Yield the kinds of page in a menu, with links: a report's, then the organisation's."""
    site, organisation, named = context.home.site, context.book, _named(context, report)
    kinds = [(report.year, each) for each in kinds_of("report")] if report else []
    for year, (name, kind) in (*kinds, *((None, each) for each in kinds_of("organisation"))):
        if menu in kind.menus and is_made(kind, organisation, site, report):
            text = context.words(f"page_{name}", **named)
            yield name, Link(text, context.link(context.home.page(name, year)))


def name_shortly(organisation: Book) -> str:
    """Return the short name of an organisation, or its name."""
    return organisation.organisation.short_name or organisation.organisation.name


def _named(context: PageContext, report: BookReport | None) -> dict[str, object]:
    """What the words of a kind of page may name."""
    earlier = earlier_than(context.book, report) if report else None
    return {
        "name": context.book.organisation.name,
        "year": report.year if report else "",
        "earlier": earlier.year if earlier else "",
    }
