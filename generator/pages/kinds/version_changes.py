"""The page that compares a signed version of a report with what it says now."""

from generator.book.model import BookReport
from generator.compare.report_pair import ReportPair
from generator.pages.context import PageContext
from generator.pages.parts.comparison import ComparisonView, show_comparison
from generator.pages.parts.headings import Heading, make_heading


def make_version_changes(context: PageContext) -> tuple[Heading, ComparisonView]:
    """Return the view of the page; `page.subject` is the report as it stands now."""
    now = context.page.subject
    if not isinstance(now, BookReport):
        raise TypeError(f"{context.page.path} has nothing to compare with")
    pair = ReportPair(context.page.owner, now, context.language, context.language)
    return make_heading(context), show_comparison(pair, context)
