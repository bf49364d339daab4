"""The page at an address that has moved: it leads on to the new one."""

from msgspec import Struct

from generator.pages.parts.headings import Heading, name_shortly
from generator.pages.place import Link, Place
from generator.plan.site_plan import Page


class MovedView(Struct, frozen=True):
    """Where what stood here is now."""

    target: Link


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
