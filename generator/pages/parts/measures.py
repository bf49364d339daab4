"""Measures: the answer that holds a block for each risk."""

from collections.abc import Iterator, Mapping

from generator.book.model import BookMeasure
from generator.pages.context import Link, PageContext
from generator.pages.format.field_values import show_value
from generator.pages.format.rich_text import Passage, make_plain, render_text, shorten
from generator.pages.format.terms import find_tag
from generator.pages.parts.answers import MeasureLine, MeasuresView, MeasureView
from generator.pages.parts.risks import RiskName, is_brief, link_risk, name_risks, share_of
from generator.text.prose import to_text
from schema.facts.address import Measure
from schema.fields import fields_of, find_field
from schema.values import Text

# What stands together before the other fields of a block: a tag with a note.
_STATUS = ("status", "status_note")
# So many empty fields are named together, in one place.
_SEVERAL = 2
# Stands for the risk in the id of a block that belongs to none.
ORPHAN = "orphan"


def show_measures(context: PageContext, anchor: str, level: int) -> MeasuresView:
    """Return every block of measures, in the order of the risks; orphans last.

    When the risks are many, each has a line with a link to its own page, which has the whole.
    """
    names, heading = name_risks(context), f"h{min(level, 6)}"
    orphans = tuple(_orphans(context, anchor))
    if is_brief(context):
        return MeasuresView(orphans, heading, tuple(_lines(names, context, anchor)))
    return MeasuresView((*_blocks(names, context, anchor), *orphans), heading)


def show_measure(bound: BookMeasure, name: Link, context: PageContext, anchor: str) -> MeasureView:
    """Return one block of measures under a heading that links to its risk."""
    measure = bound.measure
    fields = tuple(_fields(measure, context, anchor))
    joined = context.words["joined_by_position"] if measure.joined_by == "position" else None
    note = render_text(measure.status_note, context, f"{anchor}-status_note")
    status = find_tag("statuses", measure.status, context)
    label = context.label(find_field(Measure, "status"))
    missing = [label] if status is None and note is None else []
    missing += [each for each, text in fields if text is None]
    if len(missing) < _SEVERAL:
        return MeasureView(anchor, name, joined, label, status, note, fields)
    told = tuple(each for each in fields if each[1])
    return MeasureView(anchor, name, joined, label, status, note, told, tuple(missing))


def _fields(
    measure: Measure, context: PageContext, anchor: str
) -> Iterator[tuple[str, Passage | None]]:
    """Yield labels and values of a block, None where nobody filled in what is missed."""
    for field in fields_of(Measure):
        value = getattr(measure, field.name)
        shown = show_value(field, value, context, f"{anchor}-{field.name}")
        listed = field.stands_in("page", filled_in=shown is not None)
        if listed and field.name not in _STATUS:
            yield context.label(field), shown


def _blocks(
    names: Mapping[str, RiskName], context: PageContext, anchor: str
) -> Iterator[MeasureView]:
    for risk in context.report.risks:
        name = link_risk(names[risk.risk.id], risk.risk.id, context)
        for index, measure in enumerate(risk.measures):
            yield show_measure(measure, name, context, name_anchor(anchor, risk.risk.id, index))


def _orphans(context: PageContext, anchor: str) -> Iterator[MeasureView]:
    for index, orphan in enumerate(context.report.orphan_measures):
        name = Link(orphan.measure.risk, context.to_question(anchor))
        yield show_measure(orphan, name, context, name_anchor(anchor, ORPHAN, index))


def _lines(
    names: Mapping[str, RiskName], context: PageContext, anchor: str
) -> Iterator[MeasureLine]:
    for risk in context.report.risks:
        risk_id, name = risk.risk.id, names[risk.risk.id]
        page = context.home.risk(context.report.year, risk_id)
        for index, bound in enumerate(risk.measures):
            yield MeasureLine(
                anchor=name_anchor(anchor, risk_id, index),
                risk=Link(
                    name.unique, context.link(page, f"measure-{index + 1}"), name.title.language
                ),
                goal=_begin(bound.measure.goal, context),
                status=find_tag("statuses", bound.measure.status, context),
            )


def _begin(text: Text | None, context: PageContext) -> Passage | None:
    """Return a text's first words, as plain text."""
    found = text.find(context.language, context.report.language) if text else None
    if not found:
        return None
    beginning = shorten(found[0], 2 * share_of(context.report)) or to_text(found[0])
    return make_plain(beginning, context, found[1])


def name_anchor(question: str, name: str, index: int) -> str:
    """Return the id of a block of measures: its question, its risk, and which in the row."""
    return f"{question}-{name}" + (f"-{index + 1}" if index else "")
