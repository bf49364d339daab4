"""How large an enterprise is: two of three limits, two years in a row."""

from pathlib import Path

import pytest

from generator.book.enterprise_size import is_larger, owes_annual_report
from generator.book.model import BookReport
from tests.generator.books import make_book


def report(content: Path, facts: str, scope: str = "") -> BookReport:
    head = f"form: ehn-2023\nstatus: published\nscope: {{{scope}}}\n"
    files = {"2023/report.yaml": head, "2023/0-enterprise/facts.yaml": facts}
    return make_book(content, files).reports[0]


def kroner(amount: int, currency: str = "NOK") -> str:
    return f"{{amount: {amount}, currency: {currency}}}"


def facts(turnover: int, employees: int, more: str = "") -> str:
    return f"turnover: {kroner(turnover)}\nemployees: {employees}\n{more}"


@pytest.mark.parametrize(
    ("turnover", "employees", "balance", "sizes"),
    [
        (70_000_001, 51, 0, (True, False)),
        (70_000_000, 51, 35_000_000, (False, False)),
        (70_000_001, 50, 35_000_000, (False, False)),
        (70_000_001, 50, 35_000_001, (True, False)),
        (70_000_000, 51, 35_000_001, (True, False)),
        (168_000_001, 51, 0, (True, True)),
        (168_000_000, 51, 84_000_000, (True, False)),
        (168_000_000, 51, 84_000_001, (True, True)),
        (168_000_001, 50, 84_000_001, (True, True)),
        (168_000_001, 50, 84_000_000, (True, False)),
    ],
)
def test_two_of_three_limits_are_exceeded(
    tmp_path: Path, turnover: int, employees: int, balance: int, sizes: tuple[bool, bool]
) -> None:
    made = report(tmp_path, facts(turnover, employees), f"balance_sheet: {kroner(balance)}")
    assert (is_larger(made), owes_annual_report(made)) == sizes


def test_figures_that_are_not_known_tell_nothing(tmp_path: Path) -> None:
    assert is_larger(report(tmp_path / "1", "employees: 51\n")) is None
    assert is_larger(report(tmp_path / "2", facts(80_000_000, 50))) is None
    assert is_larger(report(tmp_path / "3", facts(80_000_000, 51))) is True
    assert is_larger(report(tmp_path / "4", facts(70_000_000, 50))) is False
    foreign = f"turnover: {kroner(80_000_000, 'SEK')}\nemployees: 51\n"
    assert is_larger(report(tmp_path / "5", foreign)) is None


def test_a_change_counts_from_the_second_year(tmp_path: Path) -> None:
    small, large = facts(60_000_000, 40), facts(80_000_000, 60)
    before_large = f"previous: {{turnover: {kroner(90_000_000)}, employees: 60}}"
    before_small = f"previous: {{turnover: {kroner(9_000_000)}, employees: 6}}"
    assert is_larger(report(tmp_path / "1", small, before_large)) is None
    assert is_larger(report(tmp_path / "2", large, before_small)) is None
    assert is_larger(report(tmp_path / "3", large, before_large)) is True
    assert is_larger(report(tmp_path / "4", small, before_small)) is False
    balance = f"previous: {{balance_sheet: {kroner(36_000_000)}, employees: 51}}"
    assert is_larger(report(tmp_path / "5", large, balance)) is True


def test_an_enterprise_of_public_interest_is_larger_whatever_its_figures(tmp_path: Path) -> None:
    made = report(tmp_path, facts(1, 1), "public_interest: ja")
    assert (is_larger(made), owes_annual_report(made)) == (True, True)


def test_who_is_not_covered_owes_no_annual_report_that_names_it(tmp_path: Path) -> None:
    large = facts(200_000_000, 60)
    assert owes_annual_report(report(tmp_path / "1", f"{large}covered_by_act: nei\n")) is False
    assert owes_annual_report(report(tmp_path / "2", large, "basis: voluntary")) is False
    assert owes_annual_report(report(tmp_path / "3", f"{large}covered_by_act: ja\n")) is True
    assert owes_annual_report(report(tmp_path / "4", large)) is True
