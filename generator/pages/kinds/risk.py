"""The page of a risk: what, where, whose, why, what is done, what came of it, and its history."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.book.model import BookReport, BookRisk
from generator.compare.report_pair import ReportPair
from generator.compare.risks import compare_risk
from generator.pages.context import Link, PageContext
from generator.pages.format.field_values import show_value
from generator.pages.format.rich_text import Passage, render_text
from generator.pages.format.terms import Tag, find_tag
from generator.pages.parts.answers import MeasureView
from generator.pages.parts.headings import Heading, name_shortly
from generator.pages.parts.measures import show_measures_of
from generator.pages.parts.questions import link_to
from generator.pages.parts.report_changes import Allowance, ChangePrinter, RiskChangeView
from generator.pages.parts.risks import RiskName, is_brief, kind_of, link_risk, name_risks
from generator.pages.parts.withheld import WithheldView, list_withheld
from generator.plan.site_plan import earlier_than
from schema.facts.identify import Risk
from schema.fields import fields_of

# Where texts were on the page before they were shown by the names of their fields.
_ANCHORS = {"description": "what", "reason": "why"}


class YearLine(Struct, frozen=True):
    """How a risk stood in a year."""

    year: Link
    kind: Tag | None
    statuses: tuple[Tag | None, ...]


class RiskView(Struct, frozen=True):
    """The page of a risk; `terms` are its short properties, None where nobody stated them.

    It is `deferred` where a text says why there is no measure yet.
    `texts` are the long ones, as (id, label, text); `reasoned` is where its reason may be without.
    """

    name: RiskName
    kind: Tag | None
    terms: tuple[tuple[str, Passage | None], ...]
    texts: tuple[tuple[str, str, Passage | None], ...]
    reasoned: Link | None
    measures: tuple[MeasureView, ...]
    deferred: bool
    withheld: tuple[WithheldView, ...]
    history: tuple[YearLine, ...]
    changes: RiskChangeView | None
    changes_title: str
    sources: tuple[Link, ...]
    before: Link | None
    after: Link | None


def make_risk(context: PageContext) -> tuple[Heading, RiskView]:
    """Return the view of a risk's page."""
    report, bound = context.report, context.page.subject
    if not isinstance(bound, BookRisk):
        raise TypeError(f"{context.page.path} has no risk")
    names = name_risks(context)
    name = names[bound.risk.id]
    index = report.places_of_risks[bound.where]
    earlier = earlier_than(context.book, report)
    view = RiskView(
        name=name,
        kind=kind_of(bound.risk, context),
        terms=tuple(_terms(bound, name, context)),
        texts=tuple(_texts(bound, context)),
        reasoned=_reasoned(context),
        measures=tuple(show_measures_of(bound, context)),
        deferred=bound.risk.no_measure_yet is not None,
        withheld=tuple(list_withheld(context, risk=bound.risk.id)),
        history=tuple(_history(bound.risk.id, context, report)),
        changes=_changes(bound, earlier, context) if earlier else None,
        changes_title=context.words("page_comparison", earlier=earlier.year) if earlier else "",
        sources=tuple(_sources(context)),
        before=_link(index - 1, names, context),
        after=_link(index + 1, names, context),
    )
    return _head(name, context), view


def _link(index: int, names: Mapping[str, RiskName], context: PageContext) -> Link | None:
    """Return a link to a risk by its place among all, from 0; None where there is none."""
    if not 0 <= index < len(context.report.risks):
        return None
    risk_id = context.report.risks[index].risk.id
    return link_risk(names[risk_id], risk_id, context)


def _changes(now: BookRisk, earlier: BookReport, context: PageContext) -> RiskChangeView | None:
    """Return how a risk differs from the year before; None when it does not, or is new."""
    pair = ReportPair(earlier, context.report, context.language, context.language)
    before = (each for each in earlier.risks if each.risk.id == now.risk.id)
    change = next((compare_risk(each, now, pair) for each in before), None)
    return ChangePrinter(pair, context, Allowance()).risk(change) if change else None


def _head(name: RiskName, context: PageContext) -> Heading:
    words, shortly = context.words, name_shortly(context.book)
    title = words("page_of_statement", page=name.unique, name=shortly, year=context.report.year)
    description = words(
        "risk_description", name=name.unique, organisation=context.report.organisation.name
    )
    here = Link(name.unique, "", name.title.language, current=True)
    return Heading(title, description, (*_list_above(context), here))


def _list_above(context: PageContext) -> Iterator[Link]:
    """Yield the page of all risks, where there is one."""
    if is_brief(context):
        page = context.home.page("risks", context.report.year)
        yield Link(context.words["page_risks"], context.link(page))


def _terms(
    bound: BookRisk, name: RiskName, context: PageContext
) -> Iterator[tuple[str, Passage | None]]:
    for field in fields_of(Risk):
        if field.kind == "markdown":
            continue
        value = show_value(field, getattr(bound.risk, field.name), context, field.name)
        value = name.topic if field.name == "topic" else value
        # What the form never asked for is not missed.
        asked = value is not None or context.report.form.asks_for("risks", field.name)
        if asked and field.stands_in("page", filled_in=value is not None):
            yield context.label(field), value


def _texts(bound: BookRisk, context: PageContext) -> Iterator[tuple[str, str, Passage | None]]:
    for field in fields_of(Risk):
        if field.kind == "markdown":
            text = render_text(getattr(bound.risk, field.name), context, field.name, 3)
            if field.stands_in("page", filled_in=text is not None):
                anchor = _ANCHORS.get(field.name, field.name)
                yield anchor, context.label(field), text


def _reasoned(context: PageContext) -> Link | None:
    """Where the report lists its risks, and may give its reasons for all of them together."""
    asked = context.report.answered_by("risks")
    return link_to(asked.question, context) if asked else None


def _history(risk_id: str, context: PageContext, current: BookReport) -> Iterator[YearLine]:
    for report in context.book.reports:
        for each in report.risks:
            if each.risk.id == risk_id:
                link = Link(
                    str(report.year),
                    context.about(report).to_risk(risk_id),
                    None,
                    report is current,
                )
                statuses = (find_tag("statuses", m.measure.status, context) for m in each.measures)
                yield YearLine(link, kind_of(each.risk, context), tuple(statuses))


def _sources(context: PageContext) -> Iterator[Link]:
    for fact in ("risks", "measures"):
        asked = context.report.answered_by(fact)
        if asked:
            yield link_to(asked.question, context)
