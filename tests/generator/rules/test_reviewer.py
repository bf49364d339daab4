"""What a reviewer sees: how risks were looked for, time limits, goals, periods and figures."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

FACTS = "0-enterprise/facts.yaml"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Alle fyller ut en egenerklæring.", ["ADV205"]),
        ("Vi bruker egenrapportering.", ["ADV205"]),
        ("Alle fyller ut en egenerklæring, og vi besøker noen.", []),
        ("Vi leser rapporter fra fagforeninger.", []),
        ("Vi ser etter.", []),
    ],
)
def test_questionnaires_alone(text: str, codes: list[str], found: "Found") -> None:
    findings = found(("2-identify/nb.md", f"## 2.A.2.a\n\n{text}"))
    assert [each.code for each in findings] == codes


def test_another_answer_may_tell_of_another_method(found: "Found") -> None:
    one, other = "Alle fyller ut et spørreskjema.", "Vi intervjuer også arbeidere."
    assert found(("2-identify/nb.md", f"## 2.A.2.a\n\n{one}\n\n## 2.A.2.c\n\n{other}")) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Vi svarer innen tre uker.", []),
        ("Vi svarer senest etter 21 dager.", []),
        ("Vi svarer innen tre uker, og innen to måneder når det er krevende.", []),
        ("Vi svarer innen to måneder.", ["LAW504"]),
        ("Vi svarer innen 30 dager.", ["LAW504"]),
        ("We answer within six weeks.", ["LAW504"]),
        ("Rutinen er revidert de siste 12 måneder.", []),
    ],
)
def test_time_limits(text: str, codes: list[str], found: "Found") -> None:
    findings = found(("5-communicate/nb.md", f"## 5.A.3\n\n{text}"))
    assert [each.code for each in findings] == codes


@pytest.mark.parametrize(
    ("goal", "codes"),
    [
        ("Besøke gårdene innen desember 2023", ["DAT108"]),
        ("Mål for 2023: besøke gårdene", ["DAT108"]),
        ("Besøke gårdene innen 2024", []),
        ("Kutte utslipp med 30 % fra 2019", []),
        ("Fortsette det fra 2023 og bli ferdige innen mai 2025", []),
        ("Besøke gårdene", []),
    ],
)
def test_goals_for_years_that_are_over(goal: str, codes: list[str], found: "Found") -> None:
    findings = found((FACTS, f"next_goals:\n  - id: visit-farms\n    goal: '{goal}'"))
    assert [each.code for each in findings] == codes


@pytest.mark.parametrize(
    ("last", "codes"),
    [
        ("2023-12-31", []),
        ("2023-12-29", []),
        ("2023-11-30", ["DAT107"]),
        ("2024-06-30", ["DAT107"]),
    ],
)
def test_a_period_of_a_year(last: str, codes: list[str], found: "Found") -> None:
    head = (
        f"period: {{from: 2023-01-01, to: {last}}}\npublished: 2024-09-20\n"
        "signing: {place: Oslo, date: 2024-09-13, board_size: 0, signatories: []}"
    )
    findings = found(("report.yaml", head))
    assert [each.code for each in findings if each.code == "DAT107"] == codes


@pytest.mark.parametrize(
    ("now", "then", "cases"),
    [
        ("suppliers: 4000", "suppliers: 40", ["jump"]),
        ("suppliers: 40", "suppliers: 399", []),
        ("suppliers: 30", "suppliers: 3", []),
        ("employees: 80", "employees: 80", []),
        ("suppliers: 0", "suppliers: 400", []),
    ],
)
def test_figures_that_jump(now: str, then: str, cases: list[str], found: "Found") -> None:
    findings = found((f"2022/{FACTS}", then), (FACTS, now))
    told = [each for each in findings if each.code.startswith("NUM104")]
    assert [each.arguments["case"] for each in told] == cases
    assert all(each.related[0].file.startswith("granlia/2022/") for each in told)


@pytest.mark.parametrize(
    ("amount", "cases"), [("120", ["small"]), ("120000", ["small"]), ("9000000", []), ("0", [])]
)
def test_a_turnover_in_thousands(amount: str, cases: list[str], found: "Found") -> None:
    findings = found((FACTS, f"turnover: {{amount: {amount}, currency: NOK}}"))
    assert [each.arguments["case"] for each in findings if each.code == "NUM104"] == cases


def test_a_turnover_in_euros_is_not_judged(found: "Found") -> None:
    findings = found((FACTS, "turnover: {amount: 120, currency: EUR}"))
    assert "NUM104" not in [each.code for each in findings]


def test_the_general_manager_may_sit_on_the_board(found: "Found") -> None:
    signatories = "[{name: Ola, role: chair}, {name: ola, role: general_manager}]"
    text = f"signing: {{place: Oslo, date: 2024-03-13, board_size: 1, signatories: {signatories}}}"
    assert found(("report.yaml", text)) == []


def test_a_risk_of_last_year_that_is_mentioned_is_not_gone(found: "Found") -> None:
    risk = (
        "risks: [{id: heat, title: Hete, topic: hse, geography: [BR], kind: potential, "
        "relation: supply_chain}]"
    )
    measure = "measures: [{risk: heat, goal: A, status: done, actions: Skole, results: Ti barn}]"
    before = (("2022/2-identify/facts.yaml", risk), ("2022/3-address/facts.yaml", measure))
    gone = [each.code for each in found(*before)]
    assert "REF105" in gone
    told = found(*before, ("4-track/nb.md", "## 4.A.2\n\nHete er løst: drikkevann er på plass."))
    assert "REF105" not in [each.code for each in told]
