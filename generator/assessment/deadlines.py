"""The yearly duty by the calendar: something published or renewed in each twelve months to 30 June.

The Act § 5 fourth paragraph: "oppdateres og offentliggjøres innen 30. juni hvert år", whatever the
financial year. A revision renews a statement as a new one does.
"""

from collections.abc import Iterator
from datetime import MAXYEAR, date

from msgspec import Struct

from generator.assessment.today import Today
from generator.book.model import Book, BookReport

# The Act came into force on 1 July 2022; the first deadline was 30 June 2023.
FIRST_DEADLINE = date(2023, 6, 30)
# Accounts may be half a year in coming; a first statement of a year that ended shortly before
# 30 June is given until twelve months have passed.
_SHORT, _TWELVE_MONTHS = 180, 366
# How many days a financial year may have; the first one may be of 18 months.
_LENGTHS = (355, 549)


class Publication(Struct, frozen=True):
    """When a statement was due, when it was published; `late` when it came after that."""

    due: date
    published: date | None
    late: bool


def assess_publication(report: BookReport, book: Book) -> Publication:
    """Return when a statement was to be published, and was."""
    published, missed = report.head.published, _first_open(report, book)
    if published is None:
        return Publication(missed, None, late=False)
    if missed < published and not _is_given_time(report, book, published):
        return Publication(missed, published, late=True)
    return Publication(_deadline_from(published), published, late=False)


def find_missed(book: Book, today: Today) -> Iterator[date]:
    """Yield the deadlines since anything was last published or renewed that have passed."""
    newest = book.reports[0]
    last = max(_renewals(book), default=None)
    covered = _deadline_from(last) if last else _first_due(newest)
    # Of a draft, and of a statement without a date, other findings speak.
    if newest.head.status == "draft" or newest.head.published is None:
        covered = max(covered, _first_due(newest))
    due = max(_next(covered), FIRST_DEADLINE)
    while today.is_after(due):
        yield due
        due = _next(due)


def is_renewed_between(earlier: BookReport, report: BookReport, book: Book) -> bool:
    """Tell whether something was published or renewed by each deadline between two reports."""
    due, last, days = _next(_due_after(earlier)), _due_after(report), tuple(_renewals(book))
    while due < last:
        if due >= FIRST_DEADLINE and not _is_covered(due, days):
            return False
        due = _next(due)
    return True


def _renewals(book: Book) -> Iterator[date]:
    """Yield the days on which statements were published or revised."""
    for report in book.reports:
        if report.head.status == "published":
            yield from (report.head.published,) if report.head.published else ()
            yield from (each.date for each in report.head.revisions)


def _first_due(report: BookReport) -> date:
    return max(_due_after(report), FIRST_DEADLINE)


def _due_after(report: BookReport) -> date:
    """Return the first 30 June after the reporting period; of an odd one, only its year counts."""
    period = report.head.period
    ended = date(period.end.year if period else report.year, 12, 31)
    if period and _LENGTHS[0] <= (period.end - period.start).days <= _LENGTHS[1]:
        ended = period.end
    due = date(ended.year, 6, 30)
    return due if ended < due else _next(due)


def _first_open(report: BookReport, book: Book) -> date:
    """Return the first deadline after the period by which no other statement was renewed.

    Where the year ended shortly before 30 June, the one before may have been published for it.
    """
    due = _first_due(report)
    others = [each for each in book.reports if each is not report]
    days = [each.date for other in others for each in other.head.revisions]
    if _ended_shortly_before(due, report):
        days += [each.head.published for each in others if each.head.published]
    while _is_covered(due, tuple(days)) and due < date.max:
        due = _next(due)
    return due


def _ended_shortly_before(due: date, report: BookReport) -> bool:
    period = report.head.period
    return period is not None and 0 < (due - period.end).days < _SHORT


def _is_given_time(report: BookReport, book: Book, published: date) -> bool:
    """Tell whether a first statement, of a year that ended shortly before 30 June, has time."""
    period = report.head.period
    if period is None or any(each.year < report.year for each in book.reports):
        return False
    soon = _ended_shortly_before(_first_due(report), report)
    return soon and (published - period.end).days <= _TWELVE_MONTHS


def _is_covered(due: date, days: tuple[date, ...]) -> bool:
    return any(_deadline_from(day) == due for day in days)


def _deadline_from(day: date) -> date:
    """Return the 30 June on or after a day."""
    due = date(day.year, 6, 30)
    return due if day <= due else _next(due)


def _next(due: date) -> date:
    """Return the deadline a year later; after the last year that there is, the end of it."""
    return date(due.year + 1, 6, 30) if due.year < MAXYEAR else date.max
