"""The page at an address that has moved: it leads on to the new one."""

from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import Book
from generator.pages.parts.headings import Heading, name_shortly
from generator.pages.place import Link, Place
from generator.plan.addresses import Page, Site, addresses


class MovedView(Struct, frozen=True):
    """Where what stood here is now."""

    target: Link


def plan_moved(organisation: Book, site: Site) -> Iterator[Page]:
    """Yield the pages at addresses that have moved, in the order of organisation.yaml."""
    for move in organisation.organisation.moved:
        language = _language_at(organisation, move.origin)
        path = addresses(organisation, site).own(move.origin)
        yield Page("moved", language, {language: path}, None, move.to)


def _language_at(organisation: Book, path: str) -> str:
    """Return the language of the page at an address given from the organisation's front page."""
    main, *others = organisation.organisation.languages
    folder = path.split("/", 1)[0]
    return folder if folder in others else main


def make_moved(page: Page, place: Place) -> tuple[Heading, MovedView]:
    """Return the view of a page that leads on; `page.subject` says where to."""
    words = place.words
    if not isinstance(page.subject, str):
        raise TypeError(f"{page.path} leads nowhere")
    path, _, fragment = place.home.own(page.subject).partition("#")
    target = Link(words["moved_link"], place.link(path, fragment))
    here = Link(words["moved_title"], "", current=True)
    name = name_shortly(place.organisation)
    title = words("page_of_organisation", page=words["moved_title"], name=name)
    return Heading(title, words["moved_text"], (here,)), MovedView(target)
