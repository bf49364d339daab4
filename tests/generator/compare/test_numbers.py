"""Numbers that went up or down, each by itself."""

from decimal import Decimal
from pathlib import Path

from generator.compare.answers import pair_answers
from generator.compare.changes import NumberChange
from generator.compare.numbers import compare_numbers
from tests.generator.compare.pairs import FACTS, pair


def numbers(folder: Path, before: str, now: str) -> list[NumberChange]:
    reports = pair(folder, {FACTS: before}, {FACTS: now})
    section = compare_numbers(pair_answers(reports), reports)
    return [each for each in section.changes if isinstance(each, NumberChange)]


def typed(folder: Path, before: str, now: str) -> list[tuple[str, str, object, object]]:
    """The numbers that differ: which of the answer, unit, before, now."""
    found = numbers(folder, before, now)
    return [(each.differences[0].field, each.unit, each.before, each.now) for each in found]


def test_numbers_of_every_kind(tmp_path: Path) -> None:
    before = (
        "employees: 80\nturnover: {amount: 100, currency: NOK}\npurchasing: {own_production: 40,"
        " other: 60}\nproducers_by_country: [{country: 'NO', producers: 3},"
        " {country: SE, producers: 1}]\nworkers: {workers: 5, producers: 2}\n"
    )
    now = (
        "employees: 90\nturnover: {amount: 90, currency: NOK}\npurchasing: {own_production: 45.5,"
        " other: 54.5}\nproducers_by_country: [{country: 'NO', producers: 3},"
        " {country: DK, producers: 2}]\nworkers: {workers: 5, producers: 1}\n"
    )
    assert typed(tmp_path, before, now) == [
        ("answer", "NOK", Decimal(100), Decimal(90)),
        ("answer", "", 80, 90),
        ("own_production", "%", Decimal(40), Decimal("45.5")),
        ("other", "%", Decimal(60), Decimal("54.5")),
        ("SE", "", 1, None),
        ("DK", "", None, 2),
        ("producers", "", 2, 1),
    ]


def test_yes_and_no_are_no_numbers_and_what_is_new_has_no_direction(tmp_path: Path) -> None:
    assert typed(tmp_path, "covered_by_act: ja\n", "covered_by_act: nei\nemployees: 3\n") == []


def test_amounts_in_two_currencies_are_two_numbers(tmp_path: Path) -> None:
    before, now = ("turnover: {amount: 5, currency: %s}\n" % each for each in ("NOK", "EUR"))  # noqa: UP031
    assert typed(tmp_path, before, now) == [
        ("answer", "NOK", Decimal(5), None),
        ("answer", "EUR", None, Decimal(5)),
    ]


def test_a_number_is_written_with_its_unit_and_how_much_it_rose_or_fell(tmp_path: Path) -> None:
    before = "employees: 80\nturnover: {amount: 2000, currency: NOK}\npurchasing: {other: 40}\n"
    now = "employees: 60\nturnover: {amount: 2500, currency: NOK}\npurchasing: {other: 45.5}\n"
    told = [
        (each.state, each.differences[0].label, each.differences[0].now, each.note)
        for each in numbers(tmp_path, before, now)
    ]
    assert told == [
        ("up", "", "2\u00a0500\u00a0kr", "+500, +25\u00a0%"),
        ("down", "", "60", "\N{MINUS SIGN}20, \N{MINUS SIGN}25\u00a0%"),
        ("up", "Annet", "45,5\u00a0%", "+5,5"),
    ]
