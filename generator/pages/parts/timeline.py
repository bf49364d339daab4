"""Risks over the years: when each was new, of which kind it was, how its measures stood."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.book.model import BookReport, BookRisk
from generator.pages.context import Link, PageContext
from generator.pages.format.terms import Tag, find_tag
from generator.pages.parts.risk_lines import gravest_first
from generator.pages.parts.risks import kind_of, link_risk, name_risks
from generator.plan.site_plan import MANY_RISKS

# As many years as there is room for beside each other; risks have all of theirs on their pages.
_YEARS = 5


class TimelineYear(Struct, frozen=True):
    """A risk in a year: its page, its kind and the statuses of its measures (None: unstated).

    Without a `risk` the statement of the year has none such. It is `new` where an earlier one,
    which answers with risks, has it not.
    """

    year: str
    risk: str | None
    new: bool = False
    kind: Tag | None = None
    statuses: tuple[Tag, ...] = ()


class TimelineRow(Struct, frozen=True):
    """A risk, and each of the years."""

    risk: Link
    years: tuple[TimelineYear, ...]


class TimelineView(Struct, frozen=True):
    """Risks down, years across, the first year first; what to `unfold` when the risks are many."""

    years: tuple[str, ...]
    rows: tuple[TimelineRow, ...]
    unfold: str | None


def show_timeline(context: PageContext) -> TimelineView | None:
    """Return the risks of a report and of those before it; None unless two years tell of some."""
    reports = sorted(
        (
            each
            for each in context.book.reports
            if each.year <= context.report.year and _tells(each)
        ),
        key=lambda each: each.year,
    )[-_YEARS:]
    if sum(bool(each.risks) for each in reports) < 2:
        return None
    rows = tuple(_rows(reports, context))
    unfold = context.words("timeline_unfold", count=len(rows)) if len(rows) > MANY_RISKS else None
    return TimelineView(tuple(str(each.year) for each in reports), rows, unfold)


def _tells(report: BookReport) -> bool:
    """Tell whether a report says what was found: risks, or that there are none."""
    return bool(report.risks) or report.identify.none_found is not None


def _rows(reports: Sequence[BookReport], context: PageContext) -> Iterator[TimelineRow]:
    """Yield the risks of the newest report, the gravest first; then those of earlier ones only."""
    by_year = [{each.risk.id: each for each in report.risks} for report in reports]
    seen: set[str] = set()
    for index in reversed(range(len(reports))):
        about = context.about(reports[index])
        names = name_risks(about)
        for each in gravest_first(reports[index].risks):
            risk_id = each.risk.id
            if risk_id not in seen:
                seen.add(risk_id)
                link = link_risk(names[risk_id], risk_id, about)
                yield TimelineRow(link, tuple(_years(risk_id, reports, by_year, context)))


def _years(
    risk_id: str,
    reports: Sequence[BookReport],
    by_year: Sequence[dict[str, BookRisk]],
    context: PageContext,
) -> Iterator[TimelineYear]:
    before = False
    for index, (report, risks) in enumerate(zip(reports, by_year, strict=True)):
        bound = risks.get(risk_id)
        if bound is None:
            yield TimelineYear(str(report.year), None)
            continue
        about = context.about(report)
        found = dict.fromkeys(each.measure.status for each in bound.measures)
        tags = (find_tag("statuses", each, about) for each in found)
        yield TimelineYear(
            year=str(report.year),
            risk=about.to_risk(risk_id),
            new=index > 0 and not before,
            kind=kind_of(bound.risk, about),
            statuses=tuple(each for each in tags if each),
        )
        before = True
