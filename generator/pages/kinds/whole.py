"""The whole report on one page, made for paper."""

from msgspec import Struct

from generator.book.model import BookReport
from generator.pages.kinds.report import RevisionView, show_revisions
from generator.pages.parts.gaps import GapsView, show_gaps
from generator.pages.parts.headings import Heading, make_heading
from generator.pages.parts.identity import Fact, show_identity
from generator.pages.parts.overview import OverviewView, show_overview
from generator.pages.parts.steps import StepView, show_step
from generator.pages.parts.trends import TrendsView, show_trends
from generator.pages.parts.withheld import WithheldView, list_withheld
from generator.pages.place import Link, Place
from generator.plan.site_plan import Page


class WholeView(Struct, frozen=True):
    """The whole report."""

    name: str
    year: int
    identity: tuple[Fact, ...]
    contents: tuple[tuple[Link, tuple[Link, ...]], ...]
    overview: OverviewView
    trends: TrendsView | None
    steps: tuple[StepView, ...]
    gaps: GapsView
    withheld: tuple[WithheldView, ...]
    revisions: tuple[RevisionView, ...]


def make_whole(page: Page, place: Place) -> tuple[Heading, WholeView]:
    """Return the view of the page that holds the whole report."""
    return make_heading(page, place), show_whole(place, page.owner)


def show_whole(place: Place, report: BookReport) -> WholeView:
    """Return the whole report, for a page or for paper."""
    steps = tuple(show_step(each, place, report, 3) for each in report.steps)
    return WholeView(
        name=report.organisation.name,
        year=report.year,
        identity=show_identity(place, report),
        contents=_contents(steps, place),
        overview=show_overview(place, report),
        trends=show_trends(place, report),
        steps=steps,
        gaps=show_gaps(place, report),
        withheld=tuple(list_withheld(place, report)),
        revisions=tuple(show_revisions(place, report)),
    )


def _contents(
    steps: tuple[StepView, ...], place: Place
) -> tuple[tuple[Link, tuple[Link, ...]], ...]:
    first = (Link(place.words["overview_title"], "#overview"), ())
    last = (Link(place.words["gaps_title"], "#gaps"), ())
    return (first, *((_step(each), _sections(each)) for each in steps), last)


def _step(step: StepView) -> Link:
    return Link(step.title, f"#{step.id}")


def _sections(step: StepView) -> tuple[Link, ...]:
    return tuple(
        Link(" ".join(filter(None, (each.number, each.title))), f"#{each.id}")
        for each in step.sections
    )
