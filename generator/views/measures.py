"""Measures: the answer that holds a block for each risk."""

from collections.abc import Iterator, Mapping

from generator.book import BoundMeasure, BoundReport
from generator.views.answers import MeasuresView, MeasureView
from generator.views.passages import Passage, render_text
from generator.views.place import Link, Place
from generator.views.risks import RiskName, link_risk, name_risks
from generator.views.terms import find_tag, label_of
from schema.facts.address import Measure

# The form's fields of a measure block, in its order; status is a tag with a note.
FIELDS = ("goal", "status", "goal_this_year", "actions", "results")
# Stands for the risk in the id of a block that belongs to none.
ORPHAN = "orphan"


def show_measures(place: Place, report: BoundReport, anchor: str, level: int) -> MeasuresView:
    """Return every block of measures, in the order of the risks; orphans last."""
    names = name_risks(report, place)
    blocks = tuple(_blocks(names, place, report, anchor))
    return MeasuresView(blocks, f"h{min(level, 6)}")


def show_measure(
    bound: BoundMeasure, name: Link, place: Place, report: BoundReport, anchor: str
) -> MeasureView:
    """Return one block of measures under a heading that links to its risk."""
    measure = bound.measure
    fields = tuple(
        (label_of("measure_fields", field, place), text)
        for field in FIELDS
        if field != "status"
        for text in (read_field(measure, field, place, report, anchor),)
    )
    joined = place.words["joined_by_position"] if measure.joined_by == "position" else None
    note = read_field(measure, "status_note", place, report, anchor)
    status = find_tag("statuses", measure.status, place)
    return MeasureView(anchor, name, joined, status, note, fields)


def read_field(
    measure: Measure, field: str, place: Place, report: BoundReport, anchor: str
) -> Passage | None:
    """Return one text of a measure block as HTML, or None when it is empty."""
    return render_text(getattr(measure, field), place, report, f"{anchor}-{field}")


def _blocks(
    names: Mapping[str, RiskName], place: Place, report: BoundReport, anchor: str
) -> Iterator[MeasureView]:
    for risk in report.risks:
        name = link_risk(names[risk.risk.id], risk.risk.id, place, report)
        for index, measure in enumerate(risk.measures):
            yield show_measure(
                measure, name, place, report, name_anchor(anchor, risk.risk.id, index)
            )
    for index, orphan in enumerate(report.orphan_measures):
        name = Link(orphan.measure.risk, place.to_question(report, anchor))
        yield show_measure(orphan, name, place, report, name_anchor(anchor, ORPHAN, index))


def name_anchor(question: str, name: str, index: int) -> str:
    """Return the id of a block of measures: its question, its risk, and which in the row."""
    return f"{question}-{name}" + (f"-{index + 1}" if index else "")
