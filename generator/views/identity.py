"""Whose statement it is: enterprise, entities covered, period, signatures, status."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.book import BoundReport
from generator.views.cldr import country_name, format_date, format_period
from generator.views.fact_tables import group_digits
from generator.views.passages import Passage, make_plain
from generator.views.place import Link, Place
from generator.views.signing import show_signing
from generator.views.terms import Tag, find_tag
from schema.organisation import Entity


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the fact box: a label, its lines, perhaps a link to more; or a tag."""

    label: str
    lines: tuple[Passage, ...]
    note: str | None = None
    link: Link | None = None
    tag: Tag | None = None


def show_identity(place: Place, report: BoundReport) -> tuple[Fact, ...]:
    """Return the fact box of a report."""
    return tuple(_facts(place, report))


def _facts(place: Place, report: BoundReport) -> Iterator[Fact]:
    words, organisation = place.words, report.organisation
    number = organisation.number
    known = words("number_is", number=group_digits(number)) if number else words["number_missing"]
    yield Fact(words["enterprise"], (make_plain(organisation.name, place),), known)
    if organisation.entities:
        lines = tuple(make_plain(_entity(each, place), place) for each in organisation.entities)
        yield Fact(words["covers"], lines)
    yield _period(place, report)
    yield _signed(place, report)
    yield from _dates(place, report)
    yield Fact(words["status"], (), tag=find_tag("report_statuses", report.head.status, place))
    title = report.form.head.title.in_language(place.language)
    form = words("form_by", title=title, publisher=report.form.head.publisher)
    yield Fact(words["form"], (make_plain(form, place),))


def _entity(entity: Entity, place: Place) -> str:
    number = group_digits(entity.number) if entity.number else ""
    country = country_name(entity.country, place.language) if entity.country else ""
    details = ", ".join(filter(None, (number, country)))
    return f"{entity.name} ({details})" if details else entity.name


def _period(place: Place, report: BoundReport) -> Fact:
    period = report.head.period
    label = place.words["period"]
    if period is None:
        return Fact(label, (), place.words["unanswered"])
    days = format_period(period.start, period.end, place.language)
    return Fact(label, (make_plain(days, place),))


def _signed(place: Place, report: BoundReport) -> Fact:
    words = place.words
    signing = show_signing(report.head.signing, place, report)
    lines = (make_plain(signing.line, place),) if signing.line else ()
    note = signing.summary or signing.missing
    link = Link(words["why"], place.link(place.home.law(report.year), "gaps")) if signing.reasons else None
    return Fact(words["signed"], lines, note, link)


def _dates(place: Place, report: BoundReport) -> Iterator[Fact]:
    words, head = place.words, report.head
    if head.published:
        day = format_date(head.published, place.language)
        yield Fact(words["published"], (make_plain(day, place),))
    else:
        yield Fact(words["published"], (), words["date_missing"])
    if head.revisions:
        last = max(each.date for each in head.revisions)
        yield Fact(words["revised"], (make_plain(format_date(last, place.language), place),))
