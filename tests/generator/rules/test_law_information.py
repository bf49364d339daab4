"""LAW5xx: where to ask."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


@pytest.mark.parametrize(
    "place", ["email: a@b.no", "url: https://granlia.example/spør", "address: 'Storgata 1, Oslo'"]
)
def test_any_written_way_to_ask_will_do(place: str, found: "Found") -> None:
    assert found(("organisation.yaml", f"information: {{{place}}}")) == []


def test_a_telephone_is_not_a_written_way(found: "Found") -> None:
    (finding,) = found(("organisation.yaml", "information: {telephone: 23 00 00 00}"))
    assert (finding.code, finding.arguments["case"]) == ("ADV501", "telephone")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Vi svarer innen tre uker.", []),
        ("Vi svarer senest etter 21 dager.", []),
        ("Vi svarer innen tre uker, og innen to måneder når det er krevende.", []),
        ("Vi svarer innen to måneder.", ["LAW504"]),
        ("Vi svarer innen 30 dager.", ["LAW504"]),
        ("We answer within six weeks.", ["LAW504"]),
        ("Rutinen er revidert de siste 12 måneder.", []),
    ],
)
def test_time_limits(text: str, codes: list[str], found: "Found") -> None:
    findings = found(("5-communicate/nb.md", f"## 5.A.3\n\n{text}"))
    assert [each.code for each in findings if each.code != "LNG104"] == codes


def test_what_is_missing_of_the_contact_is_one(found: "Found") -> None:
    findings = [each for each in found(("report.yaml", "contact:")) if each.code == "FRM503"]
    (finding,) = findings
    questions = finding.arguments["question"]
    assert isinstance(questions, tuple)
    assert len(questions) > 1


def test_an_answer_in_prose_that_is_missing_is_told_alone(found: "Found") -> None:
    findings = found(("5-communicate/nb.md", "## 5.A.3\n"))
    told = [each.arguments["question"] for each in findings if each.code == "FRM503"]
    assert told == [("5.A.3",)]
