"""Section 5, third and fourth paragraphs: published, dated, and signed by all who must."""

from pathlib import Path

import pytest

from generator.assessment.publication import judge_deadline, judge_publication, judge_signature
from generator.book.model import BookReport
from tests.generator.books import make_book

HEAD = "form: ehn-2023\nstatus: published\n"
CHAIR, MEMBER = "{name: Ida, role: chair}", "{name: Per, role: board_member}"
MANAGER = "{name: Kari, role: general_manager}"


def report(content: Path, head: str) -> BookReport:
    return make_book(content, {"2023/report.yaml": head}).reports[0]


@pytest.mark.parametrize(
    ("head", "publication", "deadline"),
    [
        ("form: ehn-2023\nstatus: draft\n", ["draft"], ["undated"]),
        ("form: ehn-2023\nstatus: draft\npublished: 2024-06-01\n", ["draft"], ["undated"]),
        (HEAD, ["undated"], ["undated"]),
        (f"{HEAD}published: 2024-06-30\n", [], []),
        (f"{HEAD}published: 2024-07-01\n", [], ["late"]),
    ],
)
def test_a_statement_is_published_on_a_day(
    tmp_path: Path, head: str, publication: list[str], deadline: list[str]
) -> None:
    book = make_book(tmp_path, {"2023/report.yaml": head})
    (judged,) = book.reports
    assert [each.case for each in judge_publication(judged)] == publication
    assert [each.case for each in judge_deadline(judged, book)] == deadline


@pytest.mark.parametrize(
    ("signed", "published", "cases"),
    [
        ("2024-06-30", "2024-06-30", []),
        ("2024-07-01", "2024-06-29", ["signed_late"]),
        ("2024-07-01", "2024-07-02", ["late"]),
    ],
)
def test_what_is_published_in_time_is_signed(
    tmp_path: Path, signed: str, published: str, cases: list[str]
) -> None:
    signing = f"signing: {{date: {signed}, signatories: [{CHAIR}]}}\n"
    book = make_book(tmp_path, {"2023/report.yaml": f"{HEAD}published: {published}\n{signing}"})
    assert [each.case for each in judge_deadline(book.reports[0], book)] == cases


@pytest.mark.parametrize(
    ("signing", "cases"),
    [
        ("", ["unsigned"]),
        (f"date: 2024-05-01, signatories: [{CHAIR}]", []),
        (f"signatories: [{CHAIR}]", ["untold"]),
        ("date: 2024-05-01", ["untold"]),
        (f"date: 2024-05-01, board_size: 2, signatories: [{CHAIR}, {MEMBER}]", []),
        (f"date: 2024-05-01, board_size: 3, signatories: [{CHAIR}, {MEMBER}]", ["board"]),
        (f"date: 2024-05-01, board_size: 1, signatories: [{CHAIR}, {MANAGER}]", []),
        (
            f"date: 2024-05-01, board_size: 2, general_manager: ja, signatories: [{CHAIR}]",
            ["general_manager", "board"],
        ),
        (f"date: 2024-05-01, general_manager: ja, signatories: [{CHAIR}, {MANAGER}]", []),
    ],
)
def test_all_who_must_have_signed(tmp_path: Path, signing: str, cases: list[str]) -> None:
    head = f"{HEAD}signing: {{{signing}}}\n" if signing else HEAD
    assert [each.case for each in judge_signature(report(tmp_path, head))] == cases
