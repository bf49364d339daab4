"""LAW3xx: what § 5 c asks: measures taken or planned, and their results."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.checks.rules.queries import is_unread, measures_of, names_of, title_of, unanswered
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from generator.text.suggestions import closest
from schema.facts.address import Measure
from schema.facts.enterprise import Goal
from schema.values import listed

_SECTION_5_C = "aapenhetsloven-5-c"
_GIVEN_UP = {"postponed", "stopped"}


@rule("LAW301", Severity.ERROR, law=(_SECTION_5_C,), in_draft=Severity.WARNING)
def risk_addressed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield risks that no measure addresses, or only postponed and stopped ones."""
    if is_unread(report, "measures"):
        return
    misspelt = _nearly_named(report)
    for bound in report.risks:
        risk, given_up = bound.risk, {each.measure.status for each in bound.measures} <= _GIVEN_UP
        if given_up and (bound.measures or risk.id not in misspelt):
            case, where = "stopped" if bound.measures else "none", bound.where.at("id")
            yield hit(where, about=risk.id, case=case, risk=risk.id, title=risk.title)


def _nearly_named(report: BookReport) -> set[str]:
    """The risks that a measure for no risk was most likely meant for; REF304 says so."""
    known = sorted(each.risk.id for each in report.risks)
    return {closest(each.measure.risk, known) for each in report.orphan_measures}


@rule("LAW302", Severity.ERROR, law=(_SECTION_5_C,), in_draft=Severity.WARNING)
def results_given(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield measures without results, neither reached nor expected."""
    for bound in measures_of(report):
        if bound.measure.results is None:
            risk = bound.measure.risk
            title = title_of(report, risk)
            yield hit(bound.where.at("results"), about=risk, risk=risk, title=title)


@rule("LAW305", Severity.ERROR, law=(_SECTION_5_C,), in_draft=Severity.WARNING)
def measure_filled(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield measures without a goal, a status or actions."""
    for bound in measures_of(report):
        fields = names_of(Measure, *_unfilled(bound.measure))
        if fields:
            risk = bound.measure.risk
            title = title_of(report, risk)
            yield hit(bound.where, about=risk, risk=risk, title=title, fields=fields)


def _unfilled(measure: Measure) -> Iterator[str]:
    if measure.goal is None:
        yield "goal"
    if measure.status is None:
        yield "status"
    if measure.actions is None:
        yield "actions"


@rule("FRM306", Severity.WARNING, law=(_SECTION_5_C,))
def measures_described(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the unanswered questions on measures and their results."""
    yield from unanswered(report, {_SECTION_5_C})


@rule("ADV307", Severity.WARNING, law=(_SECTION_5_C,))
def stops_explained(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield measures and goals that are postponed or stopped without a `status_note`."""
    goals = report.ref("0-enterprise/facts.yaml", "goals")
    stated: list[tuple[Ref, Goal | Measure, str]] = [
        *(
            (goals.at(index), each, each.id)
            for index, each in enumerate(listed(report.enterprise.goals))
        ),
        *((each.where, each.measure, each.measure.risk) for each in measures_of(report)),
    ]
    for where, each, named in stated:
        if each.status in _GIVEN_UP and each.status_note is None:
            yield hit(where.at("status"), about=named, case=each.status or "", named=named)
