"""Section 5, third and fourth paragraphs: published, in time, and signed by all who must."""

from collections.abc import Iterator

from generator.assessment.lacks import Lack
from generator.book.model import BookReport

_FILE = "report.yaml"


def judge_publication(report: BookReport) -> Iterator[Lack]:
    """Yield that a statement is a draft, or that nobody can tell since when it is public."""
    if report.head.status == "draft":
        yield Lack("draft", report.ref(_FILE, "status"), about=_FILE)
    elif report.head.published is None:
        yield Lack("undated", report.ref(_FILE, "published"), about=_FILE)


def judge_deadline(report: BookReport) -> Iterator[Lack]:
    """Yield a publication that is later than 30 June of the year after, or is not known."""
    published = report.head.published
    if report.head.status == "draft" or published is None:
        yield Lack("undated", report.ref(_FILE, "published"), about=_FILE)


def judge_signature(report: BookReport) -> Iterator[Lack]:
    """Yield what the signing lacks: a date, names, the whole board, the general manager."""
    signing = report.head.signing
    where = report.ref(_FILE, "signing")
    if signing is None or not signing.signatories or signing.date is None:
        yield Lack("unsigned", where, about=_FILE)
        return
    board = sum(each.role in {"chair", "board_member"} for each in signing.signatories)
    if signing.board_size is not None and signing.board_size != board:
        yield Lack("board", where, about=_FILE)
    managers = sum(each.role == "general_manager" for each in signing.signatories)
    if signing.general_manager and not managers:
        yield Lack("general_manager", where, about=_FILE)
