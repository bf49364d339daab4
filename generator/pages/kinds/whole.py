"""The whole report on one page, made for paper."""

from generator.pages.context import PageContext
from generator.pages.parts.headings import Heading, make_heading
from generator.pages.parts.whole_report import WholeView, show_whole


def make_whole(context: PageContext) -> tuple[Heading, WholeView]:
    """Return the view of the page that holds the whole report."""
    return make_heading(context), show_whole(context)
