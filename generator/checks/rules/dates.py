"""DAT: deadlines and the order of dates. The date that stands for today is the context's."""

from collections.abc import Iterator
from datetime import date

from generator.book.model import BookReport
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity

_LAW = ("aapenhetsloven-5-4",)
# The Act came into force on 1 July 2022; the first deadline was 30 June 2023, for 2022.
_FIRST_YEAR = 2022
# How many days before the deadline a draft is warned, and how loudly.
_NOTICES = ((7, Severity.WARNING), (30, Severity.WARNING), (90, Severity.INFO))


def _financial_year(report: BookReport) -> int:
    return report.head.period.end.year if report.head.period else report.year


def _deadline(financial_year: int) -> date:
    """30 June of the year after, whichever month the financial year ends in."""
    return date(financial_year + 1, 6, 30)


@rule("DAT101", Severity.ERROR, law=_LAW, in_draft=Severity.WARNING)
def published_in_time(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield a publication later than 30 June, or without a date; of drafts, that it is near."""
    head, due = report.head, _deadline(_financial_year(report))
    if _financial_year(report) < _FIRST_YEAR:
        return
    where, about = report.ref("report.yaml", "published"), "report.yaml"
    if head.status == "draft":
        yield from _remind(report, due, context.as_of)
    elif head.published is None:
        yield hit(where, about=about, case="undated", due_day=due.isoformat())
    elif head.published > due:
        published = head.published.isoformat()
        yield hit(where, about=about, case="late", published_day=published, due_day=due.isoformat())


def _remind(report: BookReport, due: date, today: date) -> Iterator[Hit]:
    where, left = report.ref("report.yaml", "status"), (due - today).days
    day, about = due.isoformat(), "report.yaml"
    if left < 0:
        yield hit(where, about=about, case="overdue", days=-left, due_day=day)
        return
    level = next((severity for days, severity in _NOTICES if left <= days), None)
    if level:
        yield hit(where, about=about, severity=level, case="soon", days=left, due_day=day)


@rule("DAT102", Severity.WARNING, law=_LAW)
def newest_is_current(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield the years since the newest report whose deadline has passed."""
    if report is not context.organisation.reports[0]:
        return
    newest = _financial_year(report)
    years = range(max(newest + 1, _FIRST_YEAR), context.as_of.year)
    missing = [year for year in years if _deadline(year) < context.as_of]
    if missing:
        yield hit(
            report.ref("report.yaml", "period", "to"),
            about="report.yaml",
            year=newest,
            missing=tuple(map(str, missing)),
            due_day=_deadline(missing[-1]).isoformat(),
        )


@rule("DAT103", Severity.ERROR, law=_LAW)
def revisions_explained(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield revisions without a description, or from before the publication."""
    published = report.head.published
    for index, revision in enumerate(report.head.revisions):
        where = report.ref("report.yaml", "revisions", index)
        day = revision.date.isoformat()
        if revision.changes is None:
            yield hit(where.at("changes"), about="report.yaml", case="no_changes", revised_day=day)
        if published and revision.date < published:
            yield hit(
                where.at("date"),
                about="report.yaml",
                case="before",
                revised_day=day,
                published_day=published.isoformat(),
            )


@rule("DAT104", Severity.WARNING, law=_LAW)
def no_year_missing(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield the years between this report and the one before it."""
    reports = context.organisation.reports
    older = next((each for each in reports if each.year < report.year), None)
    first = max(older.year + 1, _FIRST_YEAR) if older else report.year
    missing = tuple(map(str, range(first, report.year)))
    if older and missing:
        yield hit(
            report.ref("report.yaml"),
            about="report.yaml",
            year=report.year,
            previous=older.year,
            missing=missing,
        )
