"""What is signed next: the whole statement or its newest revision; and who must have a board."""

from pathlib import Path

import pytest

from generator.assessment.signing import must_have_board, number_of_next, revision_to_sign
from tests.generator.books import make_book

REVISIONS = "revisions:\n  - date: 2024-09-01\n  - date: 2024-06-01\n"


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ("", None),
        ("signing: {date: 2024-06-30}\n", None),
        (REVISIONS, 0),
        (f"{REVISIONS}signing: {{place: Oslo}}\n", 0),
        (f"{REVISIONS}signing: {{date: 2024-05-31}}\n", 0),
        (f"{REVISIONS}signing: {{date: 2024-09-01}}\n", 0),
        (f"{REVISIONS}signing: {{date: 2024-09-02}}\n", None),
    ],
)
def test_the_newest_revision_is_signed_unless_the_whole_was_signed_later(
    tmp_path: Path, more: str, place: int | None
) -> None:
    head = f"form: ehn-2023\nstatus: published\n{more}"
    (report,) = make_book(tmp_path, {"2023/report.yaml": head}).reports
    assert revision_to_sign(report) == place
    assert number_of_next(report) == 1


@pytest.mark.parametrize(
    ("name", "must"),
    [
        ("Fjordfisk AS", True),
        ("AS Fjordfisk", True),
        ("Fjordfisk ASA (tidligere Laks)", True),
        ("Fjordfisk as Laks", False),
        ("Fjordfisk (AS)", False),
        ("", False),
    ],
)
def test_a_name_says_whether_there_is_a_board(name: str, *, must: bool) -> None:
    assert must_have_board(name) is must
