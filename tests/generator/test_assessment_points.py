"""Section 5, point by point: what each state takes."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.assessment.lacks import Texts
from generator.assessment.points import Assessment, assess
from schema.facts.identify import Risk
from tests.generator.books import make_book

HEAD = "form: ehn-2023\nstatus: published\n"
RISKS, MEASURES = "2023/2-identify/facts.yaml", "2023/3-address/facts.yaml"
ORGANISATION = "2023/0-enterprise/nb.md"
TOLD = "Vi har tolv kaffebarer i Oslo og Bergen."
FOUND = "{id: a, title: Tørke, kind: potential}"
DONE = "actions: Vi besøker kaffegårdene i Brasil, results: Ti kaffegårder har fått brønner"


def assessed(content: Path, files: Mapping[str, str]) -> Assessment:
    return assess(make_book(content, files).reports[0])


def state(content: Path, point: str, files: Mapping[str, str]) -> tuple[str, list[str]]:
    found = assessed(content, files).find(point)
    return found.state, [each.case for each in found.lacks]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("", ("empty", ["unanswered"])),
        (f"## 0.4\n\n{TOLD}\n", ("answered", [])),
        ("## 0.4\n\nVi har det bra.\n", ("empty", ["vacuous_answer"])),
        ("## 0.4\n\nIkke tilgjengelig: Vi teller kaffebarene.\n", ("refused", ["refused"])),
    ],
)
def test_an_answer_in_words_says_something(
    tmp_path: Path, prose: str, expected: tuple[str, list[str]]
) -> None:
    files = {ORGANISATION: prose} if prose else {}
    assert state(tmp_path, "organisation", files) == expected


def test_one_good_answer_to_a_point_is_enough(tmp_path: Path) -> None:
    for number in ("0.3", "0.11"):
        files = {ORGANISATION: f"## {number}\n\n{TOLD}\n"}
        assert state(tmp_path / number, "operations", files) == ("answered", [])
    assert state(tmp_path / "x", "operations", {})[0] == "empty"
    assert len(state(tmp_path / "y", "operations", {})[1]) == 1


def test_the_writers_own_name_says_nothing(tmp_path: Path) -> None:
    files = {ORGANISATION: "## 0.4\n\nFjordfisk AS er Fjordfisk.\n"}
    assert state(tmp_path, "organisation", files) == ("empty", ["vacuous_answer"])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("", ("empty", ["nothing_reported"])),
        (f"risks: [{FOUND}]", ("answered", [])),
        ("risks: [{id: a, title: Tørke}]", ("partly", ["no_kind"])),
        ("risks: [{id: a, title: Risiko, kind: actual}]", ("partly", ["unnamed"])),
        ("risks: {unavailable: Vi vet ikke.}", ("refused", ["refused"])),
        ("risks: x", ("unread", ["unread"])),
        (
            "none_found: {method: Vi spurte kaffegårdene i Brasil og Kenya, scope: Leverandørene}",
            ("nothing_found", []),
        ),
        ("none_found: {method: Vi så, scope: Alt}", ("empty", ["bare_method", "bare_scope"])),
        (
            "none_found: {method: Spurte Brasil, scope: Leverandørene}",
            ("empty", ["bare_method"]),
        ),
    ],
)
def test_impacts_are_named_or_it_is_said_how_they_were_looked_for(
    tmp_path: Path, facts: str, expected: tuple[str, list[str]]
) -> None:
    assert state(tmp_path, "impacts", {RISKS: f"{facts}\n"} if facts else {}) == expected


def test_where_nothing_was_found_there_is_nothing_to_do(tmp_path: Path) -> None:
    method = "Vi spurte kaffegårdene i Brasil og Kenya"
    files = {RISKS: f"none_found: {{method: {method}, scope: Leverandørene}}\n"}
    found = assessed(tmp_path, files)
    assert found.nothing_found
    assert [found.find(each).state for each in ("measures", "results")] == ["not_applicable"] * 2
    assert all(found.find(each).met for each in ("impacts", "measures", "results"))


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        (f"measures: [{{risk: a, {DONE}}}, {{risk: b, {DONE}}}]", "answered"),
        (f"measures: [{{risk: a, {DONE}}}]", "partly"),
        ("", "empty"),
        ("measures: x", "unread"),
    ],
)
def test_measures_are_there_for_all_risks_for_some_or_none(
    tmp_path: Path, measures: str, expected: str
) -> None:
    files = {RISKS: f"risks: [{FOUND}, {FOUND.replace('id: a', 'id: b')}]\n"}
    files |= {MEASURES: f"{measures}\n"} if measures else {}
    found = assessed(tmp_path, files)
    assert [found.find(each).state for each in ("measures", "results")] == [expected] * 2


def test_without_risks_no_measures_are_judged(tmp_path: Path) -> None:
    found = assessed(tmp_path / "1", {})
    assert [found.find(each).state for each in ("measures", "results")] == ["empty"] * 2
    unread = assessed(tmp_path / "2", {RISKS: "risks: x\n"})
    assert [unread.find(each).state for each in ("measures", "results")] == ["unread"] * 2


def test_what_is_withheld_is_neither_there_nor_lacking(tmp_path: Path) -> None:
    withheld = "withheld: [{question: '0.4', ground: c, reason: Konkurransen tåler det ikke.}]\n"
    files = {"2023/report.yaml": HEAD + withheld}
    assert state(tmp_path, "organisation", files)[0] == "withheld"
    assert assessed(tmp_path / "2", files).find("organisation").met
    assert state(tmp_path / "3", "operations", files)[0] == "empty"


def test_a_statement_is_complete_when_every_point_is_met(tmp_path: Path) -> None:
    signed = "signing: {date: 2024-05-01, signatories: [{name: Ida, role: chair}]}\n"
    files = {
        "2023/report.yaml": f"{HEAD}published: 2024-06-01\n{signed}",
        ORGANISATION: f"## 0.3\n\n{TOLD}\n\n## 0.4\n\n{TOLD}\n",
        "2023/1-embed/nb.md": f"## 1.A.2\n\n{TOLD}\n",
        RISKS: f"risks: [{FOUND}]\n",
        MEASURES: f"measures: [{{risk: a, {DONE}}}]\n",
    }
    whole = assessed(tmp_path / "1", files)
    assert {each.id: each.state for each in whole.points if not each.met} == {}
    assert whole.complete
    assert list(whole.risks) == ["a"]
    lacking = assessed(tmp_path / "2", {**files, MEASURES: "measures: [{risk: a}]\n"})
    assert not lacking.complete
    assert [each.case for each in lacking.lacking("no_actions")] == ["no_actions"]
    assert [each.id for each in lacking.of("aapenhetsloven-5-c")] == ["measures", "results"]


@pytest.mark.parametrize(
    ("more", "nothing"),
    [
        ({}, True),
        ({"topic": "wages"}, False),
        ({"topic": "other"}, True),
        ({"topic": "other", "other_topic": "Tørke"}, False),
        ({"topic": "other", "other_topic": "Risiko"}, True),
        ({"description": "Tørke i Brasil"}, False),
    ],
)
def test_a_risk_is_named_by_title_topic_or_description(
    more: dict[str, str],
    nothing: bool,  # noqa: FBT001 - what is expected
) -> None:
    risk = Risk.model_validate({"id": "a", "title": "Risiko", **more})
    assert Texts("nb", frozenset()).names_nothing(risk) is nothing
