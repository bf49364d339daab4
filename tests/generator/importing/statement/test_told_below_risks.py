"""What is done about a risk, told below it or apart from it, without a label or a name."""

import pytest

from generator.importing.source.reading import read_blocks
from generator.importing.statement.impacts import FoundRisk
from generator.importing.statement.measures import find_mentioned
from generator.importing.statement.reading import ReadStatement, read_statement
from schema.form import load_form

FRAME = """# Statement on the Transparency Act 2024 of Fjellvik AS

## About us

Fjellvik AS is owned by a family and has 90 employees. We sell coats to shops in Norway.

## Policies

Our code of conduct has been approved by the board.

## Risks

{risks}

## Effect

The board measures the effect of the measures with indicators once a year.
"""
RISK = "### {title}\n\n{said}\n\n{done}\n"
SEWERS = (
    "Sewers in Dhaka may be paid less than the minimum wage, and there is a risk of child labour."
)
GINNERS = "Workers at cotton gins in India are at risk of dust in their lungs."
DRIVERS = "Drivers from Romania may have to sleep in their cars for weeks."
TRAINED = "We have trained all buyers and carried out six audits, and the supplier has made a plan."
RAISED = "We have raised our prices and agreed a plan of action with the supplier."
PARKED = "Since May each of them has a room."


def read(*risks: tuple[str, str, str]) -> ReadStatement:
    own = "\n".join(RISK.format(title=title, said=said, done=done) for title, said, done in risks)
    text = FRAME.format(risks=own).encode()
    return read_statement(read_blocks(text), load_form("act-essential"), None)


def measures(statement: ReadStatement) -> list[tuple[str, str]]:
    found = statement.draft.facts.get("3-address", {}).get("measures", [])
    assert isinstance(found, list)
    return [(str(each["risk"]), str(each["actions"])) for each in found if isinstance(each, dict)]


def test_a_paragraph_below_a_risk_that_clearly_tells_what_is_done_is_a_measure() -> None:
    statement = read(("Sewing", SEWERS, TRAINED), ("Cotton", GINNERS, "They cough a lot."))
    assert measures(statement) == [("sewing", TRAINED)]
    where = {each.text: each.where for each in statement.draft.placed}
    assert (where[SEWERS], where[TRAINED]) == ("5.b.1", "5.c.1")


def test_where_most_risks_are_told_of_so_the_others_are_too() -> None:
    told = (("Sewing", SEWERS, TRAINED), ("Cotton", GINNERS, RAISED), ("Driving", DRIVERS, PARKED))
    assert [text for _, text in measures(read(*told))] == [TRAINED, RAISED, PARKED]


def risk(name: str, said: str) -> FoundRisk:
    return FoundRisk(name, {"title": name, "description": said}, 1)


@pytest.mark.parametrize(
    ("text", "about", "sure"),
    [
        ("The docks in Vung Tau were given railings and nets in June.", "docks", True),
        ("The railings are up in the docks.", "docks", False),
        ("We have met the agents.", "", True),
        ("Both docks and agents, railings and fees.", "", True),
    ],
)
def test_a_measure_is_against_the_risk_that_it_has_the_words_of(
    text: str, about: str, *, sure: bool
) -> None:
    risks = [
        risk("docks", "Railings and nets were missing at the docks in Vung Tau."),
        risk("fees", "Welders paid fees to agents in Nepal."),
    ]
    found = find_mentioned(text, risks)
    assert (found.risk.id if found else "") == about
    assert found is None or found.sure is sure


def test_where_there_is_no_risk_a_measure_is_against_none() -> None:
    assert find_mentioned("We have met the agents.", []) is None


ROW = """# Statement on the Transparency Act 2024 of Fjellvik AS

## About us

Fjellvik AS is owned by a family and has 90 employees.

We sell coats to shops in Norway.

## {head}

{level} Sewing

{sewers}

{trained}

{level} Cotton

{ginners}

{raised}

## Effect

The board measures the effect of the measures with indicators once a year.
"""


@pytest.mark.parametrize("level", ["##", "###"])
def test_headings_below_each_of_which_a_risk_and_its_measure_are_told_of_are_risks(
    level: str,
) -> None:
    words = {"sewers": SEWERS, "trained": TRAINED, "ginners": GINNERS, "raised": RAISED}
    text = ROW.format(head="Where we looked", level=level, **words)
    statement = read_statement(read_blocks(text.encode()), load_form("act-essential"), None)
    risks = statement.draft.facts["2-identify"]["risks"]
    assert isinstance(risks, list)
    found = [(each["title"], each["description"]) for each in risks if isinstance(each, dict)]
    assert found == [("Sewing", SEWERS), ("Cotton", GINNERS)]
    assert measures(statement) == [("sewing", TRAINED), ("cotton", RAISED)]
