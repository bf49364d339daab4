"""LAW3xx, FRM3xx and ADV307: measures taken or planned, and their results (§ 5 c)."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.book.model import BookMeasure, BookReport
from generator.checks.rules.queries import (
    beyond_the_act,
    is_unread,
    measures_of,
    names_of,
    title_of,
)
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import find, folded_text
from generator.findings.finding import Ref, Severity
from generator.text.pointing import only_points
from generator.text.suggestions import Suggestions
from schema.facts.address import Measure
from schema.facts.enterprise import Goal
from schema.values import listed
from schema.vocabulary import is_status

_SECTION_5_C = "aapenhetsloven-5-c"


@rule("LAW301", Severity.ERROR, law=(_SECTION_5_C,), in_draft=Severity.WARNING)
def risk_addressed(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield risks that no measure addresses and that have no reason for it; and given up ones."""
    if is_unread(report, "measures"):
        return
    misspelt = _nearly_named(report)
    for lack in context.assessment(report).find("measures").lacks:
        case = _UNADDRESSED.get(lack.case)
        if case == "stopped" or (case and lack.risk not in misspelt):
            title = title_of(report, lack.risk)
            yield hit(lack.where, about=lack.about, case=case, risk=lack.risk, title=title)


_UNADDRESSED = {"no_measure": "none", "given_up": "stopped", "no_reason": "no_reason"}


def _nearly_named(report: BookReport) -> set[str]:
    """The risks that a measure for no risk was most likely meant for; REF304 says so."""
    known = sorted(each.risk.id for each in report.risks)
    named = {risk for each in report.measures for risk in each.measure.risks}
    near = Suggestions(known)
    return {near.closest(each) for each in sorted(named.difference(known))}


@rule("LAW302", Severity.ERROR, law=(_SECTION_5_C,), in_draft=Severity.WARNING)
def results_given(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield measures without results, neither reached nor expected, that say anything.

    Of a measure that does not say what is done either, LAW305 says so once; of one that only
    points to a document, LAW303.
    """
    empty = {lack.where for lack in context.assessment(report).lacking("no_actions")}
    pointing = {each.where.at("results") for each in measures_of(report) if _points(each)}
    for lack in context.assessment(report).find("results").lacks:
        case = _WITHOUT_RESULTS.get(lack.case)
        beside = replace(lack.where, keys=lack.where.keys[:-1])
        told = beside in empty if case == "none" else lack.where in pointing
        if case and not told:
            title = title_of(report, lack.risk)
            yield hit(lack.where, about=lack.about, case=case, risk=lack.risk, title=title)


def _points(bound: BookMeasure) -> bool:
    texts = bound.measure.actions.by_language.values() if bound.measure.actions else ()
    return any(map(only_points, texts))


_WITHOUT_RESULTS = {"no_results": "none", "vacuous_results": "vacuous", "repeated_results": "same"}


@rule("LAW305", Severity.ERROR, law=(_SECTION_5_C,), in_draft=Severity.WARNING)
def measure_described(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield measures that do not say what is done or planned."""
    assessment = context.assessment(report)
    without_results = {each.where for each in assessment.lacking("no_results")}
    for lack in assessment.find("measures").lacks:
        case = _UNDESCRIBED.get(lack.case)
        if case == "none" and lack.where.at("results") in without_results:
            case = "empty"
        if case:
            title = title_of(report, lack.risk)
            yield hit(lack.where, about=lack.about, case=case, risk=lack.risk, title=title)


_UNDESCRIBED = {"no_actions": "none", "vacuous_actions": "vacuous"}


@rule("FRM305", Severity.WARNING, law=(_SECTION_5_C,))
def measure_filled(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield measures without a goal or a status, where the form asks for them.

    A measure of which nothing is said has a finding already (LAW305).
    """
    for bound in measures_of(report):
        measure = bound.measure
        lacking = [each for each in ("goal", "status") if getattr(measure, each) is None]
        asked = [each for each in lacking if report.form.asks_for("measures", each)]
        if asked and (measure.actions or measure.results or measure.expected_results):
            risk, fields = measure.risks[0], names_of(Measure, *asked)
            title = title_of(report, risk)
            yield hit(
                bound.where,
                about=risk,
                risk=risk,
                title=title,
                fields=fields,
                keys=tuple(asked),
            )


@rule("FRM306", Severity.WARNING, law=(_SECTION_5_C,))
def measures_described(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield the unanswered questions on measures and their results."""
    yield from beyond_the_act(report, context, _SECTION_5_C)


@rule("ADV307", Severity.WARNING, law=(_SECTION_5_C,))
def stops_explained(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield measures and goals that are postponed or stopped, and nothing in them says why."""
    goals = report.ref("0-enterprise/facts.yaml", "goals")
    stated: list[tuple[Ref, Goal | Measure, str]] = [
        *(
            (goals.at(index), each, each.id)
            for index, each in enumerate(listed(report.enterprise.goals))
        ),
        *((each.where, each.measure, each.measure.risks[0]) for each in measures_of(report)),
    ]
    for where, each, named in stated:
        if is_status(each.status, "given_up") and not _says_why(report, each):
            called = each.goal if isinstance(each, Goal) else title_of(report, named)
            yield hit(where.at("status"), about=named, case=each.status or "", named=called)


def _says_why(report: BookReport, each: Goal | Measure) -> bool:
    """Tell whether a measure or goal has a note on its status, or gives a reason elsewhere."""
    texts = (getattr(each, name) for name in ("actions", "results") if hasattr(each, name))
    told = "".join(folded_text(report, text) for text in texts)
    return each.status_note is not None or bool(find(told, "because", report.language))
