"""DAT: deadlines, the period, the order of dates. Today is what the context says it is."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.assessment.deadlines import (
    assess_publication,
    find_missed,
    is_renewed_between,
)
from generator.assessment.today import Today
from generator.book.model import BookReport
from generator.checks.rules.queries import about_fact
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from schema.kept_patterns import compile_kept
from schema.report import Period

_LAW = ("aapenhetsloven-5-4",)
# The Act came into force on 1 July 2022; the first deadline was 30 June 2023, for 2022.
_FIRST_YEAR = 2022
# How many days before the deadline a draft is warned, and how loudly.
_NOTICES = ((7, Severity.WARNING), (30, Severity.WARNING), (90, Severity.INFO))
_ABOUT = "report.yaml"
# Twelve months are so many days; some end their year on the same weekday.
_FEWEST_DAYS, _MOST_DAYS = 360, 371
_YEAR = compile_kept(r"(?<![\w/.-])20\d\d(?!\w)")
# «Innen desember 2023», «mål for 2023»; but not «30 % fra 2019».
_DUE = compile_kept(
    r"\b(?:innen|innan|i løpet av|senest|seinast|by|within|during|mål(?:settinger)? for"
    r"|målsettinger|goals for)\s+(?:[^\W\d]+\s+){0,4}20\d\d(?!\w)",
    re.IGNORECASE,
)


@rule("DAT101", Severity.ERROR, law=_LAW, in_draft=Severity.WARNING)
def published_in_time(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield a publication later than 30 June, or without a date; of drafts, that it is near."""
    head, found = report.head, assess_publication(report, context.book)
    if _ended(report) < _FIRST_YEAR:
        return
    where, about, due = report.ref(_ABOUT, "published"), _ABOUT, found.due
    if head.status == "draft":
        yield from _remind(report, due, context.today)
    elif head.published is None:
        yield hit(where, about=about, case="undated", due_day=due.isoformat())
    elif found.late:
        published = head.published.isoformat()
        yield hit(where, about=about, case="late", published_day=published, due_day=due.isoformat())


def _ended(report: BookReport) -> int:
    return report.head.period.end.year if report.head.period else report.year


def _remind(report: BookReport, due: date, today: Today) -> Iterator[Hit]:
    if today.is_before(due - timedelta(days=_NOTICES[-1][0])):
        return
    where, left = report.ref(_ABOUT, "status"), today.days_until(due)
    day, about = due.isoformat(), _ABOUT
    if left < 0:
        yield hit(where, about=about, case="overdue", past_days=-left, due_day=day)
        return
    level = next((severity for days, severity in _NOTICES if left <= days), None)
    if level:
        yield hit(where, about=about, severity=level, case="soon", coming_days=left, due_day=day)


@rule("DAT102", Severity.WARNING, law=_LAW)
def newest_is_current(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield the deadlines since anything was last published or renewed."""
    if report is not context.book.reports[0]:
        return
    missed = tuple(find_missed(context.book, context.today))
    if missed:
        yield hit(
            report.ref(_ABOUT, "period", "to"),
            about=_ABOUT,
            year=report.year,
            missing=tuple(str(each.year) for each in missed),
            due_day=missed[-1].isoformat(),
        )


@rule("DAT103", Severity.ERROR, law=_LAW)
def revisions_explained(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield revisions without a description, or from before the publication."""
    published = report.head.published
    for index, revision in enumerate(report.head.revisions):
        where = report.ref(_ABOUT, "revisions", index)
        day = revision.date.isoformat()
        if revision.changes is None:
            yield hit(where.at("changes"), about=_ABOUT, case="no_changes", revised_day=day)
        if published and revision.date < published:
            yield hit(
                where.at("date"),
                about=_ABOUT,
                case="before",
                revised_day=day,
                published_day=published.isoformat(),
            )


@rule("DAT104", Severity.WARNING, law=_LAW)
def no_year_missing(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield the years between this report and the one before it."""
    reports = context.book.reports
    older = next((each for each in reports if each.year < report.year), None)
    first = max(older.year + 1, _FIRST_YEAR) if older else report.year
    missing = tuple(map(str, range(first, report.year)))
    if older and missing and not is_renewed_between(older, report, context.book):
        yield hit(
            report.ref(_ABOUT),
            about=_ABOUT,
            year=report.year,
            previous=older.year,
            missing=missing,
        )


@rule("DAT105", Severity.ERROR, law=_LAW)
def period_is_possible(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield periods that run backwards, are of another year, or overlap an earlier one."""
    period = report.head.period
    if period is None:
        return
    where = report.ref(_ABOUT, "period", "from")
    first, last = period.start.isoformat(), period.end.isoformat()
    if period.start > period.end:
        yield hit(where, about=_ABOUT, case="backwards", first_day=first, last_day=last)
    elif report.year not in {period.start.year, period.end.year}:
        year = report.year
        yield hit(where, about=_ABOUT, case="year", year=year, first_day=first, last_day=last)
    else:
        yield from _overlaps(report, period, context)


def _overlaps(report: BookReport, period: Period, context: Context) -> Iterator[Hit]:
    """Yield the earlier reports whose period shares days with this one's."""
    for other in context.book.reports:
        theirs = other.head.period
        if theirs is None or other.year >= report.year or theirs.end < period.start:
            continue
        yield hit(
            report.ref(_ABOUT, "period", "from"),
            about=_ABOUT,
            related=(other.ref(_ABOUT, "period", "to"),),
            case="overlap",
            other=other.year,
            first_day=period.start.isoformat(),
            last_day=theirs.end.isoformat(),
        )


@rule("DAT106", Severity.ERROR, law=_LAW)
def dates_have_come(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield dates of signing, publication, revision and a finished period that are to come."""
    head = report.head
    finished = head.period if head.published and head.status == "published" else None
    dated = [
        (report.ref(_ABOUT, "period", "to"), finished.end if finished else None),
        (report.ref(_ABOUT, "published"), head.published),
        (report.ref(_ABOUT, "signing", "date"), head.signing.date if head.signing else None),
        *(
            (Ref(f"{report.path}/{_ABOUT}", ("revisions", index, "date")), revision.date)
            for index, revision in enumerate(head.revisions)
        ),
    ]
    for where, day in dated:
        if day is not None and context.today.is_before(day):
            yield hit(where, about=_ABOUT, coming_day=day.isoformat())


@rule("DAT107", Severity.WARNING, law=_LAW)
def period_is_a_year(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield a missing period, and one that is not of twelve months."""
    period = report.head.period
    if period is None:
        yield hit(report.ref(_ABOUT, "period"), about=_ABOUT, case="missing", year=report.year)
        return
    days = (period.end - period.start).days + 1
    if days > 0 and not _FEWEST_DAYS <= days <= _MOST_DAYS:
        yield hit(report.ref(_ABOUT, "period", "to"), about=_ABOUT, case="odd", days=days)


@rule("DAT108", Severity.WARNING, law=("aapenhetsloven-4-d",))
def coming_goals_are_to_come(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield goals for the coming year whose time limit is over."""
    goals = report.enterprise.next_goals
    last = report.head.period.end.year if report.head.period else report.year
    for index, goal in enumerate(goals if isinstance(goals, tuple) else ()):
        for text in goal.goal.by_language.values():
            years = _YEAR.findall(text)
            if _DUE.search(text) and max(map(int, years), default=last + 1) <= last:
                where = report.ref("0-enterprise/facts.yaml", "next_goals", index, "goal")
                about = about_fact(report, "next_goals")
                yield hit(where.on(max(years)), about=about, goal=goal.goal, named_year=max(years))
                break
