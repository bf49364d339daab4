"""Whose statement it is: enterprise, entities covered, period, signatures, status."""

from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import BookReport
from generator.pages.format.rich_text import Passage, make_plain
from generator.pages.format.terms import Tag, find_tag
from generator.pages.parts.signing import show_signing
from generator.pages.place import Link, Place
from generator.text.cldr import format_date, format_period, group_digits
from schema.fields import find_field
from schema.languages import own_name
from schema.organisation import Entity, Organisation
from schema.report import Report
from schema.vocabulary import country_name


class Fact(Struct, frozen=True):
    """A line of the fact box: a label, its lines, a note, a link; missing when it has none."""

    label: str
    lines: tuple[Passage, ...]
    note: str | None = None
    link: Link | None = None
    tag: Tag | None = None


def show_identity(place: Place, report: BookReport) -> tuple[Fact, ...]:
    """Return the fact box of a report."""
    return tuple(_facts(place, report))


def _facts(place: Place, report: BookReport) -> Iterator[Fact]:
    words, form = place.words, report.form.head
    yield _covered(place, report)
    yield _period(place, report)
    yield _signed(place, report)
    yield _status(place, report)
    if report.head.revisions:
        last = max(each.date for each in report.head.revisions)
        yield Fact(words["revised"], (make_plain(format_date(last, place.language), place),))
    if len(report.languages) > 1:
        yield Fact(words["language_versions"], tuple(_languages(place, report)))
    title = form.title.in_language(place.language)
    named = words("form_by", title=title, publisher=form.publisher)
    yield Fact(find_field(Report, "form").label(place.language), (make_plain(named, place),))


def _languages(place: Place, report: BookReport) -> Iterator[Passage]:
    for language in report.languages:
        name = own_name(language)
        if language == report.language and report.head.signing:
            name = place.words("language_signed", language=name)
        yield make_plain(name, place)


def _covered(place: Place, report: BookReport) -> Fact:
    organisation = report.organisation
    entities = organisation.entities or (
        Entity(name=organisation.name, number=organisation.number),
    )
    lines = tuple(make_plain(_entity(each, place), place) for each in entities)
    known = organisation.number or any(each.number for each in entities)
    label = find_field(Organisation, "entities").label(place.language)
    return Fact(label, lines, None if known else place.words["number_missing"])


def _entity(entity: Entity, place: Place) -> str:
    number = group_digits(entity.number) if entity.number else ""
    country = country_name(entity.country, place.language) if entity.country else ""
    details = ", ".join(filter(None, (number, country)))
    return f"{entity.name} ({details})" if details else entity.name


def _period(place: Place, report: BookReport) -> Fact:
    period = report.head.period
    label = find_field(Report, "period").short(place.language)
    if period is None:
        return Fact(label, ())
    days = format_period(period.start, period.end, place.language)
    return Fact(label, (make_plain(days, place),))


def _signed(place: Place, report: BookReport) -> Fact:
    words = place.words
    signing = show_signing(report.head.signing, place, report)
    lines = (make_plain(signing.line, place),) if signing.line else ()
    note = signing.summary or signing.missing
    link = (
        Link(words["why"], place.link(place.home.page("law", report.year), "gaps"))
        if signing.reasons
        else None
    )
    return Fact(words["signed"], lines, note, link)


def _status(place: Place, report: BookReport) -> Fact:
    words, head = place.words, report.head
    note = words["date_missing"] if head.status == "published" else None
    if head.published:
        note = words("published_on", day=format_date(head.published, place.language))
    label = find_field(Report, "status").label(place.language)
    return Fact(label, (), note, tag=find_tag("report_statuses", head.status, place))
