"""The front page of an organisation: the newest statement, all years, how to ask."""

from msgspec import Struct

from generator.assessment.signing import assess_signing
from generator.pages.context import Link, PageContext
from generator.pages.format.plain_tables import Table
from generator.pages.format.terms import Tag
from generator.pages.parts.contact import ContactView, show_contact
from generator.pages.parts.fact_tables import list_entities
from generator.pages.parts.headings import Heading
from generator.pages.parts.outcomes import (
    Outcome,
    Standing,
    describe,
    list_outcomes,
    say_standing,
    show_standing,
)
from generator.pages.parts.risk_lines import RiskLine, list_risk_lines
from generator.pages.parts.statement_status import show_status
from generator.pages.parts.timeline import TimelineView, show_timeline
from generator.pages.parts.trends import TrendsView, show_trends
from generator.plan.site_plan import earlier_than, newest
from generator.text.cldr import format_date, format_period, group_digits


class StatementRow(Struct, frozen=True):
    """A statement in the list of years; `days` says when it was published and last revised."""

    year: Link
    period: str | None
    signed: str | None
    status: Tag | None
    days: str
    tally: str
    risks: str | None
    changes: Link | None


class FrontView(Struct, frozen=True):
    """The front page of an organisation; `newest` is None before the first statement.

    `draft` says so of a statement that nobody has signed or decided on yet.
    """

    name: str
    number: str | None
    website: Link | None
    newest: StatementRow | None
    draft: Tag | None
    title: Link | None
    outcomes: tuple[Outcome, ...]
    standing: Standing | None
    risks: tuple[RiskLine, ...]
    more: Link | None
    found: Link | None
    statements: tuple[StatementRow, ...]
    timeline: TimelineView | None
    trends: TrendsView | None
    entities: Table | None
    contact: ContactView


def make_front(context: PageContext) -> tuple[Heading, FrontView]:
    """Return the view of an organisation's front page."""
    organisation, words = context.book.organisation, context.words
    first = newest(context.book)
    latest = context.about(first) if first else None
    lines, others = list_risk_lines(latest) if latest else ((), 0)
    view = FrontView(
        name=organisation.name,
        number=group_digits(organisation.number) if organisation.number else None,
        website=_website(organisation.website),
        newest=_statement(latest) if latest else None,
        draft=show_status(latest) if latest and latest.report.head.status == "draft" else None,
        title=_title(latest) if latest else None,
        outcomes=tuple(list_outcomes(latest)) if latest else (),
        standing=show_standing(latest, "#ask") if latest else None,
        risks=lines,
        more=_more(latest, others) if latest and others else None,
        found=_found(latest) if latest else None,
        statements=tuple(_statement(context.about(each)) for each in context.book.reports),
        timeline=show_timeline(latest) if latest else None,
        trends=show_trends(latest) if latest else None,
        entities=list_entities(organisation.entities, context)
        if len(organisation.entities) > 1
        else None,
        contact=show_contact(context, first),
    )
    description = view.found.text if view.found else words["no_statements"]
    return Heading(words("front_title", name=organisation.name), description, ()), view


def _found(context: PageContext) -> Link:
    """What was found, in words, and where that is told."""
    report = context.home.report(context.report.year)
    return Link(describe(context), context.link(report, "overview"))


def _more(context: PageContext, others: int) -> Link:
    href = context.link(context.home.report(context.report.year), "overview")
    return Link(context.words.count("more_risks", others), href)


def _website(url: str | None) -> Link | None:
    return (
        Link(url.removeprefix("https://").removeprefix("http://").rstrip("/"), url) if url else None
    )


def _title(context: PageContext) -> Link:
    return Link(
        context.words("nav_statement", year=context.report.year),
        context.link(context.home.report(context.report.year)),
    )


def _statement(context: PageContext) -> StatementRow:
    language, head = context.language, context.report.head
    period, found = head.period, context.assessment.found
    signing = assess_signing(context.report).newest
    return StatementRow(
        year=Link(str(context.report.year), context.link(context.home.report(context.report.year))),
        period=format_period(period.start, period.end, language) if period else None,
        signed=format_date(signing.date, language) if signing and signing.date else None,
        status=show_status(context),
        days=_days(context),
        tally=say_standing(context),
        risks=None if found is None else str(found),
        changes=_changes(context),
    )


def _days(context: PageContext) -> str:
    head, language, told = context.report.head, context.language, []
    if head.published:
        told.append(context.words("citation_published", day=format_date(head.published, language)))
    if head.revisions:
        last = max(each.date for each in head.revisions)
        told.append(context.words("citation_revised", day=format_date(last, language)))
    return " ".join(told)


def _changes(context: PageContext) -> Link | None:
    earlier = earlier_than(context.book, context.report)
    if earlier is None:
        return None
    text = context.words("page_comparison", earlier=earlier.year)
    return Link(text, context.link(context.home.page("comparison", context.report.year)))
