"""REF1xx, REF305 and REF307: what is joined by id, and the logo that is named."""

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
  - {risk: a, goal: Lønn, status: done, actions: Avtale, results: Lønnen er betalt}
  - {risk: b, goal: Lønn, status: done, actions: Avtale, results: Lønnen er betalt}
  - {risk: c, goal: Lønn, status: done, actions: Avtale, results: Lønnen er betalt}
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
    given_up = "goals:\n  - {id: train, goal: Kurs, status: stopped, status_note: Vi har sluttet.}"
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
    assert codes == ["REF305"]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><path d="M0 0h3v1H0z"/></svg>'


@pytest.mark.parametrize(
    ("files", "case", "suggestion"),
    [
        ((), "missing", ""),
        ((("content/granlia/logo.svg", "<svg>"),), "no_picture", ""),
    ],
)
def test_a_logo_must_be_there_and_be_a_picture(
    found: "Found", files: tuple[tuple[str, str], ...], case: str, suggestion: str
) -> None:
    (finding,) = found(("organisation.yaml", "appearance: {logo: logo.svg}"), *files)
    assert finding.code == "REF307"
    assert (finding.arguments["case"], finding.arguments["suggestion"]) == (case, suggestion)


def test_a_picture_is_a_stray_unless_it_is_named(found: "Found") -> None:
    logo = ("content/granlia/logo.svg", SVG)
    assert [each.code for each in found(logo)] == ["SYN004"]
    assert found(logo, ("organisation.yaml", "appearance: {logo: logo.svg}")) == []


def test_a_logo_whose_name_is_misspelt_is_suggested(found: "Found") -> None:
    wrong = ("organisation.yaml", "appearance: {logo: loga.svg}")
    findings = found(("content/granlia/logo.svg", SVG), wrong)
    assert {each.code for each in findings} == {"REF307", "SYN004"}
    (missing,) = (each for each in findings if each.code == "REF307")
    assert missing.arguments["suggestion"] == "logo.svg"


def test_where_the_appearance_cannot_be_read_no_picture_is_called_a_stray(found: "Found") -> None:
    broken = ("organisation.yaml", "appearance: {logo: ../logo.svg}")
    assert [each.code for each in found(("content/granlia/logo.svg", SVG), broken)] == ["VAL108"]
