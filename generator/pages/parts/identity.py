"""Whose statement it is: enterprise, entities covered, period, signatures, status."""

from collections.abc import Iterator

from msgspec import Struct

from generator.assessment.signing import assess_signing
from generator.pages.context import Link, PageContext
from generator.pages.format.rich_text import Passage, make_plain
from generator.pages.format.terms import Tag
from generator.pages.parts.formalities import tell_signed
from generator.pages.parts.signing import show_signing
from generator.pages.parts.statement_status import show_status
from generator.text.cldr import format_date, format_period, group_digits
from schema.fields import find_field
from schema.languages import own_name
from schema.organisation import Entity, Organisation
from schema.report import Report
from schema.vocabulary import country_name


class Fact(Struct, frozen=True):
    """A line of the fact box: a label, its lines, a note, a link; missing when it has neither."""

    label: str
    lines: tuple[Passage, ...]
    note: str | None = None
    link: Link | None = None
    tag: Tag | None = None


def show_identity(context: PageContext) -> tuple[Fact, ...]:
    """Return the fact box of a report."""
    return tuple(_facts(context))


def _facts(context: PageContext) -> Iterator[Fact]:
    words, form = context.words, context.report.form.head
    yield _covered(context)
    yield _period(context)
    yield _signed(context)
    yield _status(context)
    if len(context.report.languages) > 1:
        yield Fact(
            words["language_versions"], (make_plain(", ".join(_languages(context)), context),)
        )
    title = form.title.in_language(context.language)
    named = words("form_by", title=title, publisher=form.publisher)
    yield Fact(context.label(find_field(Report, "form")), (make_plain(named, context),))


def _languages(context: PageContext) -> Iterator[str]:
    for language in context.report.languages:
        name = own_name(language)
        if language == context.report.language and context.report.head.signing:
            name = context.words("language_signed", language=name)
        yield name


def _covered(context: PageContext) -> Fact:
    organisation = context.report.organisation
    entities = organisation.entities or (
        Entity(name=organisation.name, number=organisation.number),
    )
    lines = tuple(make_plain(_entity(each, context), context) for each in entities)
    known = organisation.number or any(each.number for each in entities)
    label = context.label(find_field(Organisation, "entities"))
    return Fact(label, lines, None if known else context.words["number_missing"])


def _entity(entity: Entity, context: PageContext) -> str:
    number = group_digits(entity.number) if entity.number else ""
    country = country_name(entity.country, context.language) if entity.country else ""
    details = ", ".join(filter(None, (number, country)))
    return f"{entity.name} ({details})" if details else entity.name


def _period(context: PageContext) -> Fact:
    period = context.report.head.period
    label = find_field(Report, "period").short(context.language)
    if period is None:
        return Fact(label, ())
    days = format_period(period.start, period.end, context.language)
    return Fact(label, (make_plain(days, context),))


def _signed(context: PageContext) -> Fact:
    words, report = context.words, context.report
    found = assess_signing(report)
    signing = show_signing(found.newest, context)
    told = (signing.line, signing.summary, *tell_signed(found, context))
    lines = tuple(make_plain(each, context) for each in told if each)
    link = Link(words["formality_more"], context.link(context.path, "formalities"))
    if signing.reasons:
        link = Link(words["why"], context.link(context.home.page("law", report.year), "gaps"))
    return Fact(words["signed"], lines, signing.missing, link)


def _status(context: PageContext) -> Fact:
    words, head = context.words, context.report.head
    note = words["date_missing"] if head.status == "published" else None
    if head.published:
        note = words("published_on", day=format_date(head.published, context.language))
    if head.revisions:
        last = format_date(max(each.date for each in head.revisions), context.language)
        revised = f"{words['revised']} {last}"
        note = f"{note}; {revised[:1].lower()}{revised[1:]}" if note else revised
    label = context.label(find_field(Report, "status"))
    return Fact(label, (), note, tag=show_status(context))
