"""Risks that are new, closed or changed, as the page that compares two reports shows them."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.book import BoundReport, BoundRisk
from generator.comparing.risks import RiskComparison, Term, TermChange, TextChange, compare_risks
from generator.views.differing import Allowance, DifferenceView
from generator.views.place import Link, Place
from generator.views.risks import link_risk, name_risks
from generator.views.terms import Tag, find_tag, label_of, name_places
from generator.views.years import Years
from schema.vocabulary import load_vocabulary

_VOCABULARIES = {"topic": "topics", "status": "statuses"}


class RiskChange(Struct, frozen=True):
    """A risk that is new, closed or changed; `terms` are (label, before, now), None if unstated."""

    state: Tag
    risk: Link
    terms: tuple[tuple[str, str | None, str | None], ...] = ()
    texts: tuple[tuple[str, DifferenceView], ...] = ()


def show_risk_changes(
    years: Years, allowance: Allowance
) -> tuple[tuple[RiskChange, ...], tuple[Link, ...]]:
    """Return the risks that are new, closed or changed, in this order; and the unchanged ones."""
    compared, place = compare_risks(years.pair), years.place
    unchanged = (_link(each, place, years.report) for each in compared.unchanged)
    return tuple(_changes(compared, years, allowance)), tuple(unchanged)


def _changes(compared: RiskComparison, years: Years, allowance: Allowance) -> Iterator[RiskChange]:
    place, words = years.place, years.place.words
    for risk in compared.new:
        yield RiskChange(Tag("new", words["change_new"]), _link(risk, place, years.report))
    for risk in compared.closed:
        yield RiskChange(Tag("closed", words["change_closed"]), _link(risk, place, years.earlier))
    for each in compared.changed:
        yield RiskChange(
            Tag("changed", words["change_changed"]),
            _link(each.now, place, years.report),
            tuple(_terms(each.terms, place)),
            tuple(_texts(each.texts, place, allowance)),
        )


def _link(risk: BoundRisk, place: Place, report: BoundReport) -> Link:
    return link_risk(name_risks(report, place)[risk.risk.id], risk.risk.id, place, report)


def _terms(
    changes: Iterable[TermChange], place: Place
) -> Iterator[tuple[str, str | None, str | None]]:
    for each in changes:
        label = name_field(each.field, place)
        yield label, say_term(each.field, each.before, place), say_term(each.field, each.now, place)


def say_term(field: str, term: Term, place: Place) -> str | None:
    """Return a short property in words; None where nothing is stated."""
    if isinstance(term, str):
        return term
    if field == "geography":
        return name_places(term, place) or None
    vocabulary = _VOCABULARIES.get(field, f"{field}s")
    tags = (find_tag(vocabulary, code, place) for code in term)
    return ", ".join(tag.label for tag in tags if tag) or None


def _texts(
    changes: Iterable[TextChange], place: Place, allowance: Allowance
) -> Iterator[tuple[str, DifferenceView]]:
    for each in changes:
        shown = allowance.show(each.before, each.now, place, each.language)
        yield name_field(each.field, place), shown


def name_field(field: str, place: Place) -> str:
    """Return what readers call a field of a risk or of a measure."""
    if field in {"status", "status_note"}:
        return place.words["status"]
    of_risk = load_vocabulary("risk_fields").find(field)
    return label_of("risk_fields" if of_risk else "measure_fields", field, place)
