"""Risk by risk: new, closed, and what differs in those that both reports have."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.book.model import BookMeasure, BookReport, BookRisk
from generator.compare.measures import MeasurePair, Presence, match_measures
from generator.compare.pairs import ReportPair
from generator.text.prose import plain_text
from schema.facts.address import Measure
from schema.facts.identify import Risk
from schema.fields import Field, fields_of
from schema.values import Model, Text

# Values of a field (codes of its vocabulary, numbers), or a topic in the report's own words.
Term: TypeAlias = tuple[Any, ...] | str


class TermChange(Struct, frozen=True):
    """A short property that differs; one of the measures has the value of each, in order."""

    field: Field
    before: Term
    now: Term


class TextChange(Struct, frozen=True):
    """A text that differs, as plain text in `language`; of a measure (from 1) where one is named.

    A text that is not there is empty. `presence` says whether the measure itself is in both.
    """

    field: Field
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


def _terms(
    before: BookRisk, now: BookRisk, measures: tuple[MeasurePair, ...], reports: ReportPair
) -> Iterator[TermChange]:
    old = dict(terms_of(before, reports.earlier, reports.language))
    for field, term in terms_of(now, reports.report, reports.language):
        # Measures that have only changed places have the statuses that they had.
        of_measures = field in fields_of(Measure)
        same = of_measures and all(each.has_same(field.name) for each in measures)
        if old[field] != term and not same:
            yield TermChange(field, old[field], term)


def terms_of(bound: BookRisk, report: BookReport, language: str) -> Iterator[tuple[Field, Term]]:
    """Yield the short properties of a risk, then those of its measures."""
    risk = bound.risk
    for field in _shown(Risk, are_texts=False):
        if field.name == "topic" and risk.other_topic:
            yield field, plain_text(risk.other_topic, language, report.language)
        else:
            yield field, _values(risk, field)
    for field in _shown(Measure, are_texts=False):
        yield field, tuple(v for each in bound.measures for v in _values(each.measure, field))


def _shown(model: type[Model], *, are_texts: bool) -> Iterator[Field]:
    """Yield the fields of a model that readers meet: those that are texts, or the others."""
    for field in fields_of(model):
        if field.is_shown and field.is_text is are_texts:
            yield field


def _values(model: Model, field: Field) -> tuple[Any, ...]:
    value = getattr(model, field.name)
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _texts(
    before: BookRisk, now: BookRisk, measures: tuple[MeasurePair, ...], reports: ReportPair
) -> Iterator[TextChange]:
    """Yield what differs in the texts of a risk, then in those of the measures against it."""
    for field in _shown(Risk, are_texts=True):
        texts = getattr(before.risk, field.name), getattr(now.risk, field.name)
        yield from _text(field, *texts, reports)
    yield from _measures(measures, reports)


def compare_measures(
    before: Sequence[BookMeasure], now: Sequence[BookMeasure], reports: ReportPair
) -> Iterator[TextChange]:
    """Yield what differs in the texts of measures."""
    yield from _measures(match_measures(before, now, reports), reports)


def _measures(pairs: tuple[MeasurePair, ...], reports: ReportPair) -> Iterator[TextChange]:
    for pair in pairs:
        for field in _shown(Measure, are_texts=True):
            old, new = (
                getattr(each.measure, field.name) if each else None
                for each in (pair.before, pair.now)
            )
            for change in _text(field, old, new, reports):
                yield replace(change, measure=pair.number, presence=pair.presence)


def _text(
    field: Field, before: Text | None, now: Text | None, reports: ReportPair
) -> Iterator[TextChange]:
    old = plain_text(before, reports.language, reports.earlier.language)
    new = plain_text(now, reports.language, reports.report.language)
    if old != new:
        found = now.find(reports.language, reports.report.language) if now else None
        language = found[1] if found else reports.language
        yield TextChange(field, old, new, language)
