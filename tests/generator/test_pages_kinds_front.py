"""The front page of an organisation: the newest statement, and all years."""

from pathlib import Path

from tests.generator.books import make_book, view

HEAD = "form: ehn-2023\nstatus: published\n"


def test_the_front_page_has_the_newest_statement_and_all_years(tmp_path: Path) -> None:
    front = view(make_book(tmp_path, {"2024/report.yaml": HEAD}), "front")[1]
    assert front.newest.year.text == "2024"
    assert [each.year.text for each in front.statements] == ["2024", "2023"]
    assert front.entities is None
