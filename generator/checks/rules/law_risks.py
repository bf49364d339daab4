"""LAW2xx, FRM2xx and ADV2xx: adverse impacts, significant risks, how they were found (§ 5 b)."""

from collections.abc import Iterator

from generator.assessment.lacks import Texts
from generator.book.model import BookReport
from generator.checks.rules.queries import (
    about_fact,
    beyond_the_act,
    is_unread,
    names_of,
    title_of,
)
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import without
from generator.findings.finding import Severity
from generator.text.vacuity import are_goods, names_harm
from schema.facts.identify import Risk
from schema.kept_patterns import compile_kept
from schema.substance_words import fold
from schema.vocabulary import load_vocabulary

_SECTION_4_B, _SECTION_5_B = "aapenhetsloven-4-b", "aapenhetsloven-5-b"
# A longer title tells of what happens in words of its own; of a single word people are to judge.
_FEW_OF_TITLE = range(2, 6)
_WORD = compile_kept(r"\w+(?:-\w+)*")
# A word with a capital letter that is not the first.
_NAME = compile_kept(r"(?<=[^\W\d_][ ,] )[A-ZÆØÅ]\w+|(?<=[^\W\d_] )[A-ZÆØÅ]\w+")


@rule("LAW201", Severity.ERROR, law=(_SECTION_5_B,), in_draft=Severity.WARNING)
def risks_reported(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield a report with neither risks nor `none_found`, or with both."""
    about = about_fact(report, "risks")
    if report.identify.none_found and report.risks:
        where = report.ref("2-identify/facts.yaml", "none_found")
        yield hit(where, about=about, severity=Severity.WARNING, case="both")
    impacts = context.assessment(report).find("impacts")
    for lack in () if impacts.met else impacts.lacks:
        if lack.case in _NOT_REPORTED:
            yield hit(lack.where, about=about, case=_NOT_REPORTED[lack.case])


_NOT_REPORTED = {"nothing_reported": "none", "refused": "unavailable"}


@rule("LAW202", Severity.ERROR, law=(_SECTION_5_B,), in_draft=Severity.WARNING)
def kind_given(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield risks that are said to be neither actual nor potential."""
    yield from _of_risks(report, context, "no_kind")


@rule("LAW208", Severity.ERROR, law=(_SECTION_5_B,), in_draft=Severity.WARNING)
def risk_named(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield risks of which neither title, topic nor description says what they are of.

    Where a topic says so much and nothing else says more, it is a warning.
    """
    unnamed = [*_of_risks(report, context, "unnamed")]
    yield from unnamed
    told, texts = {each.about for each in unnamed}, Texts.of(report)
    for bound in report.risks:
        risk = bound.risk
        if risk.id not in told and _is_unsaid(texts, risk):
            where, title = bound.where.at("title"), title_of(report, risk.id)
            yield hit(where, about=risk.id, severity=Severity.WARNING, risk=risk.id, title=title)


def _is_unsaid(texts: Texts, risk: Risk) -> bool:
    return texts.tells_no_more(risk) or _is_general(texts, risk) or _names_only_goods(texts, risk)


def _names_only_goods(texts: Texts, risk: Risk) -> bool:
    """Tell whether a title is goods, a trade and a place alone: «Roser, Kenya»."""
    title, topic = texts.main(risk.title), load_vocabulary("topics").find(risk.topic or "")
    # Of a topic that is no right of people's, LAW222 says so.
    if (
        len(title.split()) not in _FEW_OF_TITLE
        or names_harm(title, texts.language)
        or not (topic and topic.human_right)
    ):
        return False
    return are_goods(_WORD.findall(_NAME.sub("", title)), texts.language)


def _is_general(texts: Texts, risk: Risk) -> bool:
    """Tell whether a title speaks of trouble in general, and names no harm, right or person."""
    title, language = fold(texts.main(risk.title)), texts.language
    rest = without(title, "trouble_in_general", language)
    return rest != title and not names_harm(without(rest, "trading_partners", language), language)


def _of_risks(report: BookReport, context: Context, case: str) -> Iterator[Hit]:
    for lack in context.assessment(report).lacking(case):
        title = title_of(report, lack.risk)
        yield hit(lack.where, about=lack.about, risk=lack.risk, title=title)


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
def impacts_described(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield the unanswered questions on harm and risk that the Act does not need answered."""
    yield from beyond_the_act(report, context, _SECTION_5_B)


@rule("LAW206", Severity.ERROR, law=(_SECTION_5_B,), in_draft=Severity.WARNING)
def search_described(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield a method or scope of `none_found` that does not say how, or what, was examined."""
    for case in ("method", "scope"):
        for lack in context.assessment(report).lacking(f"bare_{case}"):
            yield hit(lack.where, about=lack.about, case=case)


@rule("ADV207", Severity.WARNING, law=(_SECTION_4_B,))
def involvement_stated(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield actual harm without the enterprise's involvement in it."""
    for bound in report.risks:
        risk = bound.risk
        if risk.kind == "actual" and risk.involvement is None:
            yield hit(bound.where.at("kind"), about=risk.id, risk=risk.id, title=risk.title)
