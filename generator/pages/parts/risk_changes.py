"""Risks that are new, closed or changed, as the pages that compare two reports show them."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.book.model import BookReport, BookRisk
from generator.compare import risks as comparing
from generator.compare.risks import Term, TermChange
from generator.pages.format.field_values import say_value
from generator.pages.format.terms import Tag
from generator.pages.parts.differing import Allowance, DifferenceView
from generator.pages.parts.risks import is_brief, link_risk, name_risks
from generator.pages.parts.years import Years
from generator.pages.place import Link, Place
from generator.text.cldr import join_words
from schema.fields import Field

# Where a risk's own page shows what changed.
CHANGES = "changes"


class RiskChange(Struct, frozen=True):
    """A risk that is new, closed or changed; `terms` are (label, before, now), None if unstated.

    `texts` are the differences of its texts; `named` only says which texts differ, and then its
    own page shows how.
    """

    state: Tag
    risk: Link
    terms: tuple[tuple[str, str | None, str | None], ...] = ()
    texts: tuple[tuple[str, DifferenceView], ...] = ()
    named: str | None = None


def show_risk_changes(
    years: Years, allowance: Allowance
) -> tuple[tuple[RiskChange, ...], tuple[Link, ...]]:
    """Return the risks that are new, closed or changed, in this order; and the unchanged ones.

    When the risks are many, it is their own pages that show how their texts differ.
    """
    compared = comparing.compare_risks(years.pair)
    unchanged = (_link(each, years.place, years.report) for each in compared.unchanged)
    return tuple(_changes(compared, years, allowance)), tuple(unchanged)


def show_risk_change(now: BookRisk, years: Years) -> RiskChange | None:
    """Return how a risk differs from the year before; None when it does not, or is new."""
    for before in years.earlier.risks:
        if before.risk.id == now.risk.id:
            change = comparing.compare_risk(before, now, years.pair)
            return _changed(change, years, Allowance()) if change else None
    return None


def _changes(
    compared: comparing.RiskComparison, years: Years, allowance: Allowance
) -> Iterator[RiskChange]:
    place, words = years.place, years.place.words
    for risk in compared.new:
        yield RiskChange(Tag("new", words["change_new"]), _link(risk, place, years.report))
    for risk in compared.closed:
        yield RiskChange(Tag("closed", words["change_closed"]), _link(risk, place, years.earlier))
    brief = is_brief(years.report, place)
    for each in compared.changed:
        if brief and each.texts:
            yield _brief(each, years)
        else:
            yield _changed(each, years, allowance)


def _changed(change: comparing.RiskChange, years: Years, allowance: Allowance) -> RiskChange:
    place = years.place
    return RiskChange(
        Tag("changed", place.words["change_changed"]),
        _link(change.now, place, years.report),
        tuple(_terms(change.terms, place)),
        tuple(_texts(change, place, allowance)),
    )


def _brief(change: comparing.RiskChange, years: Years) -> RiskChange:
    """Name the texts that differ, and link to where the risk's own page shows how."""
    place, link = years.place, _link(change.now, years.place, years.report)
    labels = dict.fromkeys(each.field.short(place.language) for each in change.texts)
    page = place.link(place.home.risk(years.report.year, change.now.risk.id), CHANGES)
    return RiskChange(
        Tag("changed", place.words["change_changed"]),
        Link(link.text, page, link.language),
        tuple(_terms(change.terms, place)),
        named=place.words("texts_changed", texts=join_words(tuple(labels), place.language)),
    )


def _link(risk: BookRisk, place: Place, report: BookReport) -> Link:
    return link_risk(name_risks(report, place)[risk.risk.id], risk.risk.id, place, report)


def _terms(
    changes: Iterable[TermChange], place: Place
) -> Iterator[tuple[str, str | None, str | None]]:
    for each in changes:
        label = each.field.short(place.language)
        yield label, say_term(each.field, each.before, place), say_term(each.field, each.now, place)


def say_term(field: Field, term: Term, place: Place) -> str | None:
    """Return a short property in words; None where nothing is stated."""
    if isinstance(term, str):
        return term
    if field.many:
        return say_value(field, term, place)
    return ", ".join(said for each in term if (said := say_value(field, each, place))) or None


def _texts(
    change: comparing.RiskChange, place: Place, allowance: Allowance
) -> Iterator[tuple[str, DifferenceView]]:
    several = max(len(change.before.measures), len(change.now.measures)) > 1
    for each in change.texts:
        label = each.field.short(place.language)
        if each.measure and several:
            key = f"change_measure_{each.presence}"
            label = place.words(key, field=label, number=each.measure)
        yield label, allowance.show(each.before, each.now, place, each.language)
