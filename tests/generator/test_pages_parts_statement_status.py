"""The status of a statement as readers are shown it: published never stands alone, unsigned."""

from pathlib import Path

import pytest

from generator.pages.format.terms import Tag
from generator.pages.parts.statement_status import show_status
from tests.generator.books import make_checked_book, open_page

SIGNED = (
    "signing: {place: Oslo, date: 2024-03-13, board_size: 1,"
    " signatories: [{name: Kari, role: chair}]}\n"
)


@pytest.mark.parametrize(
    ("head", "tag"),
    [
        ("status: draft\n", Tag("draft", "Utkast")),
        ("status: published\n", Tag("unanswered", "Offentliggjort, ikke signert")),
        (f"status: published\n{SIGNED}", Tag("published", "Offentliggjort")),
        (
            "status: published\nsigning: {place: Oslo, date: 2024-03-13}\n",
            Tag("partly", "Offentliggjort, uten navn på dem som har signert"),
        ),
    ],
)
def test_a_status_says_how_it_is_signed_where_that_is_not_complete(
    tmp_path: Path, head: str, tag: Tag
) -> None:
    book = make_checked_book(tmp_path, {"2023/report.yaml": f"form: ehn-2023\n{head}"})
    assert show_status(open_page(book)) == tag
