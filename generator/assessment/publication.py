"""Section 5, third and fourth paragraphs: published, in time, and signed by all who must."""

from collections.abc import Iterator
from datetime import date

from generator.assessment.deadlines import assess_publication
from generator.assessment.lacks import Lack
from generator.assessment.signing import assess_signing
from generator.book.model import Book, BookReport

_FILE = "report.yaml"


def judge_publication(report: BookReport) -> Iterator[Lack]:
    """Yield that a statement is a draft, or that nobody can tell since when it is public."""
    if report.head.status == "draft":
        yield Lack("draft", report.ref(_FILE, "status"), about=_FILE)
    elif report.head.published is None:
        yield Lack("undated", report.ref(_FILE, "published"), about=_FILE)


def judge_deadline(report: BookReport, book: Book) -> Iterator[Lack]:
    """Yield a publication, or a signing, after the deadline, or on a day that is not known."""
    where, published = report.ref(_FILE, "published"), report.head.published
    if report.head.status == "draft" or published is None:
        yield Lack("undated", where, about=_FILE)
    elif assess_publication(report, book).late:
        yield Lack("late", where, about=_FILE)
    elif signed_late(report, book):
        yield Lack("signed_late", report.ref(_FILE, "signing", "date"), about=_FILE)


def signed_late(report: BookReport, book: Book) -> date | None:
    """Return when a statement was signed if that was after the deadline it was published by.

    What is to be published by then is a signed statement (§ 5 fourth paragraph).
    """
    signing, found = report.head.signing, assess_publication(report, book)
    day = signing.date if signing else None
    return day if day and found.published and not found.late and day > found.due else None


def judge_signature(report: BookReport) -> Iterator[Lack]:
    """Yield what the signing lacks: a date, names, a board, a manager, a change that is signed."""
    found, where = assess_signing(report), report.ref(_FILE, "signing")
    act = found.current
    if act is None or act.day is None:
        # Of place or date without names, or names without a date, nobody can tell.
        case = "unsigned" if found.text == "unsigned" else "untold"
        yield Lack(case, where, about=_FILE)
        return
    for party in act.parties:
        for lack in party.lacks:
            case = "general_manager" if lack == "general_manager" else "board"
            yield Lack(case, where, about=_FILE)
    if found.text == "changed" or found.unsigned:
        yield Lack("changed", where, about=_FILE)
