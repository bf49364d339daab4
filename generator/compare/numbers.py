"""Numbers that went up or down: amounts, counts and shares, each by itself."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from generator.book.numbers import PERCENT, Amount, find_numbers, write_amount
from generator.compare.answers import AnsweredPair
from generator.compare.changes import ChangeSection, Difference, NumberChange
from generator.compare.report_pair import ReportPair
from generator.text.cldr import format_number, format_percent

_MINUS = "\N{MINUS SIGN}"


def compare_numbers(pairs: Iterable[AnsweredPair], pair: ReportPair) -> ChangeSection:
    """Return the numbers that differ in answers that both reports give in numbers."""
    changes = tuple(change for each in pairs for change in _compare(each, pair))
    return ChangeSection("numbers", pair.words["section_numbers"], changes)


def _compare(each: AnsweredPair, pair: ReportPair) -> Iterator[NumberChange]:
    question, reader = each.question, pair.reader
    old, new = (
        {(number.part, number.unit): number for number in find_numbers(question, answer)}
        for answer in (each.old, each.new)
    )
    for key, number in {**old, **new}.items() if old and new else ():
        before, now = (numbers[key].amount if key in numbers else None for numbers in (old, new))
        if before != now:
            was, says = (write_amount(amount, number.unit, reader) for amount in (before, now))
            yield NumberChange(
                question.id,
                "up" if (now or 0) > (before or 0) else "down",
                pair.title(question),
                (Difference(number.part or "answer", number.label(reader), was, says),),
                _say_step(before, now, number.unit, reader),
                before,
                now,
                number.unit,
            )


def _say_step(before: Amount | None, now: Amount | None, unit: str, reader: str) -> str:
    """Return by how much a number went up or down, and by how many percent where that says much."""
    if before is None or now is None:
        return ""
    step = Decimal(now) - Decimal(before)
    sign = "+" if step > 0 else _MINUS
    said = f"{sign}{format_number(abs(step), reader)}"
    if unit == PERCENT or not before:
        return said
    share = (100 * abs(step) / abs(Decimal(before))).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{said}, {sign}{format_percent(share.normalize(), reader)}"
