"""Known gaps: what the enterprise lets stand, with its public reason, and what is not answered."""

from msgspec import Struct

from generator.book.model import BookReport
from generator.checks.wordings import gap_title_of
from generator.pages.format.rich_text import Passage, render_text
from generator.pages.parts.questions import is_asked_in_vain, link_number, link_to
from generator.pages.parts.risks import find_risk
from generator.pages.place import Link, Place
from schema.report import ExceptionFor


class Gap(Struct, frozen=True):
    """One gap: what is missing, what it concerns, why, and the code of the check that says so."""

    title: str
    about: tuple[Link, ...]
    reason: Passage | None
    code: str


class GapsView(Struct, frozen=True):
    """All known gaps of a report; `unanswered` are the questions that nobody has answered."""

    gaps: tuple[Gap, ...]
    unanswered: tuple[Link, ...]
    summary: str


def show_gaps(place: Place, report: BookReport) -> GapsView:
    """Return the exceptions of report.yaml, alike ones together, and the unanswered questions."""
    grouped: dict[tuple[str, object], list[ExceptionFor]] = {}
    for each in report.head.exceptions:
        reason = each.reason.find(place.language, report.language)
        grouped.setdefault((each.code, reason), []).append(each)
    gaps = tuple(_gap(index, group, place, report) for index, group in enumerate(grouped.values()))
    unanswered = tuple(
        link_number(each.question, place, report)
        for each in report.questions
        if is_asked_in_vain(each, place.language, report.language)
    )
    words = place.words
    summary = words.count("unanswered", len(unanswered)) if unanswered else words["unanswered_none"]
    return GapsView(gaps, unanswered, summary)


def _gap(index: int, group: list[ExceptionFor], place: Place, report: BookReport) -> Gap:
    code, words = group[0].code, place.words
    title = gap_title_of(code, place.language) or words("gap_other", code=code)
    about = (_about(each.about, place, report) for each in group)
    reason = render_text(group[0].reason, place, report, f"gap-{index + 1}")
    return Gap(title, tuple(link for link in about if link), reason, code)


def _about(about: str | None, place: Place, report: BookReport) -> Link | None:
    if about is None:
        return None
    question = report.find(about)
    if question:
        return link_to(question.question, place, report)
    return find_risk(about, place, report) or Link(about, "")
