"""Risks: what each is called, and the answer that lists them."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.book.model import BookReport
from generator.book.risk_names import name_risks_plainly
from generator.pages.context import Link, PageContext
from generator.pages.format.field_values import show_value
from generator.pages.format.plain_tables import Cell, Column, Table
from generator.pages.format.rich_text import Passage, make_plain
from generator.pages.format.terms import Tag, find_tag
from generator.pages.parts.answers import FieldsView, RisksView
from generator.plan.site_plan import MANY_RISKS
from schema.facts.identify import NoneFound, Risk
from schema.fields import Field, fields_of, shown_in

# Characters for the texts of such lines, in all, and for each at the least.
_ROOM, _SHORTEST = 1600, 40


class RiskName(Struct, frozen=True):
    """What a risk is called: its title and topic, and a name that no other risk shares."""

    title: Passage
    topic: Passage | None
    unique: str


def name_risks(context: PageContext) -> Mapping[str, RiskName]:
    """Return the name of every risk by its id."""
    return _RiskNames(context)


class _RiskNames(Mapping[str, RiskName]):
    """The names of a report's risks, each made when it is asked for: a page shows few of them."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        language = context.language
        self._plain = name_risks_plainly(context.report, language, language)

    def __getitem__(self, risk_id: str) -> RiskName:
        name = self._plain[risk_id]
        topic = _passage(name.topic, self._context) if name.topic else None
        return RiskName(_passage(name.title, self._context), topic, name.unique)

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)


def link_risk(name: RiskName, risk_id: str, context: PageContext) -> Link:
    """Return a link to a risk's page, by a name that no other risk shares."""
    return Link(name.unique, context.to_risk(risk_id), name.title.language)


def find_risk(risk_id: str | None, context: PageContext) -> Link | None:
    """Return a link to a risk by its id, or None when the report has no such risk."""
    name = name_risks(context).get(risk_id or "")
    return link_risk(name, risk_id or "", context) if name else None


def show_risks(risks: tuple[Risk, ...], context: PageContext, anchor: str, level: int) -> RisksView:
    """Return the answer that lists the risks: the form's table, and what is told beyond it."""
    names, columns = name_risks(context), tuple(_columns(risks))
    rows = tuple(
        tuple(_cell(column, risk, names[risk.id], context) for column in columns) for risk in risks
    )
    headings = tuple(Column(context.label(each)) for each in columns)
    brief = is_brief(context)
    details = tuple(
        (link_risk(names[risk.id], risk.id, context), fields)
        for risk in risks
        if not brief and (fields := tuple(_told(risk, context, anchor)))
    )
    table = Table(context.words["risks_caption"], headings, rows)
    note = context.words["risks_told_elsewhere"] if brief else None
    return RisksView(table, details, f"h{min(level, 6)}", note)


def show_none_found(found: NoneFound, context: PageContext, anchor: str) -> FieldsView:
    """Return the reasoned statement that nothing was found."""
    fields = tuple(
        (
            context.label(each),
            show_value(each, getattr(found, each.name), context, f"{anchor}-{each.name}"),
        )
        for each in fields_of(NoneFound)
    )
    return FieldsView(fields, (make_plain(context.words["none_found"], context),))


def is_brief(context: PageContext) -> bool:
    """Tell whether a page gives each risk a line only; the page for paper holds all of them."""
    return len(context.report.risks) > MANY_RISKS and not context.holds_all


def share_of(report: BookReport) -> int:
    """Return how many characters of a text fit into each of many lines."""
    return max(_ROOM // max(len(report.risks), 1), _SHORTEST)


def kind_of(risk: Risk, context: PageContext) -> Tag | None:
    """Return whether a risk is actual or potential, as a tag."""
    return find_tag("kinds", risk.kind, context)


def _passage(phrase: tuple[str, str | None], context: PageContext) -> Passage:
    return make_plain(phrase[0], context, phrase[1])


def _columns(risks: tuple[Risk, ...]) -> Iterator[Field]:
    """Yield the fields that are missed in the table, and those that some risk fills in."""
    for field in shown_in(Risk, "table"):
        filled_in = any(getattr(risk, field.name) not in (None, ()) for risk in risks)
        if field.kind != "markdown" and (filled_in or field.stands_in("table", filled_in=False)):
            yield field


def _cell(column: Field, risk: Risk, name: RiskName, context: PageContext) -> Cell:
    if column.name == "title":
        title = str(name.title.html.unescape())
        return Cell(link=Link(title, context.to_risk(risk.id), name.title.language))
    if column.name == "topic":
        return Cell(name.topic)
    if column.name == "kind":
        return Cell(tag=kind_of(risk, context))
    return Cell(show_value(column, getattr(risk, column.name), context, risk.id))


def _told(risk: Risk, context: PageContext, anchor: str) -> Iterator[tuple[str, Passage]]:
    """Yield the texts that are too long for the table."""
    for field in shown_in(Risk, "table"):
        if field.kind == "markdown":
            text = getattr(risk, field.name)
            told = show_value(field, text, context, f"{anchor}-{risk.id}-{field.name}")
            if told:
                yield context.label(field), told
