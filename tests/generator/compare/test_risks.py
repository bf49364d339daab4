"""Risk by risk: new, gone, changed, and what cannot be told."""

from pathlib import Path

from generator.compare.changes import ChangeSection
from generator.compare.risks import compare_risks
from tests.generator.compare.pairs import differences, pair

RISKS, MEASURES = "2023/2-identify/facts.yaml", "2023/3-address/facts.yaml"


def compare(
    folder: Path, before: tuple[str, str], now: tuple[str, str], reader: str = "nb"
) -> ChangeSection:
    """Compare two versions, each given by its risks and measures."""
    versions = [{RISKS: risks, MEASURES: measures} for risks, measures in (before, now)]
    return compare_risks(pair(folder, versions[0], versions[1], reader))


def test_risks_that_are_new_gone_changed_and_not(tmp_path: Path) -> None:
    before = (
        "risks: [{id: a, title: Skift, kind: potential}, {id: b, title: Lønn, topic: wages},"
        " {id: c, title: Støv}]\n"
    )
    now = (
        "risks: [{id: a, title: Skift, kind: actual, geography: ['NO']}, {id: c, title: Støv},"
        " {id: d, title: Støy, topic: other, other_topic: Ro}]\n"
    )
    planned = "measures: [{risk: a, status: planned, goal: Fem timer}]\n"
    done = "measures: [{risk: a, status: done, goal: Fire timer}]\n"
    section = compare(tmp_path, (before, planned), (now, done))
    assert [(each.id, each.state, each.title, differences(each)) for each in section.changes] == [
        ("d", "new", "Støy", [("Relatert tema", "", "Ro")]),
        ("b", "gone", "Lønn", [("Relatert tema", "Lønn", "")]),
        (
            "a",
            "changed",
            "Skift",
            [
                ("Geografi", "", "Norge"),
                ("Faktisk eller mulig", "Mulig konsekvens", "Faktisk konsekvens"),
                ("Status", "Planlagt", "Utført"),
                ("Mål", "Fem timer", "Fire timer"),
            ],
        ),
    ]
    assert section.same == ("c",)


def test_a_measure_without_a_status_is_counted_where_others_have_theirs(tmp_path: Path) -> None:
    risks = "risks: [{id: a, title: Skift}]\n"
    before = "measures: [{risk: a, status: planned}, {risk: a, status: ongoing}]\n"
    now = "measures: [{risk: a, status: planned}, {risk: a}]\n"
    (change,) = compare(tmp_path, (risks, before), (risks, now)).changes
    assert differences(change) == [("Status", "Planlagt, Pågår", "Planlagt, ikke oppgitt")]


def test_measures_without_a_risk_are_compared_too(tmp_path: Path) -> None:
    before, now = (f"measures: [{{risk: x, goal: {goal}}}]\n" for goal in ("Fem", "Fire"))
    (change,) = compare(tmp_path, ("", before), ("", now), "en").changes
    assert (change.id, change.title) == ("", "Measures without a risk")
    assert differences(change) == [("Goal, measure 1", "Fem", "Fire")]


def test_nothing_is_gone_because_it_cannot_be_read(tmp_path: Path) -> None:
    risks = "risks: [{id: a, title: Skift, kind: actual}]\n"
    measures = "measures: [{risk: a, status: planned, goal: Fem}]\n"
    unread = compare(tmp_path, (risks, measures), ("risks: [\n", measures))
    assert (unread.changes, unread.same) == ((), ())
    kept = compare(tmp_path / "b", (risks, measures), (risks, "measures: 5\n"))
    assert (kept.changes, kept.same) == ((), ("a",))
    hidden = "risks: [{id: a, title: Skift, kind: aktuell}]\n"
    part = compare(tmp_path / "c", (risks, measures), (hidden, measures))
    assert (part.changes, part.same) == ((), ())


def test_a_measure_of_several_risks_is_shown_once(tmp_path: Path) -> None:
    risks = "risks: [{id: a, title: Skift}, {id: b, title: Lønn}, {id: c, title: Støv}]\n"
    before, now = (
        f"measures: [{{risk: [a, b], goal: {goal}}}, {{risk: c, goal: Ro}}]\n"
        for goal in ("Fem timer", "Fire timer")
    )
    first, second = (section := compare(tmp_path, (risks, before), (risks, now))).changes
    assert (first.title, differences(first)) == ("Skift", [("Mål", "Fem timer", "Fire timer")])
    assert (second.title, differences(second)) == ("Lønn", [])
    assert second.note == "Et tiltak som også gjelder «Skift», er endret: se der."
    assert section.same == ("c",)


def test_a_measure_that_gets_one_more_risk_is_new_to_that_risk(tmp_path: Path) -> None:
    risks = "risks: [{id: a, title: Skift}, {id: b, title: Lønn}]\n"
    before = "measures: [{risk: a, goal: Fem timer}]\n"
    now = "measures: [{risk: [a, b], goal: Fem timer}]\n"
    (change,) = compare(tmp_path, (risks, before), (risks, now)).changes
    assert (change.title, differences(change)) == ("Lønn", [("Mål", "", "Fem timer")])
