"""LAW3xx, beyond the examples of their manuals."""

from typing import TYPE_CHECKING

import pytest

from schema.values import Text
from tests.generator.rules.minimal import RISK

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

FACTS = "3-address/facts.yaml"
WAITING = f"{RISK}    no_measure_yet: {{reason}}\n"
FULL = """\
measures:
  - risk: child-labour
    goal: Ingen barn i arbeid
    status: {status}
    actions: {actions}
    results: To gårder er besøkt.
"""


def test_an_empty_block_is_told_by_one_finding(found: "Found") -> None:
    (finding,) = found((FACTS, "measures:\n  - risk: child-labour"))
    assert (finding.code, finding.arguments["case"]) == ("LAW305", "empty")


def test_results_of_nobody_says_what_lack_their_measure(found: "Found") -> None:
    results = "status: ongoing, goal: Skole, results: To barn går på skole."
    (finding,) = found((FACTS, f"measures:\n  - {{risk: child-labour, {results}}}"))
    assert (finding.code, finding.arguments["case"]) == ("LAW305", "none")


def test_what_the_form_asks_beyond_the_act_is_a_warning_of_its_own(found: "Found") -> None:
    said = "actions: Vi besøker gårdene., results: To barn går på skole."
    measure = f"measures:\n  - {{risk: child-labour, {said}}}"
    (finding,) = found((FACTS, measure))
    assert (finding.code, finding.severity.word) == ("FRM305", "warning")
    fields = finding.arguments["fields"]
    assert isinstance(fields, tuple)
    assert [each.find("nb", "nb") for each in fields if isinstance(each, Text)] == [
        ("mål", "nb"), ("status", "nb"),
    ]  # fmt: skip


def test_only_what_is_missing_is_asked_for(found: "Found") -> None:
    said = "goal: Skole til alle, actions: Vi besøker gårdene., results: To barn går på skole."
    (finding,) = found((FACTS, f"measures:\n  - {{risk: child-labour, {said}}}"))
    assert (finding.code, finding.arguments["keys"]) == ("FRM305", ("status",))


def test_a_risk_may_wait_for_a_reason(found: "Found") -> None:
    reason = "Barnearbeid på kaffegårdene er mest alvorlig, og vi tar det først."
    waiting = ("2-identify/facts.yaml", WAITING.format(reason=reason))
    assert found(waiting, (FACTS, "measures: []")) == []


@pytest.mark.parametrize("reason", ["Kommer senere.", "Vi jobber med det.", "Ikke prioritert."])
def test_a_reason_that_gives_none_is_no_reason(reason: str, found: "Found") -> None:
    waiting = ("2-identify/facts.yaml", WAITING.format(reason=reason))
    (finding,) = found(waiting, (FACTS, "measures: []"))
    assert (finding.code, finding.arguments["case"]) == ("LAW301", "no_reason")


@pytest.mark.parametrize(
    "actions",
    ["Vi fortsetter det gode arbeidet.", "Vi følger loven.", "Vurdere nye løsninger."],
)
def test_actions_that_say_nothing_are_none(actions: str, found: "Found") -> None:
    (finding,) = found((FACTS, FULL.format(status="ongoing", actions=actions)))
    assert (finding.code, finding.arguments["case"]) == ("LAW305", "vacuous")
    assert finding.severity.word == "error"


@pytest.mark.parametrize(
    ("results", "case"),
    [
        ("Ingen.", "vacuous"),
        ("Nei", "vacuous"),
        ("Som planlagt.", "vacuous"),
        ("Vi besøker gårdene hvert år!", "same"),
    ],
)
def test_results_that_say_nothing_are_none(results: str, case: str, found: "Found") -> None:
    measure = FULL.format(status="ongoing", actions="Vi besøker gårdene hvert år.")
    (finding,) = found((FACTS, measure.replace("To gårder er besøkt.", results)))
    assert (finding.code, finding.arguments["case"]) == ("LAW302", case)


