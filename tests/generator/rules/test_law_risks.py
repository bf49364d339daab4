"""LAW2xx, beyond the examples of their manuals."""

from typing import TYPE_CHECKING

import pytest

from generator.findings.finding import Severity

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

FACTS = "2-identify/facts.yaml"
NO_MEASURES = ("3-address/facts.yaml", "measures: []")
NONE_FOUND = """\
none_found:
  method: Vi har snakket med alle produsentene.
  scope: Alle leverandører i alle ledd er med.
"""
RISK = """\
risks:
  - id: child-labour
    title: Barnearbeid
    kind: potential
"""


def test_that_nothing_was_found_needs_no_risks(found: "Found") -> None:
    assert found((FACTS, f"risks: []\n{NONE_FOUND}"), NO_MEASURES) == []


def test_unavailable_is_no_answer_to_what_harm_there_is(found: "Found") -> None:
    (finding,) = found((FACTS, "risks:\n  unavailable: Vi rakk det ikke."), NO_MEASURES)
    assert (finding.code, finding.arguments["case"]) == ("LAW201", "unavailable")


def test_risks_and_none_found_contradict_each_other(found: "Found") -> None:
    (finding,) = found((FACTS, NONE_FOUND))
    assert (finding.code, finding.arguments["case"]) == ("LAW201", "both")
    assert finding.severity.word == "warning"


def test_what_is_missing_of_a_risk_is_told_together(found: "Found") -> None:
    (finding,) = found((FACTS, RISK))
    assert (finding.code, finding.about) == ("ADV203", "child-labour")
    assert finding.arguments["keys"] == ("topic", "geography", "relation")


def test_another_topic_is_told_in_words(found: "Found") -> None:
    risk = f"{RISK}    geography: [BR]\n    relation: own\n    topic: other\n"
    (finding,) = found((FACTS, risk))
    assert finding.arguments["keys"] == ("other_topic",)
    assert found((FACTS, f"{risk}    other_topic: Vannmangel\n")) == []


def test_a_kind_that_cannot_be_read_is_not_missing(found: "Found") -> None:
    risk = f"{RISK}    geography: [BR]\n    relation: own\n    topic: wages\n"
    codes = [each.code for each in found((FACTS, risk.replace("potential", "mulig")))]
    assert codes == ["VAL102"]


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
    ("title", "description", "told"),
    [
        ("Landrisiko", "Noen av landene vi handler med, har høyere risiko enn Norge.", True),
        ("Generelle utfordringer i bransjen", "Det kan forekomme forhold her.", True),
        ("Uønskede hendelser", "", True),
        ("HMS", "", False),
        ("Landrisiko", "Plukkerne får ikke betalt for ventetiden.", True),
        ("Barn i arbeid på kakaogårdene", "Risikoen vurderes som middels.", False),
    ],
)
def test_a_topic_alone_does_not_say_what_happens(
    found: "Found", title: str, description: str, *, told: bool
) -> None:
    described = f'\n    description: "{description}"' if description else ""
    risk = f"""\
risks:
  - id: child-labour
    title: {title}
    topic: child_labour
    geography: [CI]
    kind: potential
    relation: supply_chain{described}
"""
    findings = [each for each in found(("2-identify/facts.yaml", risk)) if each.code == "LAW208"]
    assert [each.severity for each in findings] == [Severity.WARNING] * told


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Kritikkverdige forhold", ["LAW208"]),
        ("Kritikkverdige forhold for arbeidere", []),
        ("Utfordringer hos leverandører", ["LAW208"]),
        ("Utfordringer med barnearbeid hos leverandører", []),
    ],
)
def test_trouble_in_general_is_no_risk_for_anybody(
    title: str, codes: list[str], found: "Found"
) -> None:
    """What it is to whom, a title must say itself where no topic does."""
    risk = f"""
risks:
  - id: child-labour
    title: {title}
    topic: other
    other_topic: Annet
    geography: [BR]
    kind: potential
    relation: supply_chain
"""
    assert [each.code for each in found(("2-identify/facts.yaml", risk))] == codes
