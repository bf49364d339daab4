"""The page that always leads to the newest statement."""

from msgspec import Struct

from generator.pages.context import Link, PageContext
from generator.pages.parts.frame import name_statement
from generator.pages.parts.headings import Heading


class LatestView(Struct, frozen=True):
    """Where the newest statement is."""

    target: Link


def make_latest(context: PageContext) -> tuple[Heading, LatestView]:
    """Return the view of the page that leads on."""
    report = context.report
    title = name_statement(context.words, report.organisation.name, report.year)
    target = Link(title, context.link(context.home.report(report.year)))
    here = Link(context.words["latest_statement"], "", current=True)
    return Heading(title, context.words["latest_description"], (here,)), LatestView(target)
