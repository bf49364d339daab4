"""The page that always leads to the newest statement."""

from msgspec import Struct

from generator.pages.parts.frame import name_statement
from generator.pages.parts.headings import Heading
from generator.pages.place import Link, Place
from generator.plan.site_plan import Page


class LatestView(Struct, frozen=True):
    """Where the newest statement is."""

    target: Link


def make_latest(page: Page, place: Place) -> tuple[Heading, LatestView]:
    """Return the view of the page that leads on."""
    report = page.owner
    title = name_statement(place.words, report.organisation.name, report.year)
    target = Link(title, place.link(place.home.report(report.year)))
    here = Link(place.words["latest_statement"], "", current=True)
    return Heading(title, place.words["latest_description"], (here,)), LatestView(target)
