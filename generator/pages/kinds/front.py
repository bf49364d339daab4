"""The front page of an organisation: the newest statement, all years, how to ask."""

from msgspec import Struct

from generator.book.completeness import tally
from generator.book.model import BookReport
from generator.pages.format.plain_tables import Table
from generator.pages.format.terms import Tag, find_tag
from generator.pages.parts.contact import ContactView, show_contact
from generator.pages.parts.fact_tables import list_entities
from generator.pages.parts.headings import Heading
from generator.pages.parts.outcomes import Outcome, describe, list_outcomes
from generator.pages.parts.trends import TrendsView, show_trends
from generator.pages.place import Link, Place
from generator.plan.site_plan import Page, earlier_than, newest
from generator.text.cldr import format_date, format_period, group_digits


class Statement(Struct, frozen=True):
    """A statement in the list of years; `days` says when it was published and last revised."""

    year: Link
    period: str | None
    signed: str | None
    status: Tag | None
    days: str
    tally: str
    risks: str
    changes: Link | None


class FrontView(Struct, frozen=True):
    """The front page of an organisation; `newest` is None before the first statement."""

    name: str
    number: str | None
    website: Link | None
    newest: Statement | None
    title: Link | None
    outcomes: tuple[Outcome, ...]
    summary: str
    statements: tuple[Statement, ...]
    trends: TrendsView | None
    entities: Table | None
    contact: ContactView


def make_front(_page: Page, place: Place) -> tuple[Heading, FrontView]:
    """Return the view of an organisation's front page."""
    organisation, words = place.organisation.organisation, place.words
    first = newest(place.organisation)
    view = FrontView(
        name=organisation.name,
        number=group_digits(organisation.number) if organisation.number else None,
        website=_website(organisation.website),
        newest=_statement(first, place) if first else None,
        title=_title(first, place) if first else None,
        outcomes=tuple(list_outcomes(place, first)) if first else (),
        summary=describe(place, first) if first else words["no_statements"],
        statements=tuple(_statement(each, place) for each in place.organisation.reports),
        trends=show_trends(place, first) if first else None,
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


def _title(report: BookReport, place: Place) -> Link:
    return Link(
        place.words("nav_statement", year=report.year), place.link(place.home.report(report.year))
    )


def _statement(report: BookReport, place: Place) -> Statement:
    words, language, head = place.words, place.language, report.head
    period, signing = head.period, head.signing
    counts = tally(report.questions, language, report.language)
    return Statement(
        year=Link(str(report.year), place.link(place.home.report(report.year))),
        period=format_period(period.start, period.end, language) if period else None,
        signed=format_date(signing.date, language) if signing and signing.date else None,
        status=find_tag("report_statuses", head.status, place),
        days=_days(report, place),
        tally=words("answered_of", number=counts.answered, count=counts.asked),
        risks=words.count("risk_count", len(report.risks)),
        changes=_changes(report, place),
    )


def _days(report: BookReport, place: Place) -> str:
    head, language, told = report.head, place.language, []
    if head.published:
        told.append(place.words("citation_published", day=format_date(head.published, language)))
    if head.revisions:
        last = max(each.date for each in head.revisions)
        told.append(place.words("citation_revised", day=format_date(last, language)))
    return " ".join(told)


def _changes(report: BookReport, place: Place) -> Link | None:
    earlier = earlier_than(place.organisation, report)
    if earlier is None:
        return None
    text = place.words("page_comparison", earlier=earlier.year)
    return Link(text, place.link(place.home.page("comparison", report.year)))
