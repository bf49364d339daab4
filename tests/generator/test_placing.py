"""Answers and facts where the form asks for them, and where it does not."""

from typing import Any

import pytest

from generator.book.question_placement import Placement, check_asked, place_prose
from generator.content.markdown_documents import parse_markdown
from generator.findings.finding import Finding, Severity
from schema.facts import model_for_step
from schema.form import load_form

FORM = load_form("ehn-2023")


def place(text: str, step: str = "2-identify") -> tuple[Placement, tuple[Finding, ...]]:
    document, findings = parse_markdown(f"brod/2025/{step}/nb.md", text)
    assert findings == ()
    return place_prose(document, step, FORM)


def asked(step: str, **facts: Any) -> list[tuple[str, tuple[str | int, ...], object]]:
    model = model_for_step(step).model_validate(facts)
    findings = check_asked(model, FORM.steps[step], "facts.yaml")
    return [(each.code, each.where.keys, each.arguments.get("suggestion")) for each in findings]


@pytest.mark.parametrize(
    ("heading", "code", "meant"),
    [
        ("## 2,A,3 Beskriv", "SYN203", "2.A.3"),
        ("## 2A3", "SYN203", "2.A.3"),
        ("## Rutiner for kartlegging og identifisering av risiko", "SYN203", "2.A.2.a"),
        ("## Kommentar til tabelen", "SYN203", "2.A.1.comment"),
        (
            "## Tilleggsspørsmål/opplysninger/merknad: Kommentar til tabelen",
            "SYN203",
            "2.A.1.comment",
        ),
        ("# 2.A.3 Beskriv", "SYN204", "2.A.3"),
        ("## 2.A.33 Hva det mangler informasjon om, og hva dere gjør med det", "REF201", "2.A.2.d"),
        ("## 2.A.3 Hva det mangler informasjon om, og hva dere gjør med det", "REF206", "2.A.2.d"),
    ],
)
def test_a_heading_says_which_question_was_meant(heading: str, code: str, meant: str) -> None:
    document, _ = parse_markdown("brod/2025/2-identify/nb.md", f"{heading}\n\nSvar.\n")
    placed, (finding,) = place_prose(document, "2-identify", FORM)
    assert (finding.code, finding.arguments["suggestion"]) == (code, meant)
    assert finding.severity is Severity.ERROR
    assert meant in placed.elsewhere
    assert placed.answers == {}


@pytest.mark.parametrize("heading", ["## Sammendrag", "## 2.A.3 Støy", "# Kartlegging"])
def test_of_other_headings_nothing_is_guessed(heading: str) -> None:
    document, _ = parse_markdown("brod/2025/2-identify/nb.md", f"{heading}\n\nSvar.\n")
    findings = place_prose(document, "2-identify", FORM)[1]
    assert all(not each.arguments.get("suggestion") for each in findings)


def test_an_answer_that_begins_inside_another_is_not_unanswered() -> None:
    placed, findings = place("## 2.A.2.a\n\nBesøk.\n\n### 2.A.2.b\n\nFrakt.\n\n### 9.Z.9\n")
    assert findings == ()
    assert placed.elsewhere == {"2.A.2.b"}


def test_an_answer_is_placed_under_its_question_or_its_part() -> None:
    placed, findings = place("## 2.A.3\n\nStøy.\n\n## 2.A.2.b\n\nFrakt.\n")
    assert {key: each.text for key, each in placed.answers.items()} == {
        "2.A.3": "Støy.",
        "2.A.2.b": "Frakt.",
    }
    assert findings == ()


