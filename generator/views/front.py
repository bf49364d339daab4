"""The front page of an organisation: the newest statement, all years, how to ask."""

from dataclasses import dataclass

from generator.book import BoundReport
from generator.routes import Page, newest
from generator.views.cldr import format_date, format_period
from generator.views.contact import ContactView, show_contact
from generator.views.fact_tables import group_digits, list_entities
from generator.views.frame import Heading
from generator.views.overview import Outcome, describe, show_overview
from generator.views.place import Link, Place
from generator.views.questions import tally
from generator.views.tables import Table
from generator.views.terms import Tag, find_tag


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in the list of years."""

    year: Link
    period: str | None
    signed: str | None
    status: Tag | None
    tally: str
    risks: str


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front page of an organisation; `newest` is None before the first statement."""

    name: str
    number: str | None
    website: Link | None
    newest: Statement | None
    title: Link | None
    outcomes: tuple[Outcome, ...]
    summary: str
    statements: tuple[Statement, ...]
    entities: Table | None
    contact: ContactView


def make_front(_page: Page, place: Place) -> tuple[Heading, FrontView]:
    """Return the view of an organisation's front page."""
    organisation, words = place.organisation.organisation, place.words
    first = newest(place.organisation)
    overview = show_overview(place, first) if first else None
    view = FrontView(
        name=organisation.name,
        number=group_digits(organisation.number) if organisation.number else None,
        website=_website(organisation.website),
        newest=_statement(first, place) if first else None,
        title=_title(first, place) if first else None,
        outcomes=overview.outcomes if overview else (),
        summary=describe(place, first) if first else words["no_statements"],
        statements=tuple(_statement(each, place) for each in place.organisation.reports),
        entities=list_entities(organisation.entities, place)
        if len(organisation.entities) > 1
        else None,
        contact=show_contact(place, first),
    )
    return Heading(words("front_title", name=organisation.name), view.summary, ()), view


def _website(url: str | None) -> Link | None:
    return (
        Link(url.removeprefix("https://").removeprefix("http://").rstrip("/"), url) if url else None
    )


def _title(report: BoundReport, place: Place) -> Link:
    return Link(
        place.words("nav_statement", year=report.year), place.link(place.home.report(report.year))
    )


def _statement(report: BoundReport, place: Place) -> Statement:
    words, language, head = place.words, place.language, report.head
    period, signing = head.period, head.signing
    counts = tally(report.questions, language, report.language)
    return Statement(
        year=Link(str(report.year), place.link(place.home.report(report.year))),
        period=format_period(period.start, period.end, language) if period else None,
        signed=format_date(signing.date, language) if signing and signing.date else None,
        status=find_tag("report_statuses", head.status, place),
        tally=words("answered_of", number=counts.answered, count=counts.asked),
        risks=words.count("risk_count", len(report.risks)),
    )
