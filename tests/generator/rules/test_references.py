"""REF1xx and REF305: what is joined by id."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

RISKS, FACTS = "2-identify/facts.yaml", "0-enterprise/facts.yaml"
TWINS = """\
risks:
  - {id: a, title: Innkjøp, topic: wages, geography: [BR], kind: potential, relation: own}
  - {id: b, title: Reiser, topic: wages, geography: [BR], kind: potential, relation: own}
  - {id: c, title: " innkjøp ", topic: wages, geography: [BR], kind: potential, relation: own}
"""
MEASURES = """\
measures:
  - {risk: a, goal: Lønn, status: done, actions: Avtale, results: Avtale}
  - {risk: b, goal: Lønn, status: done, actions: Avtale, results: Avtale}
  - {risk: c, goal: Lønn, status: done, actions: Avtale, results: Avtale}
"""


def test_risks_of_one_title_are_told_together(found: "Found") -> None:
    (finding,) = found((RISKS, TWINS), ("3-address/facts.yaml", MEASURES))
    assert (finding.code, finding.arguments["risks"]) == ("REF103", ("a", "c"))
    assert finding.where.keys == ("risks", 2, "title")
    assert [each.keys for each in finding.related] == [("risks", 0, "title")]


def test_a_goal_that_was_promised_and_is_gone(found: "Found") -> None:
    promised = "next_goals:\n  - {id: visit-farms, goal: Besøk}\n  - {id: train, goal: Kurs}"
    (finding,) = found((f"2022/{FACTS}", promised))
    assert (finding.code, finding.arguments["id"]) == ("REF102", "train")
    assert finding.arguments["year"] == 2022
    assert finding.related[0].file == "granlia/2022/0-enterprise/facts.yaml"


def test_a_goal_that_was_not_reached_goes_on(found: "Found") -> None:
    unreached = "goals:\n  - {id: train, goal: Kurs, status: ongoing}"
    given_up = "goals:\n  - {id: train, goal: Kurs, status: stopped}"
    assert [each.code for each in found((f"2022/{FACTS}", unreached))] == ["REF102"]
    assert found((f"2022/{FACTS}", given_up)) == []


def test_a_goal_without_a_status_is_not_followed_up(found: "Found") -> None:
    changes = (("2022/report.yaml", "language: nb"), (FACTS, "goals: [{id: visit-farms, goal: B}]"))
    (finding,) = found(*changes)
    assert (finding.code, finding.arguments["case"]) == ("REF102", "no_status")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ((FACTS, "goals: [{id: a, goal: A, status: done}, {id: a, goal: B, status: done}]"), "a"),
        ((FACTS, "next_goals: [{id: a, goal: A}, {id: a, goal: B}]"), "a"),
        (
            (
                FACTS,
                "producers_by_country: [{country: NO, producers: 9}, {country: NO, producers: 6}]",
            ),
            "NO",
        ),
        (
            ("report.yaml", "attachments: [{file: a.txt, title: A}, {file: a.txt, title: B}]"),
            "a.txt",
        ),
    ],
)
def test_an_id_used_twice(change: tuple[str, str], name: str, found: "Found") -> None:
    findings = found(change, ("attachments/a.txt", "A")) if name == "a.txt" else found(change)
    (finding,) = [each for each in findings if each.code == "REF305"]
    assert (finding.arguments["id"], finding.about) == (name, name)
    assert finding.related


def test_a_risk_with_two_ids_alike(found: "Found") -> None:
    risks = TWINS.replace("id: c", "id: a").replace('" innkjøp "', "Varer")
    codes = [each.code for each in found((RISKS, risks), ("3-address/facts.yaml", MEASURES))]
    assert sorted(codes) == ["REF304", "REF305"]
