"""REF102, REF105 and TXT201: what last year's statement promised, and what became of it."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


FACTS = "0-enterprise/facts.yaml"


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


GOALS = "goals: [{id: visit-farms, goal: Besøke to gårder%s}]\n"


def followed_up(found: "Found", before: str, now: str) -> list[tuple[object, object]]:
    """The goals of last year that are not followed up: which, and how."""
    findings = found((f"2022/{FACTS}", before), (FACTS, now))
    return [
        (each.arguments["id"], each.arguments["case"]) for each in findings if each.code == "REF102"
    ]


@pytest.mark.parametrize(
    ("status", "promised"),
    [
        (", status: done", False),
        (", status: stopped", False),
        (", status: ongoing", True),
        (", status: postponed", True),
        ("", True),
    ],
)
def test_a_goal_that_was_not_reached_goes_on(
    status: str,
    promised: bool,  # noqa: FBT001 - what is expected
    found: "Found",
) -> None:
    before = f"{GOALS % status}next_goals:"
    assert followed_up(found, before, "goals:") == ([("visit-farms", "gone")] if promised else [])


def test_a_goal_set_for_the_year_has_a_status(found: "Found") -> None:
    before = "goals:\nnext_goals: [{id: visit-farms, goal: Besøke to gårder}]"
    assert followed_up(found, before, "goals:") == [("visit-farms", "gone")]
    assert followed_up(found, before, GOALS % "") == [("visit-farms", "no_status")]
    assert followed_up(found, before, GOALS % ", status: ongoing") == []


def test_goals_that_cannot_be_read_are_not_missed(found: "Found") -> None:
    before = "goals:\nnext_goals: [{id: visit-farms, goal: Besøke to gårder}]"
    assert followed_up(found, before, "goals: [{id: visit-farms}]") == []


@pytest.mark.parametrize(("status", "severity"), [("published", "error"), ("draft", "warning")])
def test_an_answer_with_the_mark_of_last_year_is_to_be_reviewed(
    status: str, severity: str, found: "Found"
) -> None:
    marked = "## 4.A.2\n\n<!-- Overført fra 2022. Les gjennom. -->\n\nVi spør dem."
    changes = (("4-track/nb.md", marked), ("report.yaml", f"status: {status}"))
    (finding,) = [each for each in found(*changes) if each.code == "TXT201"]
    assert (finding.severity.word, finding.arguments["year"]) == (severity, "2022")
    assert "TXT201" not in [
        each.code for each in found(("4-track/nb.md", "## 4.A.2\n\n<!-- Fra 2022. -->\n\nVi spør."))
    ]
