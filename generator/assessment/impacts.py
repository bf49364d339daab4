"""Section 5 b and c, risk by risk: what is done about it, what came of it, what is expected."""

from collections.abc import Iterator

from msgspec import Struct

from generator.assessment.lacks import Lack, Texts
from generator.book.model import BookMeasure, BookReport, BookRisk
from generator.findings.finding import Ref
from generator.text.days import years_in
from generator.text.expectation import only_expects, tells_of_none_yet
from generator.text.vacuity import Wanted
from schema.substance_words import fold
from schema.values import Text
from schema.vocabulary import is_status


class RiskStanding(Struct, frozen=True):
    """How a risk stands: whether a measure against it is described, and what came of it.

    `results` are actual and told of; what is only hoped for, in whichever field it stands, is
    `expected`. That it is too early to say, or that nothing has come yet, is an answer, but no
    result: `none_yet`, if nothing is expected either.
    `deferred` when there is no measure, and a reason for it that says something.
    """

    id: str
    acted_on: bool
    results: bool
    expected: bool
    none_yet: bool
    deferred: bool


def judge_risks(report: BookReport, texts: Texts) -> tuple[RiskStanding, ...]:
    """Return how each risk stands, in the order of the report."""
    return tuple(_judge_risk(each, texts) for each in report.risks)


def _judge_risk(bound: BookRisk, texts: Texts) -> RiskStanding:
    measures = bound.measures
    told = [_has_come(each, texts) for each in measures if has_results(each, texts)]
    expected = any(has_expectations(each, texts) for each in measures)
    return RiskStanding(
        bound.risk.id,
        acted_on=any(has_actions(each, texts) for each in measures),
        results=any(told),
        expected=expected,
        none_yet=bool(told) and not (any(told) or expected),
        deferred=not measures and _says(bound.risk.no_measure_yet, texts, wanted="words"),
    )


def _says(text: Text | None, texts: Texts, *, wanted: Wanted = "things") -> bool:
    """Tell whether a text says something, here and not in another document."""
    return not (texts.is_empty(text, wanted=wanted) or texts.lead_elsewhere(text))


def has_actions(bound: BookMeasure, texts: Texts) -> bool:
    """Tell whether a measure says what is done."""
    return _says(bound.measure.actions, texts)


def has_results(bound: BookMeasure, texts: Texts) -> bool:
    """Tell whether a measure has results that have come, and are no mere repetition."""
    measure, said = bound.measure, texts.main(bound.measure.results)
    if not _says(measure.results, texts) or texts.repeats(measure.results, measure.actions):
        return False
    return not only_expects(said, texts.language)


def _has_come(bound: BookMeasure, texts: Texts) -> bool:
    return not tells_of_none_yet(fold(texts.main(bound.measure.results)), texts.language)


def has_expectations(bound: BookMeasure, texts: Texts) -> bool:
    """Tell whether a measure says what is expected of it, in either field."""
    measure, said = bound.measure, texts.main(bound.measure.results)
    if _says(measure.expected_results, texts):
        return not texts.repeats(measure.expected_results, measure.actions)
    return _says(measure.results, texts) and only_expects(said, texts.language)


def judge_measures(
    report: BookReport, texts: Texts, standings: tuple[RiskStanding, ...]
) -> tuple[tuple[Lack, ...], tuple[Lack, ...]]:
    """Return what is lacking of measures, and of results, risk by risk."""
    measures: list[Lack] = []
    results: list[Lack] = []
    for bound, standing in zip(report.risks, standings, strict=True):
        measures += _lacking_measures(bound, standing, texts, report.year)
        results += _lacking_results(bound, standing, texts)
    return _once(measures), _once(results)


def _once(lacks: list[Lack]) -> tuple[Lack, ...]:
    """What a measure for several risks lacks is said of the first of them."""
    first: dict[tuple[str, Ref], Lack] = {}
    for each in lacks:
        first.setdefault((each.case, each.where), each)
    return tuple(first.values())


def _lacking_measures(
    bound: BookRisk, standing: RiskStanding, texts: Texts, year: int
) -> Iterator[Lack]:
    risk = bound.risk.id
    if standing.deferred:
        return
    if not bound.measures:
        case = "no_reason" if bound.risk.no_measure_yet else "no_measure"
        key = "no_measure_yet" if bound.risk.no_measure_yet else "id"
        yield Lack(case, bound.where.at(key), about=risk, risk=risk)
        return
    if all(_is_given_up(each, texts, year) for each in bound.measures):
        yield Lack("given_up", bound.where.at("id"), about=risk, risk=risk)
    for each in bound.measures:
        actions, place = each.measure.actions, each.where
        if actions is None:
            yield Lack("no_actions", place, about=risk, risk=risk)
        elif texts.is_empty(actions, wanted="things"):
            yield Lack("vacuous_actions", place.at("actions"), about=risk, risk=risk)
        elif texts.lead_elsewhere(actions):
            yield Lack("actions_elsewhere", place.at("actions"), about=risk, risk=risk)


def _is_given_up(bound: BookMeasure, texts: Texts, year: int) -> bool:
    """Tell whether a measure is stopped, or put off and not said until which later year."""
    measure = bound.measure
    given_up = is_status(measure.status, "given_up")
    if not given_up or is_status(measure.status, "over"):
        return given_up
    told = (measure.actions, measure.results, measure.expected_results, measure.status_note)
    return not any(each > year for text in told for each in years_in(texts.main(text)))


def _lacking_results(bound: BookRisk, standing: RiskStanding, texts: Texts) -> Iterator[Lack]:
    risk = bound.risk.id
    if standing.deferred:
        return
    if not bound.measures:
        yield Lack("nothing_done", bound.where.at("id"), about=risk, risk=risk)
    for each in bound.measures:
        if has_results(each, texts) or has_expectations(each, texts):
            continue
        where = each.where.at("results")
        if each.measure.results is None and each.measure.expected_results is None:
            yield Lack("no_results", where, about=risk, risk=risk)
        elif texts.lead_elsewhere(each.measure.results or each.measure.expected_results):
            key = "results" if each.measure.results else "expected_results"
            yield Lack("results_elsewhere", each.where.at(key), about=risk, risk=risk)
        elif texts.repeats(each.measure.results, each.measure.actions):
            yield Lack("repeated_results", where, about=risk, risk=risk)
        else:
            yield Lack("vacuous_results", where, about=risk, risk=risk)
