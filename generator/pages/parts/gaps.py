"""Known gaps: what the enterprise lets stand, with its public reason, and what is not answered."""

from msgspec import Struct

from generator.checks.wordings import gap_title_of
from generator.pages.context import Link, PageContext
from generator.pages.format.rich_text import Passage, render_text
from generator.pages.parts.questions import link_number, link_to
from generator.pages.parts.risks import find_risk
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


def show_gaps(context: PageContext) -> GapsView:
    """Return the exceptions of report.yaml, alike ones together, and the unanswered questions."""
    grouped: dict[tuple[str, object], list[ExceptionFor]] = {}
    for each in context.report.head.exceptions:
        reason = each.reason.find(context.language, context.report.language)
        grouped.setdefault((each.code, reason), []).append(each)
    gaps = tuple(_gap(index, group, context) for index, group in enumerate(grouped.values()))
    unanswered = tuple(link_number(each.question, context) for each in context.counter.in_vain())
    words = context.words
    summary = words.count("unanswered", len(unanswered)) if unanswered else words["unanswered_none"]
    return GapsView(gaps, unanswered, summary)


def _gap(index: int, group: list[ExceptionFor], context: PageContext) -> Gap:
    code, words = group[0].code, context.words
    title = gap_title_of(code, context.language) or words("gap_other", code=code)
    about = (_about(each.about, context) for each in group)
    reason = render_text(group[0].reason, context, f"gap-{index + 1}")
    return Gap(title, tuple(link for link in about if link), reason, code)


def _about(about: str | None, context: PageContext) -> Link | None:
    if about is None:
        return None
    question = context.report.find(about)
    if question:
        return link_to(question.question, context)
    return find_risk(about, context) or Link(about, "")
