"""Risk by risk: whether something is done about it, what came of it, what is expected."""

from pathlib import Path

import pytest

from generator.assessment.impacts import RiskStanding, judge_measures, judge_risks
from generator.assessment.lacks import Texts
from tests.generator.books import make_book

ACTIONS = "actions: Vi besøker kaffegårdene i Brasil"
RESULT = "results: Ti kaffegårder har fått brønner"
HOPE = "Vi forventer brønner på ti kaffegårder"


def judge(
    content: Path, *measures: str, risk: str = ""
) -> tuple[RiskStanding, list[str], list[str]]:
    """How a risk with these measures stands, and what is lacking of measures and of results."""
    facts = "".join(f"  - {{risk: a, {each}}}\n" for each in measures)
    files = {"2023/2-identify/facts.yaml": f"risks: [{{id: a, title: Tørke{risk}}}]\n"}
    if measures:
        files["2023/3-address/facts.yaml"] = f"measures:\n{facts}"
    report = make_book(content, files).reports[0]
    texts = Texts.of(report)
    standings = judge_risks(report, texts)
    lacking = judge_measures(report, texts, standings)
    acts, results = ([each.case for each in some] for some in lacking)
    return standings[0], acts, results


def test_a_risk_that_is_acted_on_with_results_lacks_nothing(tmp_path: Path) -> None:
    standing, acts, results = judge(tmp_path, f"{ACTIONS}, {RESULT}")
    assert standing == RiskStanding(
        "a", acted_on=True, results=True, expected=False, none_yet=False, deferred=False
    )
    assert (acts, results) == ([], [])


@pytest.mark.parametrize("field", ["results", "expected_results"])
def test_what_is_expected_is_enough_in_whichever_field(tmp_path: Path, field: str) -> None:
    standing, _, results = judge(tmp_path, f"{ACTIONS}, {field}: {HOPE}")
    assert (standing.results, standing.expected, results) == (False, True, [])


@pytest.mark.parametrize(
    ("told", "lacks"),
    [
        ("", ["no_results"]),
        (", results: Det går bra", ["vacuous_results"]),
        (", results: Besøker kaffegårdene i Brasil", ["repeated_results"]),
        (", expected_results: Det går bra", ["vacuous_results"]),
    ],
)
def test_results_are_there_say_something_and_repeat_nothing(
    tmp_path: Path, told: str, lacks: list[str]
) -> None:
    standing, acts, results = judge(tmp_path, f"{ACTIONS}{told}")
    assert (acts, results) == ([], lacks)
    assert not standing.results
    assert not standing.expected


@pytest.mark.parametrize(
    ("told", "come"),
    [
        ("Det er for tidlig å si noe om virkningen for plukkerne.", False),
        ("Virkningen for plukkerne er ikke målt, og det er vanskelig å måle den.", False),
        ("Ni av ti gårder har fått brønner. Virkningen for plukkerne er ikke målt.", True),
        ("Ingen gård er oppgitt ennå.", False),
        ("Lønnen for plukkerne er ikke økt ennå, og det er vanskelig å måle den.", False),
        ("Ingen av plukkerne er skadet ennå.", True),
        ("Ingen gård er oppgitt ennå, men fire plukkere har fått hansker.", True),
    ],
)
def test_that_it_is_too_early_to_say_is_an_answer_and_no_result(
    tmp_path: Path, told: str, *, come: bool
) -> None:
    standing, _, results = judge(tmp_path, f'{ACTIONS}, results: "{told}"')
    assert (standing.results, standing.none_yet, results) == (come, not come, [])


@pytest.mark.parametrize(
    ("measure", "lacks"),
    [
        (RESULT, ["no_actions"]),
        (f"actions: Vi gjør det bra, {RESULT}", ["vacuous_actions"]),
        (f"status: postponed, {ACTIONS}, {RESULT}", ["given_up"]),
        (f"status: postponed, {ACTIONS}, {RESULT}, status_note: Utsatt til 2024", []),
        (f"status: postponed, {ACTIONS}, {RESULT}, status_note: Utsatt i 2023", ["given_up"]),
        (f"status: stopped, {ACTIONS}, {RESULT}, status_note: Slutt fra 2024", ["given_up"]),
        (f"status: stopped, {RESULT}", ["given_up", "no_actions"]),
        (f"status: ongoing, {ACTIONS}, {RESULT}", []),
    ],
)
def test_a_measure_is_described_and_goes_on(tmp_path: Path, measure: str, lacks: list[str]) -> None:
    _, acts, _ = judge(tmp_path, measure)
    assert acts == lacks


def test_of_several_measures_one_that_goes_on_is_enough(tmp_path: Path) -> None:
    stopped, ongoing = (f"status: {each}, {ACTIONS}, {RESULT}" for each in ("stopped", "ongoing"))
    assert judge(tmp_path / "1", stopped, ongoing)[1] == []
    assert judge(tmp_path / "2", stopped, stopped)[1] == ["given_up"]


def test_a_risk_without_measures_needs_a_reason_that_says_something(tmp_path: Path) -> None:
    assert judge(tmp_path / "1")[1:] == (["no_measure"], ["nothing_done"])
    reasoned = ", no_measure_yet: Vi venter på brønnene i Brasil"
    standing, acts, results = judge(tmp_path / "2", risk=reasoned)
    assert (standing.deferred, acts, results) == (True, [], [])
    bare = judge(tmp_path / "3", risk=", no_measure_yet: Det kommer")
    assert (bare[0].deferred, *bare[1:]) == (False, ["no_reason"], ["nothing_done"])
    acted = judge(tmp_path / "4", f"{ACTIONS}, {RESULT}", risk=reasoned)
    assert not acted[0].deferred