def test_expected_results_are_results_enough(found: "Found") -> None:
    measure = FULL.format(status="planned", actions="Vi skal besøke gårdene i mai.")
    expected = measure.replace("results:", "expected_results:")
    assert found((FACTS, expected)) == []


@pytest.mark.parametrize("status", ["postponed", "stopped"])
def test_measures_given_up_are_no_measures(status: str, found: "Found") -> None:
    finding, unexplained = found((FACTS, FULL.format(status=status, actions="Vi besøker gårdene.")))
    assert (finding.code, finding.arguments["case"]) == ("LAW301", "stopped")
    assert (unexplained.code, unexplained.arguments["case"]) == ("ADV307", status)
    assert (finding.about, finding.where.keys) == ("child-labour", ("risks", 0, "id"))


def test_a_measure_put_off_for_a_reason_until_a_later_year_is_a_planned_one(found: "Found") -> None:
    actions = "Besøket er utsatt til 2024 fordi veiene var stengt."
    measures = FULL.format(status="postponed", actions=actions)
    none_yet = measures.replace("To gårder er besøkt.", "Ingen ennå, for ingen kom fram.")
    assert not found((FACTS, none_yet))


@pytest.mark.parametrize("status", ["planned", "ongoing", "done"])
def test_measures_under_way_are_measures(status: str, found: "Found") -> None:
    actions = "Vi besøker gårdene hver vår."
    codes = [each.code for each in found((FACTS, FULL.format(status=status, actions=actions)))]
    assert not [each for each in codes if each.startswith("LAW")]


def test_a_misspelt_risk_is_told_once(found: "Found") -> None:
    measures = FULL.format(status="ongoing", actions="Vi besøker gårdene.")
    codes = [each.code for each in found((FACTS, measures.replace("child-", "chld-")))]
    assert codes == ["REF304"]


def test_a_status_that_cannot_be_read_is_not_missing(found: "Found") -> None:
    codes = [each.code for each in found((FACTS, FULL.format(status="snart", actions="Vi ser.")))]
    assert codes == ["VAL102"]


def test_an_unreadable_file_says_nothing_of_measures(found: "Found") -> None:
    assert [each.code for each in found((FACTS, "\tmeasures: []"))] == ["SYN103"]


def test_remediation_may_stay_unanswered_where_nobody_was_harmed(found: "Found") -> None:
    (finding,) = found(("6-remediate/nb.md", "## 6.A.2"))
    assert finding.code == "REF401"


@pytest.mark.parametrize(
    "pointer",
    [
        "Viser til vedlagt handlingsplan",
        "Se vedlegg 2.",
        "Det vises til vedlagte rapport",
        "Vedlagt.",
        "See attached report.",
    ],
)
def test_a_measure_that_only_points_elsewhere(pointer: str, found: "Found") -> None:
    (finding,) = found((FACTS, FULL.format(status="ongoing", actions=pointer)))
    assert (finding.code, finding.about) == ("LAW303", "child-labour")
    assert finding.where.keys == ("measures", 0, "actions")


def test_a_pointer_in_every_field_is_told_once(found: "Found") -> None:
    pointing = FULL.format(status="ongoing", actions="Se vedlegg").replace(
        "To gårder er besøkt.", "Se vedlegg"
    )
    (finding,) = found((FACTS, pointing))
    assert [each.keys[-1] for each in finding.related] == ["results"]


def test_a_pointer_to_an_attachment_that_is_there_is_fine(found: "Found") -> None:
    link = "Viser til vedlagt [plan](attachments/plan.txt)"
    attached = (
        (FACTS, FULL.format(status="ongoing", actions=link)),
        ("report.yaml", "attachments:\n  - file: plan.txt\n    title: Handlingsplan"),
        ("attachments/plan.txt", "Plan"),
    )
    assert found(*attached) == []


def test_a_measure_that_says_more_only_lacks_its_attachment(found: "Found") -> None:
    actions = "Vi besøker gårdene. Planen er vedlagt."
    (finding,) = found((FACTS, FULL.format(status="ongoing", actions=actions)))
    assert (finding.code, finding.about) == ("REF306", "3.A.1")
