"""Numbers that went up or down, told."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from generator.change_report.model import Detail, Line, Section
from generator.change_report.presenter import Voice
from generator.compare.numbers import PERCENT, Amount, NumberChange
from generator.text.cldr import format_money, format_number, format_percent
from schema.facts.enterprise import Purchasing, Workers
from schema.fields import fields_of
from schema.vocabulary import country_name

_MINUS = "\N{MINUS SIGN}"


def tell_numbers(changes: Iterable[NumberChange], voice: Voice) -> Section:
    """Return the numbers that differ, each with how much."""
    lines = tuple(_line(each, voice) for each in changes)
    return Section("numbers", voice.words["section_numbers"], lines)


def _line(change: NumberChange, voice: Voice) -> Line:
    before, now = (_write(each, change.unit, voice) for each in (change.before, change.now))
    return Line(
        change.question.id,
        "up" if change.rises else "down",
        voice.title(change.question),
        (Detail(change.part or "answer", _name(change.part, voice), before, now),),
        _say_difference(change, voice),
        (_give(change.before), _give(change.now), change.unit),
    )


def _give(amount: Amount | None) -> str | None:
    return None if amount is None else str(amount)


def _name(part: str, voice: Voice) -> str:
    """Return the name of a number within an answer: a country, or a field; empty if it is all."""
    if not part:
        return ""
    for field in (*fields_of(Purchasing), *fields_of(Workers)):
        if field.name == part:
            return field.label(voice.words.language)
    return country_name(part, voice.words.language)


def _write(amount: Amount | None, unit: str, voice: Voice) -> str:
    language = voice.words.language
    if amount is None:
        return ""
    if unit == PERCENT:
        return format_percent(Decimal(amount), language)
    if unit:
        return format_money(Decimal(amount), unit, language)
    return format_number(amount, language)


def _say_difference(change: NumberChange, voice: Voice) -> str:
    """Return by how much a number went up or down, and by how many percent where that says much."""
    if change.before is None or change.now is None:
        return ""
    step = Decimal(change.now) - Decimal(change.before)
    sign = "+" if step > 0 else _MINUS
    said = f"{sign}{format_number(abs(step), voice.words.language)}"
    if change.unit == PERCENT or not change.before:
        return said
    share = (100 * abs(step) / abs(Decimal(change.before))).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{said}, {sign}{format_percent(share.normalize(), voice.words.language)}"
