"""Measures: the answer that has those against each risk together."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.book.model import BookMeasure, BookRisk
from generator.findings.finding import Ref
from generator.pages.context import Link, PageContext
from generator.pages.format.field_values import show_value
from generator.pages.format.rich_text import Passage, make_plain, render_text, shorten
from generator.pages.format.terms import find_tag
from generator.pages.parts.answers import MeasureGroup, MeasureLine, MeasuresView, MeasureView
from generator.pages.parts.risks import RiskName, is_brief, link_risk, name_risks, share_of
from generator.text.prose import to_text
from schema.facts.address import Measure
from schema.fields import Field, fields_of, find_field
from schema.values import Text

# What stands together before the other fields of a block: a tag with a note.
_STATUS = ("status", "status_note")
# What is longer is no name, but tells whoever fills it in what to do.
_LONGEST_NAME = 40
# So many empty fields are named together, in one place; what is true of so many risks is said once.
_SEVERAL = 2
# Stands for the risk in the id of a block that belongs to none.
ORPHAN = "orphan"


def show_measures(context: PageContext, anchor: str, level: int) -> MeasuresView:
    """Return every measure, grouped by risk in the order of the risks; orphans last.

    One that serves several risks is shown under the first, and pointed to under the others. When
    the risks are many, each has a line with a link to its own page, which has the whole.
    """
    names, heading = name_risks(context), f"h{min(level, 6)}"
    below, orphans = f"h{min(level + 1, 6)}", tuple(_orphans(context, anchor))
    if is_brief(context):
        return MeasuresView(orphans, heading, below, tuple(_lines(names, context, anchor)))
    groups = (*_groups(names, context, anchor), *orphans)
    wordings, joined = tuple(_wordings(context)), [*filter(_is_joined, groups)]
    if len(joined) < _SEVERAL:
        return MeasuresView(groups, heading, below, wordings=wordings)
    note = context.words["joined_by_position_all"]
    return MeasuresView(tuple(map(_say_less, groups)), heading, below, wordings=wordings, note=note)


def _is_joined(group: MeasureGroup) -> bool:
    """Tell whether it is said of a measure that its risk is known by its place alone."""
    return any(each.joined for each in group.blocks)


def _say_less(group: MeasureGroup) -> MeasureGroup:
    """Return a group whose measures leave out what is said once, of all."""
    return replace(group, blocks=tuple(replace(each, joined=None) for each in group.blocks))


def _wordings(context: PageContext) -> Iterator[tuple[str, str]]:
    """Yield what readers see a field called, and what the form calls it, where that differs."""
    for field in fields_of(Measure):
        shown, asked = _name(field, context), context.label(field)
        if field.path in context.report.form.fields and asked != shown:
            yield shown, asked


def _name(field: Field, context: PageContext) -> str:
    """Return what readers see a field called: a form may word its own as an instruction."""
    asked = context.label(field)
    return asked if len(asked) <= _LONGEST_NAME else field.short(context.language)


def show_measures_of(risk: BookRisk, context: PageContext) -> Iterator[MeasureView]:
    """Yield every measure against a risk whole, for the risk's own page."""
    for index, bound in enumerate(risk.measures):
        yield replace(
            _show(bound, context, f"measure-{index + 1}"),
            number=_number(risk, index, context),
            others=tuple(_link_others(bound, risk, context)),
        )


def _show(bound: BookMeasure, context: PageContext, anchor: str) -> MeasureView:
    """Return one measure, whole."""
    measure, language = bound.measure, context.language
    told = tuple(_fields(measure, context, anchor))
    fields = tuple((_name(each, context), text) for each, text in told)
    joined = context.words["joined_by_position"] if measure.joined_by == "position" else None
    note = render_text(measure.status_note, context, f"{anchor}-status_note")
    status = find_tag("statuses", measure.status, context)
    label = _name(find_field(Measure, "status"), context)
    status_asked = context.report.form.asks_for("measures", "status")
    missing = [label] if status_asked and status is None and note is None else []
    missing += [each.short(language) for each, text in told if text is None]
    view = MeasureView(anchor, joined, label, status, note, fields, status_asked=status_asked)
    if len(missing) < _SEVERAL:
        return view
    return replace(view, fields=tuple(each for each in fields if each[1]), missing=tuple(missing))


def _number(risk: BookRisk, index: int, context: PageContext) -> str | None:
    """Return which of a risk's measures one is, where there are several."""
    count = len(risk.measures)
    return context.words("measure_number", number=index + 1, count=count) if count > 1 else None


def _link_others(bound: BookMeasure, risk: BookRisk, context: PageContext) -> Iterator[Link]:
    """Yield the other risks that a measure serves."""
    names = name_risks(context)
    for each in bound.measure.risks:
        if each in names and each != risk.risk.id:
            yield link_risk(names[each], each, context)


def _fields(
    measure: Measure, context: PageContext, anchor: str
) -> Iterator[tuple[Field, Passage | None]]:
    """Yield the fields of a block and their values, None where nobody filled in what is missed."""
    for field in fields_of(Measure):
        value = getattr(measure, field.name)
        shown = show_value(field, value, context, f"{anchor}-{field.name}")
        listed = field.stands_in("page", filled_in=shown is not None)
        asked = context.report.form.asks_for("measures", field.key)
        # What is expected is an answer, too.
        instead = field.name == "results" and measure.expected_results
        if shown is None and (instead or not asked):
            continue
        if listed and field.name not in _STATUS:
            yield field, shown


def _groups(
    names: Mapping[str, RiskName], context: PageContext, anchor: str
) -> Iterator[MeasureGroup]:
    shown: dict[Ref, Link] = {}
    for risk in context.report.risks:
        name = names[risk.risk.id]
        blocks: list[MeasureView] = []
        for index, bound in enumerate(risk.measures):
            place, number = name_anchor(anchor, risk.risk.id, index), _number(risk, index, context)
            if bound.where in shown:
                same = shown[bound.where]
                blocks.append(MeasureView(place, number=number, same_as=same))
                continue
            others = tuple(_link_others(bound, risk, context))
            view = _show(bound, context, place)
            blocks.append(replace(view, number=number, others=others))
            here = context.link(context.path, place)
            shown[bound.where] = Link(name.unique, here, name.title.language)
        if blocks:
            yield MeasureGroup(link_risk(name, risk.risk.id, context), tuple(blocks))


def _orphans(context: PageContext, anchor: str) -> Iterator[MeasureGroup]:
    for index, orphan in enumerate(context.report.orphan_measures):
        name = Link(", ".join(orphan.measure.risks), context.to_question(anchor))
        view = _show(orphan, context, name_anchor(anchor, ORPHAN, index))
        yield MeasureGroup(name, (view,))


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
