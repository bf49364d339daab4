"""The numbers in answers: which they are, their units, and where report.json has them."""

from decimal import Decimal
from pathlib import Path

import pytest

from generator.book.numbers import find_numbers, write_amount
from tests.generator.books import make_book


@pytest.mark.parametrize(
    ("question", "facts", "expected"),
    [
        ("0.5", "turnover: {amount: 5, currency: EUR}", [("", "EUR", 5, "/amount", "")]),
        ("0.6", "employees: 7", [("", "", 7, "", "")]),
        ("0.3", "covered_by_act: ja", []),
        ("0.6", "employees: {unavailable: Ukjent.}", []),
        ("0.14", "purchasing: {other: 12.5}", [("other", "%", Decimal("12.5"), "/other", "Annet")]),
        (
            "0.15",
            "producers_by_country: [{country: SE, producers: 2}, {country: 'NO', producers: 3}]",
            [("SE", "", 2, "/0/producers", "Sverige"), ("NO", "", 3, "/1/producers", "Norge")],
        ),
    ],
)
def test_numbers_of_answers(
    tmp_path: Path, question: str, facts: str, expected: list[tuple[object, ...]]
) -> None:
    report = make_book(tmp_path, {"2023/0-enterprise/facts.yaml": f"{facts}\n"}).reports[0]
    bound = report.find(question)
    assert bound
    found = find_numbers(bound.question, bound.answers["nb"])
    assert expected == [
        (each.part, each.unit, each.amount, each.pointer, each.label("nb")) for each in found
    ]


def test_amounts_are_written_with_their_units() -> None:
    assert write_amount(None, "NOK", "nb") == ""
    assert write_amount(1500, "", "en") == "1,500"
    assert write_amount(Decimal("12.5"), "%", "nb") == "12,5\u00a0%"
    assert write_amount(5, "NOK", "nb") == "5\u00a0kr"
