"""REF4xx: questions left open, and answers that point to others."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

FACTS = "0-enterprise/facts.yaml"
SEE = 'workers: {unavailable: {see: "0.17"}}'


def test_questions_are_told_by_what_they_serve(found: "Found") -> None:
    """§ 5 a is required by law; the rest of the form is not, or only through other answers."""
    unanswered = (
        ("0-enterprise/nb.md", "## 0.4"),
        ("2-identify/nb.md", "## 2.A.3"),
        ("3-address/nb.md", "## 3.B.1\n\n## 3.B.3"),
        ("5-communicate/nb.md", "## 5.A.3"),
        (FACTS, "employees:"),
    )
    told = {str(each.about): (each.code, each.severity.word) for each in found(*unanswered)}
    assert told == {
        "0.4": ("LAW101", "error"),
        "0.6": ("REF401", "warning"),
        "2.A.3": ("FRM204", "warning"),
        "3.B.1": ("REF401", "warning"),
        "3.B.3": ("FRM306", "warning"),
        "5.A.3": ("FRM503", "warning"),
    }


def test_what_need_not_be_answered_may_be_left_out(found: "Found") -> None:
    assert found(("3-address/nb.md", "## 3.B.8")) == []


def test_a_question_in_parts_is_told_by_its_parts(found: "Found") -> None:
    (finding,) = found(("2-identify/nb.md", "## 2.A.2.b"))
    assert finding.about == "2.A.2.b"


@pytest.mark.parametrize("comment", ["Vi har ikke tallene.", "Ikke tilgjengelig: Vi har dem ikke."])
def test_a_reason_may_stand_in_another_answer(comment: str, found: "Found") -> None:
    assert found((FACTS, SEE), ("0-enterprise/nb.md", f"## 0.17\n\n{comment}")) == []


@pytest.mark.parametrize(
    ("facts", "case", "suggestion"),
    [(SEE, "unanswered", ""), (SEE.replace("0.17", "0.177"), "unknown", "0.17")],
)
def test_a_reason_that_stands_nowhere(
    facts: str, case: str, suggestion: str, found: "Found"
) -> None:
    (finding,) = found((FACTS, facts))
    assert (finding.code, finding.about) == ("REF403", "0.16")
    assert (finding.arguments["case"], finding.arguments["suggestion"]) == (case, suggestion)
    assert finding.where.keys == ("workers", "unavailable", "see")


@pytest.mark.parametrize(
    ("withheld", "case", "suggestion"),
    [
        ("question: 2.A.11", "question", "2.A.1"),
        ("question: 2.A.1, risk: child-labor", "risk", "child-labour"),
    ],
)
def test_something_withheld_of_nothing(
    withheld: str, case: str, suggestion: str, found: "Found"
) -> None:
    text = f"withheld: [{{{withheld}, ground: c, reason: Gjelder en person.}}]"
    (finding,) = found(("report.yaml", text))
    assert (finding.code, finding.arguments["case"]) == ("REF404", case)
    assert finding.arguments["suggestion"] == suggestion


def test_a_reason_in_an_answer_that_cannot_be_read_is_told_once(found: "Found") -> None:
    elsewhere = ("5-communicate/nb.md", "## 0.17\n\nVi har ikke tallene.")
    codes = [each.code for each in found((FACTS, SEE), elsewhere)]
    assert codes == ["REF203"]


@pytest.mark.parametrize("text", ["Ikke tilgjengelig:", "Ikke tilgjengelig:  \n"])
def test_an_answer_that_is_unavailable_for_no_reason(text: str, found: "Found") -> None:
    (finding,) = found(("4-track/nb.md", f"## 4.A.2\n\n{text}"))
    assert (finding.code, finding.about) == ("REF405", "4.A.2")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("2-identify/nb.md", "## 2.A.2.b\n\nIngen deler er utelatt."),
        ("2-identify/nb.md", "## 2.A.2.d\n\nDet er ingenting vi mangler informasjon om."),
        ("3-address/nb.md", "## 3.B.1\n\nVi har ingen tiltak på dette området ennå."),
        ("3-address/nb.md", "## 3.B.1\n\nDette har vi ikke arbeidet med i 2023."),
        ("1-embed/nb.md", "## 1.E.1\n\nVi har ikke endret noe etter erfaringene i år."),
        ("1-embed/nb.md", "## 1.A.3\n\nPolicyen er ikke laget ennå."),
        ("1-embed/nb.md", "## 1.B.2\n\nDet står ikke i noen stillingsbeskrivelse."),
        ("6-remediate/nb.md", "## 6.A.1\n\nVi har ingen slik policy."),
    ],
)
def test_that_nothing_is_done_is_definite(file: str, text: str, found: "Found") -> None:
    assert "FRM401" not in {each.code for each in found((file, text))}


def test_what_could_be_said_of_anything_is_not(found: "Found") -> None:
    text = "## 1.C.2\n\nVi jobber kontinuerlig med å forbedre oss."
    assert "FRM401" in {each.code for each in found(("1-embed/nb.md", text))}
