"""DAT: deadlines, with the date that stands for today, and the order of dates."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

from datetime import date

from tests.generator.rules.minimal import REPORT

HEAD = "report.yaml"
DRAFT = (HEAD, "status: draft\npublished:")


def test_the_last_day_is_in_time(found: "Found") -> None:
    assert found((HEAD, "published: 2024-06-30")) == []


@pytest.mark.parametrize(
    ("published", "case"), [("published: 2024-07-01", "late"), ("published:", "undated")]
)
def test_a_published_statement(published: str, case: str, found: "Found") -> None:
    (finding,) = found((HEAD, published))
    assert (finding.code, finding.arguments["case"]) == ("DAT101", case)
    assert finding.arguments["due_day"] == "2024-06-30"


@pytest.mark.parametrize(("year", "codes"), [(2021, []), (2022, ["DAT101"])])
def test_the_first_statements_were_those_for_2022(
    year: int, codes: list[str], found: "Found"
) -> None:
    late = REPORT.format(year=year, next_year=year + 1).replace("-03-20", "-07-01")
    told = found((f"{year}/{HEAD}", late))
    assert [each.code for each in told if each.code == "DAT101"] == codes


@pytest.mark.parametrize(
    ("today", "severity", "case", "days"),
    [
        (date(2024, 4, 1), "info", "soon", 90),
        (date(2024, 5, 31), "warning", "soon", 30),
        (date(2024, 6, 23), "warning", "soon", 7),
        (date(2024, 6, 30), "warning", "soon", 0),
        (date(2024, 7, 1), "warning", "overdue", 1),
    ],
)
def test_a_draft_is_reminded(
    today: date, severity: str, case: str, days: int, found: "Found"
) -> None:
    (finding,) = found(DRAFT, today=today)
    assert (finding.code, finding.severity.word) == ("DAT101", severity)
    name = "past_days" if case == "overdue" else "coming_days"
    assert (finding.arguments["case"], finding.arguments[name]) == (case, days)


def test_a_draft_far_from_its_deadline_is_left_in_peace(found: "Found") -> None:
    assert found(DRAFT, today=date(2024, 3, 31)) == []


FEBRUARY = "period: {from: 2023-02-01, to: 2024-01-31}\nsigning:\n"
APRIL = "period: {from: 2023-04-01, to: 2024-03-31}\nsigning:\n"
JULY = "period: {from: 2023-07-01, to: 2024-06-30}\nsigning:\n"


def deadlines(found: "Found", *changes: tuple[str, str], today: date) -> list[tuple[str, object]]:
    """The findings on deadlines, each with the deadline it names."""
    findings = found(*changes, today=today)
    return [(e.code, e.arguments["due_day"]) for e in findings if e.code in {"DAT101", "DAT102"}]


@pytest.mark.parametrize(
    ("head", "today", "told"),
    [
        # A year that ends in January, published in time; and nothing since.
        (f"{FEBRUARY}published: 2024-06-20", date(2025, 6, 30), []),
        (f"{FEBRUARY}published: 2024-06-20", date(2025, 11, 28), [("DAT102", "2025-06-30")]),
        # Published 17 months after the year, with nothing by the deadline between.
        (f"{FEBRUARY}published: 2025-06-29", date(2025, 11, 28), [("DAT101", "2024-06-30")]),
        # A first statement is given the time that accounts take.
        (f"{FEBRUARY}published: 2024-10-10", date(2025, 6, 30), []),
        (f"{APRIL}published: 2024-10-01", date(2025, 6, 30), []),
        (f"{APRIL}published: 2025-06-30", date(2025, 7, 1), [("DAT101", "2024-06-30")]),
        # A year that ends on 30 June has a whole year.
        (f"{JULY}published: 2025-06-30", date(2026, 6, 30), []),
        (f"{JULY}published: 2025-07-01", date(2026, 6, 30), [("DAT101", "2025-06-30")]),
        # A renewal counts as a new statement does.
        (f"{FEBRUARY}published: 2024-06-20\nrevisions: [{{date: 2025-05-02, changes: Nytt.}}]",
         date(2026, 6, 30), []),
    ],
)  # fmt: skip
def test_the_duty_follows_the_calendar_whatever_the_financial_year(
    head: str, today: date, told: list[tuple[str, object]], found: "Found"
) -> None:
    assert deadlines(found, (HEAD, head), today=today) == told


def test_a_year_that_ends_shortly_before_the_deadline_may_be_next_years_statement(
    found: "Found",
) -> None:
    """Each June the year before last is published: every twelve months have their statement."""
    before = "period: {from: 2022-04-01, to: 2023-03-31}\npublished: 2024-06-20\nsigning:"
    now = f"{APRIL}published: 2025-06-20"
    told = deadlines(found, ("2022/report.yaml", before), (HEAD, now), today=date(2025, 7, 1))
    assert told == [("DAT101", "2023-06-30")]


@pytest.mark.parametrize(
    ("today", "missing"),
    [
        (date(2025, 6, 30), None),
        (date(2025, 7, 1), ("2025",)),
        (date(2026, 11, 22), ("2025", "2026")),
    ],
)
def test_the_newest_statement_grows_old(
    today: date, missing: tuple[str, ...] | None, found: "Found"
) -> None:
    findings = found(today=today)
    assert [each.arguments["missing"] for each in findings] == ([missing] if missing else [])
    assert {each.code for each in findings} <= {"DAT102"}


def test_only_the_newest_grows_old(found: "Found") -> None:
    changes = (("2022/report.yaml", "language: nb"),)
    assert len(found(*changes, today=date(2025, 7, 1))) == 1


def test_the_act_asked_for_nothing_before_2022(found: "Found") -> None:
    old = "period: {from: 2020-01-01, to: 2020-12-31}\npublished: 2021-09-01\nsigning:"
    codes = {each.code for each in found(("2020/report.yaml", old))}
    assert codes == {"LAW401", "DAT104"}
    (gap,) = (each for each in found(("2020/report.yaml", old)) if each.code == "DAT104")
    assert gap.arguments["missing"] == ("2022",)


@pytest.mark.parametrize(
    ("revision", "case"),
    [("date: 2024-09-01", "no_changes"), ("date: 2024-01-01, changes: Ny risiko.", "before")],
)
def test_a_revision_says_what_and_when(revision: str, case: str, found: "Found") -> None:
    (finding,) = (e for e in found((HEAD, f"revisions: [{{{revision}}}]")) if e.code != "LAW411")
    assert (finding.code, finding.arguments["case"]) == ("DAT103", case)


@pytest.mark.parametrize(("day", "codes"), [("2024-03-20", []), ("2024-03-19", ["DAT103"])])
def test_a_revision_may_be_of_the_day_of_publication(
    day: str, codes: list[str], found: "Found"
) -> None:
    revisions = f"revisions: [{{date: {day}, changes: Vi har rettet et tall.}}]"
    told = [each.code for each in found(("report.yaml", revisions))]
    assert [each for each in told if each == "DAT103"] == codes


@pytest.mark.parametrize(("last", "told"), [("2023-05-02", set()), ("2023-05-01", {"backwards"})])
def test_a_period_of_one_day_does_not_run_backwards(
    last: str, told: set[str], found: "Found"
) -> None:
    findings = found(("report.yaml", f"period: {{from: 2023-05-02, to: {last}}}"))
    assert {each.arguments.get("case") for each in findings} & {"backwards"} == told


FACTS = "0-enterprise/facts.yaml"


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


@pytest.mark.parametrize(("day", "codes"), [("2024-12-02", []), ("2024-12-03", ["DAT106"])])
def test_a_date_of_today_has_come(day: str, codes: list[str], found: "Found") -> None:
    revisions = f"revisions: [{{date: {day}, changes: Vi har rettet et tall.}}]"
    told = [each.code for each in found(("report.yaml", revisions))]
    assert [each for each in told if each == "DAT106"] == codes


def test_a_period_to_the_end_of_time_has_its_deadline_there(found: "Found") -> None:
    period = (HEAD, "period: {from: 2025-01-01, to: 9999-12-31}\nrevisions: [{date: 9999-12-31}]")
    assert "DAT101" not in {each.code for each in found(period)}
