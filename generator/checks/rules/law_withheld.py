"""LAW502: what may be left out of the statement (§ 5 second paragraph), and what may not."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.checks.rules.queries import title_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import main_texts
from generator.checks.rules.signs import quoted, signs_in
from generator.checks.rules.withheld_reasons import ReasonRead, read_reason
from generator.findings.finding import Severity
from schema.facts.identify import Risk
from schema.report import Withheld
from schema.vocabulary import load_vocabulary

_IMPACT = "impact"
# Classified information is outside the right to information altogether (§ 6 fourth paragraph); the
# other grounds give way to actual harm (third paragraph), and copyright never covers facts.
_CLASSIFIED, _COPYRIGHT, _PERSONAL = "classified", "copyright", "c"
_GIVES_WAY = frozenset({_PERSONAL, "d"})
_WORKS = frozenset({None, "documents"})


@rule("LAW502", Severity.ERROR, law=("aapenhetsloven-5-2", "aapenhetsloven-6"))
def nothing_hidden(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield actual harm that is withheld, and what is withheld without saying what it is."""
    for index, withheld in enumerate(report.head.withheld):
        risk = _risk_of(withheld, report)
        if withheld.risk and risk is None:
            continue  # REF404 says so
        reason = read_reason(tuple(withheld.reason.by_language.values()))
        case = _judge(withheld, risk, reason, asks_for_harm=_asks_for_harm(withheld, report))
        if case:
            where = report.ref("report.yaml", "withheld", index)
            yield hit(
                where.at("risk" if risk else "reason"),
                about=withheld.risk or withheld.question,
                severity=None if case in {"hidden", "unlisted"} else Severity.WARNING,
                case=case,
                risk=withheld.risk or "",
                title=title_of(report, withheld.risk or ""),
                named=withheld.question,
            )
    yield from _untold(report)


def _untold(report: BookReport) -> Iterator[Hit]:
    """Yield where a text says that something which happened is not told."""
    told = {each.question for each in report.head.withheld}
    for passage, sentence, found in signs_in(report, "harm_untold", main_texts(report)):
        if passage.question not in told and not passage.where.file.endswith("report.yaml"):
            yield hit(
                passage.where.on(found.group()),
                about=passage.question or None,
                severity=Severity.WARNING,
                case="text",
                title="",
                named=quoted(sentence),
                risk="",
            )


def _judge(
    withheld: Withheld, risk: Risk | None, reason: ReasonRead, *, asks_for_harm: bool
) -> str:
    """Return the case of what is wrong, or nothing.

    `hidden` and `unlisted` are actual harm that is left out: of a risk that is listed, or of none.
    """
    if withheld.ground == _CLASSIFIED or not (risk is None or _is_actual_harm(risk)):
        return ""
    only_details = reason.details and withheld.ground == _PERSONAL
    if withheld.what == _IMPACT or (reason.harm and not only_details):
        return _case_of_harm(withheld, risk, reason)
    told = withheld.what or reason.parts or only_details
    if not told and (risk is not None or asks_for_harm):
        return "unnamed"
    if reason.no_ground and withheld.ground in _GIVES_WAY:
        return "reason"
    return "ground" if _does_not_fit(withheld, reason) else ""


def _case_of_harm(withheld: Withheld, risk: Risk | None, reason: ReasonRead) -> str:
    """Return the case of harm that is left out, by what is known of it."""
    if withheld.what not in {None, _IMPACT}:
        return "differs"
    if risk is not None:
        return "hidden"
    return "unlisted" if reason.happened else "undated"


def _does_not_fit(withheld: Withheld, reason: ReasonRead) -> bool:
    """Tell whether the ground is of another kind than what it is to cover."""
    if withheld.ground == _COPYRIGHT:
        return withheld.what not in _WORKS
    return withheld.ground == _PERSONAL and withheld.what != "names" and reason.trade


def _is_actual_harm(risk: Risk) -> bool:
    """Tell whether a risk is harm that has happened; of a topic that is not told, it may be."""
    topic = load_vocabulary("topics").find(risk.topic or "")
    return risk.kind == "actual" and (topic is None or topic.human_right)


def _risk_of(withheld: Withheld, report: BookReport) -> Risk | None:
    return next((each.risk for each in report.risks if each.risk.id == withheld.risk), None)


def _asks_for_harm(withheld: Withheld, report: BookReport) -> bool:
    bound = report.find(withheld.question)
    return bound is not None and bound.question.fact == "risks"
