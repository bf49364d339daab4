"""Risk by risk: new, gone, and what differs in those that both reports have, measures and all."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec.structs import replace

from generator.book.model import BookReport, BookRisk
from generator.book.plain import PlainWriter
from generator.book.risk_names import name_risks_plainly
from generator.compare.answers import is_hidden
from generator.compare.changes import Change, ChangeSection, Difference
from generator.compare.measures import MeasurePair, match_measures, measure_fields
from generator.compare.report_pair import ReportPair
from generator.findings.finding import Ref
from schema.facts.address import Measure
from schema.facts.identify import Risk
from schema.fields import Field, fields_of, find_field
from schema.values import Model, Text

_NOTHING: Mapping[str, str] = {}
# The places of a measure in two reports, and the title of the risk at which it is shown.
_Shown: TypeAlias = dict[tuple[Ref | None, ...], str]


def compare_risks(pair: ReportPair) -> ChangeSection:
    """Return the risks that are new, gone or changed, in this order, with their measures.

    Nothing counts as gone because it cannot be read.
    """
    title = pair.words["section_risks"]
    if any(is_hidden(each, "risks") and not each.risks for each in pair.both):
        return ChangeSection("risks", title, ())
    if any(map(_hides_measures, pair.both)):
        earlier, report = map(_without_measures, pair.both)
        pair = replace(pair, earlier=earlier, report=report)
    before, now = ({each.risk.id: each for each in report.risks} for report in pair.both)
    changes, same = [*_one_sided(before, now, pair)], []
    shown: _Shown = {}
    for key in (key for key in now if key in before):
        change = compare_risk(before[key], now[key], pair, shown)
        if change is None:
            same.append(key)
        elif change.differences or change.note:
            changes.append(change)
    return ChangeSection("risks", title, (*changes, *_orphans(pair)), tuple(same))


def compare_risk(
    before: BookRisk, now: BookRisk, pair: ReportPair, shown: _Shown | None = None
) -> Change | None:
    """Compare one risk in two reports, and the measures against it; None where nothing differs.

    Values that may be there, in a report that cannot all be read, are no differences to show. A
    measure of several risks is compared where it is `shown` first, and only noted at the others.
    """
    title = _names(pair.report, pair)[now.risk.id]
    matched = match_measures(before.measures, now.measures, pair)
    measures, note = _leave_out(matched, title, pair, {} if shown is None else shown)
    old, new = _describe(before, pair.before), _describe(now, pair.now)
    if all(each.has_same_status for each in matched):
        # Measures that have only changed places have the statuses that they had.
        old["status"] = new["status"]
    found = [*_properties(old, new, pair)]
    for field in fields_of(Risk):
        if field.is_shown and field.is_text:
            found += _compare_field(field, before.risk, now.risk, pair)
    found += _measures(measures, pair, numbered=len(before.measures) > 1 or len(now.measures) > 1)
    hidden_before, hidden_now = (is_hidden(each, "risks", "measures") for each in pair.both)
    seen = tuple(
        each
        for each in found
        if (each.before or not hidden_before) and (each.now or not hidden_now)
    )
    return Change(now.risk.id, "changed", title, seen, note) if found or note else None


def _leave_out(
    measures: Iterable[MeasurePair], title: str, pair: ReportPair, shown: _Shown
) -> tuple[tuple[MeasurePair, ...], str]:
    """Return the measures whose differences are not shown yet, and a note on one that is.

    Those of several risks that differ are remembered as shown at the risk of this title.
    """
    left: list[MeasurePair] = []
    note = ""
    for each in measures:
        places = tuple(bound.where if bound else None for bound in (each.before, each.now))
        if places in shown:
            note = pair.words("measure_shown", risk=shown[places])
            continue
        left.append(each)
        bound = each.now or each.before
        if bound and len(bound.measure.risks) > 1 and any(_measures([each], pair, numbered=False)):
            shown[places] = title
    return tuple(left), note


def _hides_measures(report: BookReport) -> bool:
    """Tell whether measures are written that cannot be read, and none that can."""
    there = report.orphan_measures or any(each.measures for each in report.risks)
    return is_hidden(report, "measures") and not there


def _without_measures(report: BookReport) -> BookReport:
    risks = tuple(replace(each, measures=()) for each in report.risks)
    return replace(report, risks=risks, orphan_measures=())


def _one_sided(
    before: Mapping[str, BookRisk], now: Mapping[str, BookRisk], pair: ReportPair
) -> Iterator[Change]:
    """Yield the risks that are new, then those that are gone, each with its short properties."""
    names = _names(pair.report, pair)
    for key in (key for key in now if key not in before):
        properties = _properties(_NOTHING, _describe(now[key], pair.now), pair)
        yield Change(key, "new", names[key], tuple(properties))
    names = _names(pair.earlier, pair)
    for key in (key for key in before if key not in now):
        properties = _properties(_describe(before[key], pair.before), _NOTHING, pair)
        yield Change(key, "gone", names[key], tuple(properties))


def _names(report: BookReport, pair: ReportPair) -> Mapping[str, str]:
    names = name_risks_plainly(report, pair.language, pair.reader)
    return {key: name.unique for key, name in names.items()}


def _describe(bound: BookRisk, writer: PlainWriter) -> dict[str, str]:
    """Return the short properties of a risk by field, and the statuses of its measures.

    A measure without a status is one that is not stated, where others have theirs.
    """
    found = {
        field.name: writer.write(getattr(bound.risk, field.name), field)
        for field in fields_of(Risk)
        if field.is_shown and not field.is_text
    }
    if bound.risk.other_topic:
        found["topic"] = writer.write(bound.risk.other_topic)
    field = find_field(Measure, "status")
    statuses = [writer.write(each.measure.status, field) for each in bound.measures]
    stated = (each or writer.words["not_stated"] for each in statuses if any(statuses))
    return {**found, "status": ", ".join(stated)}


def _properties(
    before: Mapping[str, str], now: Mapping[str, str], pair: ReportPair
) -> Iterator[Difference]:
    for field in (*fields_of(Risk), find_field(Measure, "status")):
        old, new = before.get(field.name, ""), now.get(field.name, "")
        if old != new:
            yield Difference(field.name, field.short(pair.reader), old, new)


def _orphans(pair: ReportPair) -> Iterator[Change]:
    """Yield what differs in measures that name no risk of the report."""
    before, now = (each.orphan_measures for each in pair.both)
    differences = tuple(_measures(match_measures(before, now, pair), pair, numbered=True))
    if differences:
        yield Change("", "changed", pair.words["orphans"], differences)


def _measures(
    measures: Iterable[MeasurePair], pair: ReportPair, *, numbered: bool
) -> Iterator[Difference]:
    """Yield what differs in measures, but for their statuses."""
    for each in measures:
        before, now = (bound.measure if bound else None for bound in (each.before, each.now))
        for field in measure_fields():
            for found in _compare_field(field, before, now, pair):
                key = "measure" if each.presence == "kept" else f"measure_{each.presence}"
                label = pair.words(key, field=found.label, number=each.number)
                yield replace(
                    found,
                    label=label if numbered else found.label,
                    measure=each.number,
                    presence=each.presence,
                )


def _compare_field(
    field: Field, before: Model | None, now: Model | None, pair: ReportPair
) -> Iterator[Difference]:
    """Yield how a field of a risk or a measure differs, if it does."""
    old, new = (getattr(each, field.name) if each else None for each in (before, now))
    was, says = pair.before.write(old, field), pair.now.write(new, field)
    if was != says:
        found = new.find(pair.language, pair.report.language) if isinstance(new, Text) else None
        language = found[1] if found else pair.language
        label = field.short(pair.reader)
        yield Difference(field.name, label, was, says, language if field.is_text else None)
