"""The report that the other tests change has nothing wrong, in any year."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tests.generator.rules.minimal import ALWAYS, Change, check

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


def test_the_smallest_report_has_only_what_it_always_has(tmp_path: Path) -> None:
    findings = check(tmp_path)
    assert {(each.code, each.arguments.get("case")) for each in findings} == ALWAYS


def test_a_year_before_it_has_nothing_wrong_either(found: "Found") -> None:
    assert found(("2022/report.yaml", "language: nb")) == []


def test_a_change_takes_the_place_of_what_had_its_name(tmp_path: Path) -> None:
    check(tmp_path, Change("0-enterprise/facts.yaml", "employees: 81"))
    text = (tmp_path / "granlia/2023/0-enterprise/facts.yaml").read_text(encoding="utf-8")
    assert text.count("employees:") == 1
    assert "employees: 81" in text


def test_a_draft_only_warns_of_what_is_missing(found: "Found") -> None:
    missing = (
        ("report.yaml", "status: draft\nsigning:\npublished:"),
        ("0-enterprise/nb.md", "## 0.4"),
        ("2-identify/facts.yaml", "risks: []"),
        ("3-address/facts.yaml", "measures: []"),
        ("organisation.yaml", "information:\nentities:"),
    )
    findings = {each.code: each.severity.word for each in found(*missing, today=date(2024, 3, 25))}
    assert findings == dict.fromkeys(("LAW101", "LAW201", "LAW401", "LAW405", "ADV501"), "warning")
