"""DAT: the period of a report, and dates that have not come."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.organisations import check_files

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

HEAD = "report.yaml"


@pytest.mark.parametrize(
    ("period", "case"),
    [
        ("{from: 2023-12-31, to: 2023-01-01}", "backwards"),
        ("{from: 2022-01-01, to: 2022-12-31}", "year"),
        ("{from: 1023-01-01, to: 1023-12-31}", "year"),
    ],
)
def test_a_period_that_cannot_be(period: str, case: str, found: "Found") -> None:
    findings = [each for each in found((HEAD, f"period: {period}")) if each.code == "DAT105"]
    assert [each.arguments["case"] for each in findings] == [case]


def test_a_financial_year_may_cross_new_year(found: "Found") -> None:
    change = (HEAD, "period: {from: 2023-07-01, to: 2024-06-30}")
    assert "DAT105" not in {each.code for each in found(change)}


def test_a_folder_copied_from_last_year_is_noticed() -> None:
    """The copy keeps last year's period, which its own folder then contradicts."""
    report = "form: ehn-2023\nstatus: draft\nperiod: {from: 2024-01-01, to: 2024-12-31}\n"
    checked = check_files({"2024/report.yaml": report, "2025/report.yaml": report})
    cases = [
        (each.finding.where.file[-16:], each.finding.arguments["case"])
        for each in checked.findings
        if each.finding.code == "DAT105"
    ]
    assert cases == [("2025/report.yaml", "year")]


def test_two_reports_do_not_share_days() -> None:
    head = "form: ehn-2023\nstatus: draft\nperiod: {from: %s, to: %s}\n"
    older, newer = head % ("2024-01-01", "2025-06-30"), head % ("2025-01-01", "2025-12-31")
    checked = check_files({"2024/report.yaml": older, "2025/report.yaml": newer})
    (finding,) = [each.finding for each in checked.findings if each.finding.code == "DAT105"]
    assert (finding.arguments["case"], finding.arguments["other"]) == ("overlap", 2024)


@pytest.mark.parametrize(("status", "codes"), [("published", ["DAT106"]), ("draft", ["DAT107"])])
def test_only_a_draft_is_about_a_period_that_is_not_over(status: str, codes: list[str]) -> None:
    head = f"form: ehn-2023\nstatus: {status}\nperiod: {{from: 2024-01-01, to: 2052-12-31}}\n"
    checked = check_files({"2024/report.yaml": f"{head}published: 2025-06-01\n"})
    found = [each.finding.code for each in checked.findings if "/2024/" in each.finding.where.file]
    assert [each for each in found if each in {"DAT106", "DAT107"}] == codes


@pytest.mark.parametrize(
    "text", ["published: 2024-03-26", "signing: {place: Oslo, date: 2924-03-13}"]
)
def test_nothing_has_happened_tomorrow(text: str, found: "Found") -> None:
    codes = {each.code for each in found((HEAD, text), today=date(2024, 3, 25))}
    assert "DAT106" in codes
