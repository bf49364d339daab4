"""Risk by risk: new, closed, and what differs in those that both reports have."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.book.model import BookMeasure, BookReport, BookRisk
from generator.compare.measures import MEASURE_TEXTS, MeasurePair, Presence, match_measures
from generator.compare.pairs import ReportPair
from generator.text.prose import plain_text
from schema.facts.identify import Risk
from schema.values import Text

_RISK_TEXTS = ("title", "description", "reason")

# Codes of a vocabulary, or a topic in the report's own words.
Term: TypeAlias = tuple[str, ...] | str


class TermChange(Struct, frozen=True):
    """A short property that differs, or `status`: the statuses of the measures, in order."""

    field: str
    before: Term
    now: Term


class TextChange(Struct, frozen=True):
    """A text that differs, as plain text in `language`; of a measure (from 1) where one is named.

    A text that is not there is empty. `presence` says whether the measure itself is in both.
    """

    field: str
    before: str
    now: str
    language: str
    measure: int | None = None
    presence: Presence = "kept"


class RiskChange(Struct, frozen=True):
    """A risk in both reports, with what differs."""

    before: BookRisk
    now: BookRisk
    terms: tuple[TermChange, ...]
    texts: tuple[TextChange, ...]


class RiskMatches(Struct, frozen=True):
    """Which risks are new, closed, and in both reports (before, now), by their ids."""

    new: tuple[BookRisk, ...]
    closed: tuple[BookRisk, ...]
    both: tuple[tuple[BookRisk, BookRisk], ...]


class RiskComparison(Struct, frozen=True):
    """The risks of two reports: new, closed, changed, and as before."""

    new: tuple[BookRisk, ...]
    closed: tuple[BookRisk, ...]
    changed: tuple[RiskChange, ...]
    unchanged: tuple[BookRisk, ...]

    @property
    def differs(self) -> bool:
        """Whether any risk is new, closed or changed."""
        return bool(self.new or self.closed or self.changed)


def match_risks(earlier: BookReport, report: BookReport) -> RiskMatches:
    """Match the risks of two reports by their ids."""
    before = {each.risk.id: each for each in earlier.risks}
    now = {each.risk.id: each for each in report.risks}
    return RiskMatches(
        new=tuple(risk for key, risk in now.items() if key not in before),
        closed=tuple(risk for key, risk in before.items() if key not in now),
        both=tuple((before[key], risk) for key, risk in now.items() if key in before),
    )


def compare_risks(reports: ReportPair) -> RiskComparison:
    """Compare the risks of two reports, and the measures against them."""
    matches = match_risks(reports.earlier, reports.report)
    compared = [(now, compare_risk(before, now, reports)) for before, now in matches.both]
    return RiskComparison(
        new=matches.new,
        closed=matches.closed,
        changed=tuple(change for _, change in compared if change),
        unchanged=tuple(now for now, change in compared if change is None),
    )


def compare_risk(before: BookRisk, now: BookRisk, reports: ReportPair) -> RiskChange | None:
    """Compare one risk in two reports, and the measures against it; None where nothing differs."""
    measures = match_measures(before.measures, now.measures, reports)
    terms = tuple(_terms(before, now, measures, reports))
    texts = tuple(_texts(before, now, measures, reports))
    return RiskChange(before, now, terms, texts) if terms or texts else None


def statuses_of(risk: BookRisk) -> tuple[str, ...]:
    """Return the statuses of a risk's measures, of those that have one."""
    return tuple(each.measure.status for each in risk.measures if each.measure.status)


def _terms(
    before: BookRisk, now: BookRisk, measures: tuple[MeasurePair, ...], reports: ReportPair
) -> Iterator[TermChange]:
    old = dict(terms_of(before, reports.earlier, reports.language))
    for field, term in terms_of(now, reports.report, reports.language):
        # Measures that have only changed places have the statuses that they had.
        same = field == "status" and all(each.has_same_status for each in measures)
        if old[field] != term and not same:
            yield TermChange(field, old[field], term)


def terms_of(bound: BookRisk, report: BookReport, language: str) -> Iterator[tuple[str, Term]]:
    """Yield the short properties of a risk, and the statuses of its measures, by field."""
    risk = bound.risk
    yield "topic", _topic(risk, report, language)
    yield "geography", tuple(risk.geography)
    for field in ("kind", "relation", "involvement"):
        code = getattr(risk, field)
        yield field, (code,) if code else ()
    yield "status", statuses_of(bound)


def _topic(risk: Risk, report: BookReport, language: str) -> Term:
    if risk.other_topic:
        return plain_text(risk.other_topic, language, report.language)
    return (risk.topic,) if risk.topic else ()


def _texts(
    before: BookRisk, now: BookRisk, measures: tuple[MeasurePair, ...], reports: ReportPair
) -> Iterator[TextChange]:
    """Yield what differs in the texts of a risk, then in those of the measures against it."""
    for field in _RISK_TEXTS:
        texts = getattr(before.risk, field), getattr(now.risk, field)
        yield from _text(field, *texts, reports)
    yield from _measures(measures, reports)


def compare_measures(
    before: Sequence[BookMeasure], now: Sequence[BookMeasure], reports: ReportPair
) -> Iterator[TextChange]:
    """Yield what differs in the texts of measures."""
    yield from _measures(match_measures(before, now, reports), reports)


def _measures(pairs: tuple[MeasurePair, ...], reports: ReportPair) -> Iterator[TextChange]:
    for pair in pairs:
        for field in MEASURE_TEXTS:
            old, new = (
                getattr(each.measure, field) if each else None for each in (pair.before, pair.now)
            )
            for change in _text(field, old, new, reports):
                yield replace(change, measure=pair.number, presence=pair.presence)


def _text(
    field: str, before: Text | None, now: Text | None, reports: ReportPair
) -> Iterator[TextChange]:
    old = plain_text(before, reports.language, reports.earlier.language)
    new = plain_text(now, reports.language, reports.report.language)
    if old != new:
        found = now.find(reports.language, reports.report.language) if now else None
        language = found[1] if found else reports.language
        yield TextChange(field, old, new, language)
