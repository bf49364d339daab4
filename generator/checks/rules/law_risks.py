"""LAW2xx: what § 5 b asks: actual adverse impacts, significant risks, and how they were found."""

from collections.abc import Iterator

from generator.book.model import BookReport, Unanswered, Unavailable
from generator.checks.rules.queries import (
    about_fact,
    is_unread,
    main_answer,
    names_of,
    unanswered,
)
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.facts.identify import Risk

_SECTION_4_B, _SECTION_5_B = "aapenhetsloven-4-b", "aapenhetsloven-5-b"
# A method or a scope of fewer words describes nothing.
_FEWEST_WORDS = 6


@rule("LAW201", Severity.ERROR, law=(_SECTION_5_B,), in_draft=Severity.WARNING)
def risks_reported(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield a report with neither risks nor `none_found`, or with both."""
    bound = report.answered_by("risks")
    if bound is None or is_unread(report, "risks"):
        return
    answer, about = main_answer(report, bound), bound.question.id
    none_found = report.identify.none_found is not None
    if none_found and report.risks:
        where = report.ref("2-identify/facts.yaml", "none_found")
        yield hit(where, about=about, severity=Severity.WARNING, case="both")
    elif not none_found and isinstance(answer, Unanswered | Unavailable):
        case = "none" if isinstance(answer, Unanswered) else "unavailable"
        yield hit(answer.where, about=about, case=case)


@rule("LAW202", Severity.ERROR, law=(_SECTION_5_B,), in_draft=Severity.WARNING)
def kind_given(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield risks that are said to be neither actual nor potential."""
    if is_unread(report, "risks"):
        return
    for bound in report.risks:
        risk = bound.risk
        if risk.kind is None:
            yield hit(bound.where.at("kind"), about=risk.id, risk=risk.id, title=risk.title)


@rule("ADV203", Severity.WARNING, law=(_SECTION_5_B,))
def risk_placed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield risks without a topic, a geography or a relation."""
    if is_unread(report, "risks"):
        return
    for bound in report.risks:
        risk = bound.risk
        fields = tuple(_unplaced(risk))
        if fields:
            yield hit(
                bound.where.at(fields[0]),
                about=risk.id,
                risk=risk.id,
                title=risk.title,
                fields=names_of(Risk, *fields),
                keys=fields,
            )


def _unplaced(risk: Risk) -> Iterator[str]:
    if risk.topic is None:
        yield "topic"
    if risk.topic == "other" and risk.other_topic is None:
        yield "other_topic"
    if not risk.geography:
        yield "geography"
    if risk.relation is None:
        yield "relation"


@rule("FRM204", Severity.WARNING, law=(_SECTION_5_B,))
def impacts_described(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the unanswered questions on harm and risk."""
    yield from unanswered(report, {_SECTION_5_B})


@rule("LAW206", Severity.WARNING, law=(_SECTION_5_B,))
def search_described(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield a method or scope of `none_found` that has very few words."""
    found = report.identify.none_found
    for key, text in (("method", found.method), ("scope", found.scope)) if found else ():
        words = text.find(report.language, report.language)
        if words and len(words[0].split()) < _FEWEST_WORDS:
            where = report.ref("2-identify/facts.yaml", "none_found", key)
            yield hit(where, about=about_fact(report, "risks"), case=key)


@rule("ADV207", Severity.WARNING, law=(_SECTION_4_B,))
def involvement_stated(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield actual harm without the enterprise's involvement in it."""
    for bound in report.risks:
        risk = bound.risk
        if risk.kind == "actual" and risk.involvement is None:
            yield hit(bound.where.at("kind"), about=risk.id, risk=risk.id, title=risk.title)
