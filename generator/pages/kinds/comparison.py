"""The page that compares a report with the one before: risks, goals promised, every answer."""

from generator.compare.report_pair import ReportPair
from generator.pages.context import PageContext
from generator.pages.parts.comparison import ComparisonView, show_comparison
from generator.pages.parts.headings import Heading, make_heading
from generator.plan.site_plan import earlier_than


def make_comparison(context: PageContext) -> tuple[Heading, ComparisonView]:
    """Return the view of the page that compares a report with the one before."""
    report = context.report
    earlier = earlier_than(context.book, report)
    if earlier is None:
        raise TypeError(f"{context.page.path} has nothing to compare with")
    pair = ReportPair(earlier, report, context.language, context.language)
    return make_heading(context), show_comparison(pair, context)
