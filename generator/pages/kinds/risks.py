"""The page of a report with many risks: all of them by topic, what is done, what came of it."""

from msgspec import Struct

from generator.pages.context import PageContext
from generator.pages.parts.headings import Heading, make_heading
from generator.pages.parts.overview import RiskGroup, show_groups


class ManyRisksView(Struct, frozen=True):
    """Many risks by topic, the topics with what has happened first."""

    groups: tuple[RiskGroup, ...]


def make_risks(context: PageContext) -> tuple[Heading, ManyRisksView]:
    """Return the view of the page of many risks."""
    return make_heading(context), ManyRisksView(show_groups(context))
