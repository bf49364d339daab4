"""What is left out of a statement on a ground of the Act, and whether the Act allows that.

The Act § 5 second paragraph with § 6 second paragraph c and d, third and fourth paragraph. Details
may be left out; known actual harm may not, nor all that § 5 b asks.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.assessment.withheld_reasons import ReasonRead, read_reason
from generator.book.model import BookReport
from schema.facts.identify import Risk
from schema.report import Withheld
from schema.vocabulary import load_vocabulary

# Actual harm that is left out: of a risk that is listed, of none, or with all that could be told of
# it. Then what is doubtful: whether it has happened, whether the reason fits, what it is.
Case: TypeAlias = Literal[
    "hidden", "unlisted", "whole",
    "undated", "differs", "unnamed", "ground", "reason",
]  # fmt: skip
HIDING: frozenset[Case] = frozenset({"hidden", "unlisted", "whole"})

_IMPACT = "impact"
# Classified information is outside the right to information altogether (§ 6 fourth paragraph); the
# other grounds give way to actual harm (third paragraph), and copyright never covers facts.
CLASSIFIED, _COPYRIGHT, _PERSONAL, _TRADE = "classified", "copyright", "c", "d"
_WORKS = frozenset({None, "documents"})


class Doubt(Struct, frozen=True):
    """Something withheld, its place among others, the risk it is of, and what is wrong with it."""

    index: int
    withheld: Withheld
    risk: Risk | None
    case: Case


def judge_withheld(report: BookReport) -> Iterator[Doubt]:
    """Yield what is withheld that may not be, or of which nobody can tell."""
    for index, withheld in enumerate(report.head.withheld):
        risk = _risk_of(withheld, report)
        if withheld.ground == CLASSIFIED or (withheld.risk and risk is None):
            continue  # REF404 says that there is no such risk
        case = _judge(withheld, risk, report)
        if case:
            yield Doubt(index, withheld, risk, case)


def is_withheld_lawfully(questions: tuple[str, ...], report: BookReport) -> bool:
    """Tell whether all that some questions ask for may be left out: only if it is classified.

    The other grounds are for details; what § 5 asks for in general is what is left of it.
    """
    return any(
        each.question in questions and each.ground == CLASSIFIED and each.risk is None
        for each in report.head.withheld
    )


def _judge(withheld: Withheld, risk: Risk | None, report: BookReport) -> Case | None:
    reason = read_reason(tuple(withheld.reason.by_language.values()))
    asks_for_harm = _asks_for_harm(withheld, report)
    if risk is not None and not _is_actual_harm(risk):
        return None
    only_details = reason.details and withheld.ground == _PERSONAL
    if withheld.what == _IMPACT or (reason.harm and not only_details):
        return _case_of_harm(withheld, risk, reason)
    nothing_told = not report.risks and report.identify.none_found is None
    if asks_for_harm and nothing_told:
        return "whole"
    told = withheld.what or reason.parts or only_details
    if not told and (risk is not None or asks_for_harm):
        return "unnamed"
    groundless = {_PERSONAL: reason.no_ground, _TRADE: reason.no_trade_ground}
    if groundless.get(withheld.ground):
        return "reason"
    return "ground" if _does_not_fit(withheld, reason) else None


def _case_of_harm(withheld: Withheld, risk: Risk | None, reason: ReasonRead) -> Case:
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
    if withheld.ground != _PERSONAL or withheld.what == "names":
        return False
    return reason.trade or (withheld.what == "partners" and not reason.people)


def _is_actual_harm(risk: Risk) -> bool:
    """Tell whether a risk is harm that has happened; of a topic that is not told, it may be."""
    topic = load_vocabulary("topics").find(risk.topic or "")
    return risk.kind == "actual" and (topic is None or topic.human_right)


def _risk_of(withheld: Withheld, report: BookReport) -> Risk | None:
    return next((each.risk for each in report.risks if each.risk.id == withheld.risk), None)


def _asks_for_harm(withheld: Withheld, report: BookReport) -> bool:
    bound = report.find(withheld.question)
    return bound is not None and bound.question.fact == "risks"
