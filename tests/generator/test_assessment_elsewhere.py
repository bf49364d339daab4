"""Whether an answer stands in the statement, or is only said to stand somewhere else."""

from pathlib import Path

import pytest

from generator.assessment.elsewhere import answers_named, is_asked_where, leads_elsewhere
from generator.book.model import BookReport
from tests.generator.books import make_book

PROSE = "2023/1-embed/nb.md"


def report(content: Path, prose: str = "", head: str = "") -> BookReport:
    files = {"2023/report.yaml": f"form: ehn-2023\nstatus: published\n{head}", PROSE: prose}
    return make_book(content, files).reports[0]


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("Se årsrapporten.", True),
        ("Se https://lo.no/rapport.", True),
        ("Vi har retningslinjer, og de gjelder alle våre ansatte.", False),
        ("Se årsrapporten. Vi besøker alle gårdene hvert år og snakker med de ansatte.", False),
        ("Se attachments/rapport.pdf.", False),
        ("Se attachments/annen.pdf.", True),
    ],
)
def test_what_only_points_out_of_the_statement_leads_elsewhere(
    tmp_path: Path, text: str, *, elsewhere: bool
) -> None:
    head = "attachments: [{file: rapport.pdf, title: Rapport}]\n"
    assert leads_elsewhere(text, report(tmp_path, head=head)) is elsewhere


@pytest.mark.parametrize(
    ("answer", "elsewhere"),
    [("Vi spør de ansatte hvert år.", False), ("Se årsrapporten.", True), ("", True)],
)
def test_an_answer_that_is_pointed_to_must_be_one(
    tmp_path: Path, answer: str, *, elsewhere: bool
) -> None:
    made = report(tmp_path, f"## 1.A.2\n\n{answer}\n")
    assert leads_elsewhere("Se årsrapporten og 1.A.2.", made) is elsewhere


def test_questions_are_named_by_their_ids_in_any_letters(tmp_path: Path) -> None:
    made = report(tmp_path)

    def named(text: str) -> list[str]:
        return [each.question.id for each in answers_named(text, made)]

    assert named("Se 2.a.2 og 1.A.1.") == ["1.A.1", "2.A.2"]
    assert named("Se 2.A.2.a.") == ["2.A.2.a"]
    assert named("Versjon 12.A.2, x2.A.2 og 9.9") == []
    assert named("Se over.") == []


def test_how_one_communicates_may_be_answered_by_where(tmp_path: Path) -> None:
    asked = {
        each.question.id for each in report(tmp_path).questions if is_asked_where(each.question)
    }
    assert "5.A.1" in asked
    assert not asked & {"0.3", "1.A.2", "2.A.1", "2.A.2", "3.A.1", "4.A.1"}
