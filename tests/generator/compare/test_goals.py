"""What became of goals: promises from year to year, edits within one."""

from pathlib import Path

from generator.compare.goals import compare_goals, follow_promises
from tests.generator.compare.pairs import FACTS, differences, pair


def test_a_promise_is_kept_broken_or_under_way(tmp_path: Path) -> None:
    before = (
        "next_goals: [{id: a, goal: A}, {id: b, goal: B}, {id: c, goal: C}, {id: d, goal: D}]\n"
    )
    now = (
        "goals: [{id: a, goal: A, status: done}, {id: b, goal: B, status: stopped},"
        " {id: c, goal: C}]\n"
    )
    reports = pair(tmp_path, {FACTS: before}, {FACTS: now})
    found = follow_promises(*reports.both)
    assert {each.id: each.state for each in found} == {
        "a": "kept",
        "b": "broken",
        "c": "untold",
        "d": "broken",
    }


def test_of_two_years_the_section_is_of_promises(tmp_path: Path) -> None:
    before = {FACTS: "goals: [{id: a, goal: A, status: planned}]\nnext_goals: [{id: b, goal: B}]\n"}
    goal = "goals: [{id: a, goal: A, status: done, status_note: '*Alle* er med.'}]\n"
    head = {"2024/report.yaml": "form: ehn-2023\nstatus: published\n"}
    now = {**head, "2024/0-enterprise/facts.yaml": goal}
    section = compare_goals(pair(tmp_path, before, now))
    assert section.title == "Mål fra 2023"
    assert [(it.id, it.state, differences(it), it.note) for it in section.changes] == [
        ("b", "broken", [], "ikke nevnt"),
        ("a", "kept", [("Status", "Planlagt", "Utført")], "Alle er med."),
    ]


def test_of_one_year_it_is_of_edits(tmp_path: Path) -> None:
    before = "goals: [{id: a, goal: A, status: planned}, {id: b, goal: B}]\n"
    now = "goals: [{id: a, goal: AA, status: done}, {id: c, goal: C}]\n"
    section = compare_goals(pair(tmp_path, {FACTS: before}, {FACTS: now}))
    assert [(it.id, it.state, differences(it)) for it in section.changes] == [
        ("a", "changed", [("Mål", "A", "AA"), ("Status", "Planlagt", "Utført")]),
        ("c", "new", []),
        ("b", "gone", []),
    ]
