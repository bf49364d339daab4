"""Measures: the answer that holds a block for each risk."""

from collections.abc import Iterator, Mapping

from generator.book.model import BookMeasure, BookReport
from generator.pages.format.field_values import show_value
from generator.pages.format.rich_text import Passage, make_plain, render_text, shorten
from generator.pages.format.terms import find_tag
from generator.pages.parts.answers import MeasureLine, MeasuresView, MeasureView
from generator.pages.parts.risks import RiskName, is_brief, link_risk, name_risks, share_of
from generator.pages.place import Link, Place
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


def show_measures(place: Place, report: BookReport, anchor: str, level: int) -> MeasuresView:
    """Return every block of measures, in the order of the risks; orphans last.

    When the risks are many, each has a line with a link to its own page, which has the whole.
    """
    names, heading = name_risks(report, place), f"h{min(level, 6)}"
    orphans = tuple(_orphans(place, report, anchor))
    if is_brief(report, place):
        return MeasuresView(orphans, heading, tuple(_lines(names, place, report, anchor)))
    return MeasuresView((*_blocks(names, place, report, anchor), *orphans), heading)


def show_measure(
    bound: BookMeasure, name: Link, place: Place, report: BookReport, anchor: str
) -> MeasureView:
    """Return one block of measures under a heading that links to its risk."""
    measure = bound.measure
    fields = tuple(_fields(measure, place, report, anchor))
    joined = place.words["joined_by_position"] if measure.joined_by == "position" else None
    note = render_text(measure.status_note, place, report, f"{anchor}-status_note")
    status = find_tag("statuses", measure.status, place)
    missing = []
    if status is None and note is None:
        missing.append(find_field(Measure, "status").label(place.language))
    missing += [label for label, text in fields if text is None]
    if len(missing) < _SEVERAL:
        return MeasureView(anchor, name, joined, status, note, fields)
    told = tuple(each for each in fields if each[1])
    return MeasureView(anchor, name, joined, status, note, told, tuple(missing))


def _fields(
    measure: Measure, place: Place, report: BookReport, anchor: str
) -> Iterator[tuple[str, Passage | None]]:
    """Yield labels and values of a block, None where nobody filled in what is missed."""
    for field in fields_of(Measure):
        value = getattr(measure, field.name)
        shown = show_value(field, value, place, report, f"{anchor}-{field.name}")
        listed = field.stands_in("page", filled_in=shown is not None)
        if listed and field.name not in _STATUS:
            yield field.label(place.language), shown


def _blocks(
    names: Mapping[str, RiskName], place: Place, report: BookReport, anchor: str
) -> Iterator[MeasureView]:
    for risk in report.risks:
        name = link_risk(names[risk.risk.id], risk.risk.id, place, report)
        for index, measure in enumerate(risk.measures):
            yield show_measure(
                measure, name, place, report, name_anchor(anchor, risk.risk.id, index)
            )


def _orphans(place: Place, report: BookReport, anchor: str) -> Iterator[MeasureView]:
    for index, orphan in enumerate(report.orphan_measures):
        name = Link(orphan.measure.risk, place.to_question(report, anchor))
        yield show_measure(orphan, name, place, report, name_anchor(anchor, ORPHAN, index))


def _lines(
    names: Mapping[str, RiskName], place: Place, report: BookReport, anchor: str
) -> Iterator[MeasureLine]:
    for risk in report.risks:
        risk_id, name = risk.risk.id, names[risk.risk.id]
        page = place.home.risk(report.year, risk_id)
        for index, bound in enumerate(risk.measures):
            yield MeasureLine(
                anchor=name_anchor(anchor, risk_id, index),
                risk=Link(
                    name.unique, place.link(page, f"measure-{index + 1}"), name.title.language
                ),
                goal=_begin(bound.measure.goal, place, report),
                status=find_tag("statuses", bound.measure.status, place),
            )


def _begin(text: Text | None, place: Place, report: BookReport) -> Passage | None:
    """Return a text's first words, as plain text."""
    found = text.find(place.language, report.language) if text else None
    if not found:
        return None
    beginning = shorten(found[0], 2 * share_of(report)) or to_text(found[0])
    return make_plain(beginning, place, found[1])


def name_anchor(question: str, name: str, index: int) -> str:
    """Return the id of a block of measures: its question, its risk, and which in the row."""
    return f"{question}-{name}" + (f"-{index + 1}" if index else "")
