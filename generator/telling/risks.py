"""The risks and measures of two reports, told."""

from collections.abc import Iterator

from generator.book import BoundRisk
from generator.comparing.risks import (
    RiskChange,
    RiskComparison,
    TextChange,
    compare_measures,
    compare_risks,
    terms_of,
)
from generator.telling.told import Detail, Line, Section
from generator.telling.voice import Voice
from generator.views.risk_changes import name_field, say_term
from generator.views.risks import name_risks


def tell_risks(voice: Voice) -> Section:
    """Return the risks that are new, gone or changed, with what is done about them."""
    compared = compare_risks(voice.pair)
    lines = (*_lines(compared, voice), *_orphans(voice))
    return Section("risks", voice.words["section_risks"], lines, len(compared.unchanged))


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
        key = change.now.risk.id
        yield Line(key, "changed", now[key].unique, tuple(_details(change, voice)))


def _orphans(voice: Voice) -> Iterator[Line]:
    """Yield what differs in measures that name no risk of the report."""
    pair = voice.pair
    changes = compare_measures(pair.earlier.orphan_measures, pair.report.orphan_measures, pair)
    details = tuple(_text(each, voice) for each in changes)
    if details:
        yield Line("", "changed", voice.words["orphans"], details)


def _described(risk: BoundRisk, voice: Voice, *, is_new: bool) -> Iterator[Detail]:
    """Yield the short properties of a risk that is in one report only."""
    report, place = (voice.pair.report, voice.now) if is_new else (voice.pair.earlier, voice.before)
    for name, term in terms_of(risk, report, voice.pair.language):
        said = say_term(name, term, place)
        if said:
            yield Detail(name, name_field(name, place), *(("", said) if is_new else (said, "")))


def _details(change: RiskChange, voice: Voice) -> Iterator[Detail]:
    for each in change.terms:
        old, new = (say_term(each.field, term, voice.now) for term in (each.before, each.now))
        yield Detail(each.field, name_field(each.field, voice.now), old or "", new or "")
    several = max(len(change.before.measures), len(change.now.measures)) > 1
    for text in change.texts:
        yield _text(text, voice, numbered=several)


def _text(change: TextChange, voice: Voice, *, numbered: bool = True) -> Detail:
    label = name_field(change.field, voice.now)
    if change.measure:
        label = voice.words[f"field_{change.field}"]
    if change.measure and numbered:
        label = voice.words("measure", field=label, number=change.measure)
    texts = change.before, change.now
    return Detail(change.field, label, *texts, language=change.language, measure=change.measure)
