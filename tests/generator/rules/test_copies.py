"""TXT106, TXT107 and LNG104: texts that are nearly last year’s, or another’s; another language."""

from typing import TYPE_CHECKING

import pytest

from tests.generator.rules.minimal import RISK

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

TEXT = (
    "Innkjøpssjefen besøker hver av de fem gårdene to ganger i året, snakker med arbeiderne "
    "uten at eieren er til stede, og leser revisjonsrapportene nøye."
)


@pytest.mark.parametrize(
    ("old", "new", "case"),
    [
        ("nøye", "nøye", "same"),
        ("fem", "seks", "nearly"),
        ("to ganger", "tre ganger", "nearly"),
        ("arbeiderne", "de ansatte", "nearly"),
        ("nøye.", "", "nearly"),
    ],
)
def test_a_word_or_two_is_new(old: str, new: str, case: str, found: "Found") -> None:
    changed = TEXT.replace(old, new)
    older = ("2022/4-track/nb.md", f"## 4.A.2\n\n{TEXT}")
    (finding,) = [
        each
        for each in found(older, ("4-track/nb.md", f"## 4.A.2\n\n{changed}"))
        if each.code == "TXT106"
    ]
    assert finding.arguments["case"] == case


def test_what_is_written_anew_is_no_copy(found: "Found") -> None:
    changed = (
        "Innkjøpssjefen besøkte tre av de fem gårdene i 2023, for to var stengt av flom. "
        "Arbeiderne fortalte uten eieren til stede om kortere dager, og rapportene sa det samme."
    )
    older = ("2022/4-track/nb.md", f"## 4.A.2\n\n{TEXT}")
    newer = ("4-track/nb.md", f"## 4.A.2\n\n{changed}")
    assert [each for each in found(older, newer) if each.code == "TXT106"] == []


@pytest.mark.parametrize(
    "text",
    [
        "We visit the farms twice a year, and we talk with the workers and their union.",
        "Our suppliers are assessed each year and the results of this are read by the board.",
    ],
)
def test_a_sentence_in_another_language(text: str, found: "Found") -> None:
    answer = f"## 4.A.2\n\n{TEXT} Det er viktig for oss at det blir gjort. {text}"
    findings = [each for each in found(("4-track/nb.md", answer)) if each.code != "TXT102"]
    assert [(each.code, each.arguments["case"]) for each in findings] == [("LNG104", "part")]


@pytest.mark.parametrize(
    "text",
    [
        "Vi følger «OECD Due Diligence Guidance for Responsible Business Conduct and the rest».",
        "Retningslinjen vår heter Code of Conduct for Suppliers and Business Partners.",
        "En arbeider sa: «We are not paid for the hours that we work in the evening and at night.»",
        "> We are not paid for the hours that we work in the evening, and that is the problem.",
        "Vi bruker UN Guiding Principles on Business and Human Rights.",
        "Vi leser rapporten *The state of the rights of workers and their unions in the world*.",
    ],
)
def test_titles_and_quotations(text: str, found: "Found") -> None:
    answer = f"## 4.A.2\n\n{TEXT} Det er viktig for oss at det blir gjort.\n\n{text}"
    findings = [each.code for each in found(("4-track/nb.md", answer)) if each.code != "TXT102"]
    assert findings == []


RISKS = f"""\
{RISK}    description: {{one}}
  - id: debt
    title: Gjeld til eieren av gården
    topic: forced_labour
    geography: [BR]
    kind: potential
    relation: supply_chain
    description: {{other}}
    no_measure_yet: Vi tar barna først, fordi skaden der er størst. Gjelden tar vi opp i mars 2025.
"""
CHILDREN = "Barn under tolv år plukker kaffe sammen med foreldrene på tre av gårdene vi kjøper fra."
DEBT = "Plukkerne låner til mat gjennom vinteren og betaler med arbeid når høsten kommer."


@pytest.mark.parametrize(
    ("one", "other", "cases"),
    [
        (CHILDREN, CHILDREN, ["field"]),
        (CHILDREN, CHILDREN.replace(" sammen", "  sammen").replace(".", ""), ["field"]),
        (f"{CHILDREN} {DEBT}", DEBT, ["field"]),
        ("Det er barnearbeid på kaffegårder.", DEBT, ["title"]),
        (CHILDREN, "Det er gjeld til eieren av gården.", ["title"]),
        # What is told of each by itself, and what is brief, is no copy.
        (CHILDREN, DEBT, []),
        ("Vi vet ikke hvor mange.", "Vi vet ikke hvor mange.", []),
        (CHILDREN, f"{CHILDREN} {DEBT}", []),
        ("Barnearbeid er vanlig på små kaffegårder i Minas, mest i mai.", DEBT, []),
    ],
)
def test_what_is_said_of_two_risks(one: str, other: str, cases: list[str], found: "Found") -> None:
    risks = ("2-identify/facts.yaml", RISKS.format(one=f'"{one}"', other=f'"{other}"'))
    copies = [each for each in found(risks) if each.code == "TXT107"]
    assert [each.arguments["case"] for each in copies] == cases


def test_an_answer_that_is_but_what_a_measure_says(found: "Found") -> None:
    actions = "Innkjøpssjefen besøker gårdene hvert år og teller hvor mange barn som går på skole."
    measure = f"""\
measures:
  - risk: child-labour
    goal: Ingen barn i arbeid på gårdene
    status: ongoing
    actions: {actions}
    results: Ved fire av fem gårder går alle barn på skole.
"""
    own = f"## 4.A.2\n\n{actions}\n"
    copies = found(("3-address/facts.yaml", measure), ("4-track/nb.md", own))
    assert [each.code for each in copies] == ["TXT107"]
    more = f"{own}\nI tillegg ringer fagforeningen oss når noe er galt, og det skjedde to ganger.\n"
    assert found(("3-address/facts.yaml", measure), ("4-track/nb.md", more)) == []