@pytest.mark.parametrize(
    ("heading", "code", "target"),
    [
        ("5.A.1", "REF203", "5-communicate/nb.md"),
        ("2.A.1", "REF203", "facts.yaml (risks)"),
        ("0.6", "REF203", "0-enterprise/facts.yaml (employees)"),
        ("0.1", "REF203", "organisation.yaml (name)"),
        ("0.10", "REF203", "report.yaml (contact)"),
        ("4.A.1", "REF203", "4-track/nb.md (## 4.A.1.a, ## 4.A.1.b)"),
        ("2.A.2", "REF203", "## 2.A.2.a, ## 2.A.2.b, ## 2.A.2.c, ## 2.A.2.d"),
    ],
)
def test_an_answer_in_the_wrong_place_is_told_the_right_one(
    heading: str, code: str, target: str
) -> None:
    placed, (finding,) = place(f"## {heading}\n\nSvar.\n")
    assert (finding.code, finding.arguments["target"]) == (code, target)
    assert finding.about == heading
    assert placed.answers == {}
    assert placed.elsewhere == {heading}


@pytest.mark.parametrize(("heading", "suggestion"), [("2.a.3", "2.A.3"), ("Z.Z.Z", "")])
def test_an_answer_to_no_question_is_found(heading: str, suggestion: str) -> None:
    placed, (finding,) = place(f"## {heading}\n\nSvar.\n")
    assert (finding.code, finding.arguments["suggestion"]) == ("REF201", suggestion)
    assert finding.arguments["form"] == "ehn-2023"
    assert placed.elsewhere == {heading, suggestion} - {""}


def test_of_two_answers_to_one_question_the_first_counts_and_the_second_is_found() -> None:
    placed, (finding,) = place("## 2.A.3\n\nStøy.\n\n## 2.A.3\n\nStøv.\n")
    assert placed.answers["2.A.3"].text == "Støy."
    assert finding.code == "REF202"
    assert finding.where.span is not None
    assert (finding.where.span.line, finding.arguments["line"]) == (5, 1)
    assert finding.related[0].span == placed.answers["2.A.3"].heading


@pytest.mark.parametrize("title", ["", "Hva?"])
def test_the_question_after_the_id_is_there_for_people(title: str) -> None:
    _, findings = place(f"## 2.A.3 {title}\n\nStøy.\n")
    assert [each.severity for each in findings] == ([Severity.INFO] if title else [])


def test_the_question_as_the_form_has_it_is_no_finding() -> None:
    question = next(each for each in FORM.questions if each.id == "2.A.3")
    assert place(f"## 2.A.3  {question.label.in_language('nb')}\n\nStøy.\n")[1] == ()


def test_a_fact_that_the_form_asks_for_is_where_it_should_be() -> None:
    assert asked("0-enterprise", employees="12", producers_counted="suppliers") == []
    assert asked("2-identify", none_found={"method": "a", "scope": "b"}) == []


def test_a_fact_that_nobody_asks_for_is_found() -> None:
    minimum = load_form("act-minimum").steps["0-enterprise"]
    facts = model_for_step("0-enterprise").model_validate({"suppliers": "4", "employees": "12"})
    (finding,) = check_asked(facts, minimum, "facts.yaml")
    assert (finding.code, finding.where.keys, finding.where.of_key) == (
        "REF207",
        ("suppliers",),
        True,
    )


def test_a_value_that_nobody_asks_for_is_found() -> None:
    assert asked("4-track", values={"ovens": "3"}) == [("REF205", ("values", "ovens"), "")]


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (". Vi sparer strøm.", "Vi sparer strøm."),
        (" Vi sparer strøm.", "Vi sparer strøm."),
        (":", ""),
        (" i år", ""),
        ("er", ""),
    ],
)
def test_an_answer_on_the_line_of_its_heading_is_told(after: str, words: str) -> None:
    heading = f"## 3.B.1 Reduksjon av natur- og miljøpåvirkning{after}"
    document, _ = parse_markdown("brod/2025/3-address/nb.md", f"{heading}\n\nSvar.\n")
    (finding,) = place_prose(document, "3-address", FORM)[1]
    assert finding.code == "REF206"
    assert finding.arguments.get("words", "") == words
    assert (finding.severity is Severity.ERROR) == bool(words)
