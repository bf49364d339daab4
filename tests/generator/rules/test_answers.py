"""REF4xx: questions left open, and answers that point to others."""

from typing import TYPE_CHECKING

import pytest

from generator.checks.rules.answers import numbers_printed
from generator.checks.rules.registry import Context
from tests.generator.rules.minimal import TODAY, write_report

if TYPE_CHECKING:
    from pathlib import Path

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


def test_a_question_without_a_number_is_told_only_among_numbered_ones(tmp_path: "Path") -> None:
    from generator.line.content_check import check_organisation

    write_report(tmp_path)
    organisation = check_organisation(tmp_path, "granlia", TODAY).book
    hits = numbers_printed.check(organisation.reports[0], Context(organisation, TODAY, {}))
    assert [each.about for each in hits] == ["6.A.2"]


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
