"""The whole report in one piece: for its printable page and its PDF."""

from msgspec import Struct

from generator.pages.context import Link, PageContext
from generator.pages.parts.country_map import MapView, show_map
from generator.pages.parts.formalities import FormalityLine, show_formalities
from generator.pages.parts.gaps import GapsView, show_gaps
from generator.pages.parts.identity import Fact, show_identity
from generator.pages.parts.overview import OverviewView, show_overview
from generator.pages.parts.promises import PromisesView, show_promises
from generator.pages.parts.revisions import RevisionView, show_revisions
from generator.pages.parts.steps import StepView, show_step
from generator.pages.parts.supply_chain import ChainView, show_chain
from generator.pages.parts.timeline import TimelineView, show_timeline
from generator.pages.parts.trends import TrendsView, show_trends


class WholeView(Struct, frozen=True):
    """The whole report."""

    name: str
    year: int
    identity: tuple[Fact, ...]
    contents: tuple[tuple[Link, tuple[Link, ...]], ...]
    overview: OverviewView
    promises: PromisesView | None
    timeline: TimelineView | None
    chain: ChainView | None
    map: MapView | None
    trends: TrendsView | None
    steps: tuple[StepView, ...]
    formalities: tuple[FormalityLine, ...]
    gaps: GapsView
    revisions: tuple[RevisionView, ...]


def show_whole(context: PageContext) -> WholeView:
    """Return the whole report, for a page or for paper."""
    steps = tuple(show_step(each, context, 3) for each in context.report.steps)
    return WholeView(
        name=context.report.organisation.name,
        year=context.report.year,
        identity=show_identity(context),
        contents=_contents(steps, context),
        overview=show_overview(context),
        promises=show_promises(context),
        timeline=_timeline(context),
        chain=show_chain(context),
        map=show_map(context),
        trends=show_trends(context),
        steps=steps,
        formalities=show_formalities(context),
        gaps=show_gaps(context),
        revisions=tuple(show_revisions(context)),
    )


def _timeline(context: PageContext) -> TimelineView | None:
    """Return the risks over the years, if they are few: the whole report has all of this year's."""
    timeline = show_timeline(context)
    return None if timeline is None or timeline.unfold else timeline


def _contents(
    steps: tuple[StepView, ...], context: PageContext
) -> tuple[tuple[Link, tuple[Link, ...]], ...]:
    first = (Link(context.words["overview_title"], "#overview"), ())
    last = ("formalities", "gaps")
    ends = ((Link(context.words[f"{each}_title"], f"#{each}"), ()) for each in last)
    return (first, *((_step(each), _sections(each)) for each in steps), *ends)


def _step(step: StepView) -> Link:
    return Link(step.title, f"#{step.id}")


def _sections(step: StepView) -> tuple[Link, ...]:
    return tuple(Link(each.title, f"#{each.id}") for each in step.sections if each.title)
