"""The risks and measures of two reports, told."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.book.model import BookReport, BookRisk
from generator.change_report.model import Detail, Line, Section
from generator.change_report.presenter import Voice
from generator.compare.answers import is_hidden
from generator.compare.pairs import ReportPair
from generator.compare.risks import (
    RiskChange,
    RiskComparison,
    TextChange,
    compare_measures,
    compare_risks,
    terms_of,
)
from generator.pages.parts.risk_changes import say_term
from generator.pages.parts.risks import name_risks


def tell_risks(voice: Voice) -> Section:
    """Return the risks that are new, gone or changed, with what is done about them."""
    pair, title = voice.pair, voice.words["section_risks"]
    if any(is_hidden(each, "risks") and not each.risks for each in (pair.earlier, pair.report)):
        return Section("risks", title, ())
    if any(_hides_measures(each) for each in (pair.earlier, pair.report)):
        earlier, report = _without_measures(pair.earlier), _without_measures(pair.report)
        voice = replace(voice, pair=replace(pair, earlier=earlier, report=report))
    compared = compare_risks(voice.pair)
    lines = (*_lines(compared, voice), *_orphans(voice))
    return Section("risks", title, lines, len(compared.unchanged))


def _hides_measures(report: BookReport) -> bool:
    """Tell whether measures are written that cannot be read, and none that can."""
    there = report.orphan_measures or any(each.measures for each in report.risks)
    return is_hidden(report, "measures") and not there


def _without_measures(report: BookReport) -> BookReport:
    risks = tuple(replace(each, measures=()) for each in report.risks)
    return replace(report, risks=risks, orphan_measures=())


def _lines(compared: RiskComparison, voice: Voice) -> Iterator[Line]:
    pair = voice.pair
    before, now = name_risks(pair.earlier, voice.before), name_risks(pair.report, voice.now)
    for risk in compared.new:
        key = risk.risk.id
        yield Line(key, "new", now[key].unique, tuple(_described(risk, voice, is_new=True)))
    for risk in compared.closed:
        key = risk.risk.id
        yield Line(key, "gone", before[key].unique, tuple(_described(risk, voice, is_new=False)))
    for change in compared.changed:
        key, details = change.now.risk.id, _seen(_details(change, voice), pair)
        if details:
            yield Line(key, "changed", now[key].unique, details)


def _orphans(voice: Voice) -> Iterator[Line]:
    """Yield what differs in measures that name no risk of the report."""
    pair = voice.pair
    changes = compare_measures(pair.earlier.orphan_measures, pair.report.orphan_measures, pair)
    details = tuple(_text(each, voice) for each in changes)
    if details:
        yield Line("", "changed", voice.words["orphans"], details)


def _described(risk: BookRisk, voice: Voice, *, is_new: bool) -> Iterator[Detail]:
    """Yield the short properties of a risk that is in one report only."""
    report, place = (voice.pair.report, voice.now) if is_new else (voice.pair.earlier, voice.before)
    for field, term in terms_of(risk, report, voice.pair.language):
        said = say_term(field, term, place)
        if said:
            yield voice.detail(field, *(("", said) if is_new else (said, "")))


def _details(change: RiskChange, voice: Voice) -> Iterator[Detail]:
    for each in change.terms:
        old, new = (say_term(each.field, term, voice.now) for term in (each.before, each.now))
        yield voice.detail(each.field, old or "", new or "")
    several = max(len(change.before.measures), len(change.now.measures)) > 1
    for text in change.texts:
        yield _text(text, voice, numbered=several)


def _seen(details: Iterator[Detail], pair: ReportPair) -> tuple[Detail, ...]:
    """Return the details but for values that may be there, in a report that cannot all be read."""
    hidden_before, hidden_now = (
        is_hidden(each, "risks") or is_hidden(each, "measures")
        for each in (pair.earlier, pair.report)
    )
    return tuple(
        each
        for each in details
        if (each.before or not hidden_before) and (each.now or not hidden_now)
    )


def _text(change: TextChange, voice: Voice, *, numbered: bool = True) -> Detail:
    label = change.field.short(voice.words.language)
    if change.measure and numbered:
        key = "measure" if change.presence == "kept" else f"measure_{change.presence}"
        label = voice.words(key, field=label, number=change.measure)
    return Detail(
        change.field.name,
        label,
        change.before,
        change.now,
        language=change.language,
        measure=change.measure,
        presence=change.presence if change.measure else None,
    )
