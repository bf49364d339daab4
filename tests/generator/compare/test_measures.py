"""Which measures against a risk are the same one in two reports, wherever they stand."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from generator.compare.changes import Change
from generator.compare.risks import compare_risks
from tests.generator.compare.pairs import pair

RISKS = "risks:\n  - id: dager\n    title: Lange dager\n"
LISTS = "Vi går gjennom vaktlistene hvert kvartal sammen med verneombudet på hvert strikkeri."
WAGES = "Vi betaler leverandøren i tide, og spør de tillitsvalgte om lønnen er kommet."
AUDIT = "En uavhengig revisor besøker de tre største hvert annet år, uten å varsle først."

Measure = Mapping[str, str]


def change(folder: Path, before: Sequence[Measure], now: Sequence[Measure]) -> Change | None:
    """What differs in a risk with these measures before, and those now."""
    versions = []
    for measures in (before, now):
        items = "".join(
            "  - risk: dager\n" + "".join(f"    {key}: {text}\n" for key, text in each.items())
            for each in measures
        )
        facts = f"measures:\n{items}" if items else ""
        files = {"2023/2-identify/facts.yaml": RISKS, "2023/3-address/facts.yaml": facts}
        versions.append(files)
    section = compare_risks(pair(folder, versions[0], versions[1]))
    assert len(section.changes) + len(section.same) == 1
    return section.changes[0] if section.changes else None


def texts(found: Change | None) -> list[tuple[int | None, str | None, str]]:
    """The measures that differ: the number, whether it is in both, the field."""
    differences = found.differences if found else ()
    return [(it.measure, it.presence, it.field) for it in differences if it.measure]


def statuses(found: Change | None) -> list[tuple[str, str]]:
    differences = found.differences if found else ()
    return [(each.before, each.now) for each in differences if each.field == "status"]


def test_a_measure_put_in_first_does_not_change_the_others(tmp_path: Path) -> None:
    before = [{"goal": "Kortere dager", "actions": LISTS}, {"actions": WAGES}]
    now = [{"goal": "Færre ulykker", "actions": AUDIT}, *before]
    assert texts(change(tmp_path, before, now)) == [(1, "new", "goal"), (1, "new", "actions")]
    assert texts(change(tmp_path / "back", now, before)) == [
        (1, "gone", "goal"),
        (1, "gone", "actions"),
    ]


def test_measures_that_change_places_are_the_same(tmp_path: Path) -> None:
    lists = {"actions": LISTS, "status": "ongoing"}
    wages = {"actions": WAGES, "status": "done"}
    assert change(tmp_path, [lists, wages], [wages, lists]) is None


def test_a_status_that_goes_over_to_another_measure_is_told(tmp_path: Path) -> None:
    before = [{"actions": LISTS, "status": "ongoing"}, {"actions": WAGES, "status": "planned"}]
    now = [{"actions": LISTS, "status": "planned"}, {"actions": WAGES, "status": "ongoing"}]
    found = change(tmp_path, before, now)
    assert statuses(found) == [("Pågår, Planlagt", "Planlagt, Pågår")]


def test_one_that_is_rewritten_and_moved_is_still_itself(tmp_path: Path) -> None:
    before = [{"actions": LISTS}, {"actions": WAGES}, {"actions": AUDIT}]
    rewritten = LISTS.replace("hvert kvartal", "hver måned")
    now = [{"actions": AUDIT}, {"actions": rewritten}, {"actions": WAGES}]
    found = change(tmp_path, before, now)
    assert texts(found) == [(2, "kept", "actions")]
    assert found is not None
    assert (found.differences[0].before, found.differences[0].now) == (LISTS, rewritten)


def test_the_goal_says_more_than_what_all_have_in_common(tmp_path: Path) -> None:
    """As in LO's report, where several measures point to one and the same attachment."""
    same = "Viser til vedlagt rapport med handlingsplan"
    before = [
        {"goal": "Minimere avtrykket fra reiser", "actions": same, "results": same},
        {"goal": "Kjenne alle produsenter av datamaskiner", "actions": same, "results": same},
    ]
    now = [
        {"goal": "Kjenne alle produsenter av datamaskiner", "actions": same, "results": AUDIT},
        {"goal": "Minimere avtrykket fra våre reiser", "actions": same, "results": same},
    ]
    assert texts(change(tmp_path, before, now)) == [(1, "kept", "results"), (2, "kept", "goal")]


@pytest.mark.parametrize("now", [AUDIT, "Ja."])
def test_what_is_like_nothing_stands_in_its_order(tmp_path: Path, now: str) -> None:
    one, other = {"actions": LISTS}, {"actions": WAGES}
    found = change(tmp_path, [one, other], [one, {"actions": now}])
    assert texts(found) == [(2, "kept", "actions")]
    assert texts(change(tmp_path / "only", [one], [{"actions": now}])) == [(1, "kept", "actions")]


def test_measures_that_say_nothing_are_paired_and_counted(tmp_path: Path) -> None:
    empty = {"status": "planned"}
    assert change(tmp_path, [empty, empty], [empty, empty]) is None
    assert statuses(change(tmp_path / "more", [empty], [empty, empty])) == [
        ("Planlagt", "Planlagt, Planlagt")
    ]
    assert change(tmp_path / "none", [], []) is None
