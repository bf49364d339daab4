"""The page at an address that has moved: it leads on to the new one."""

from msgspec import Struct

from generator.pages.context import Link, PageContext
from generator.pages.parts.headings import Heading, name_shortly


class MovedView(Struct, frozen=True):
    """Where what stood here is now."""

    target: Link


def make_moved(context: PageContext) -> tuple[Heading, MovedView]:
    """Return the view of a page that leads on; `page.subject` says where to."""
    words = context.words
    if not isinstance(context.page.subject, str):
        raise TypeError(f"{context.page.path} leads nowhere")
    path, _, fragment = context.home.own(context.page.subject).partition("#")
    target = Link(words["moved_link"], context.link(path, fragment))
    here = Link(words["moved_title"], "", current=True)
    name = name_shortly(context.book)
    title = words("page_of_organisation", page=words["moved_title"], name=name)
    return Heading(title, words["moved_text"], (here,)), MovedView(target)
