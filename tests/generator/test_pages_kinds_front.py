"""The front page of an organisation: the newest statement, and all years."""

from pathlib import Path

from tests.generator.books import make_book, view

HEAD = "form: ehn-2023\nstatus: published\n"


def test_the_front_page_has_the_newest_statement_and_all_years(tmp_path: Path) -> None:
    front = view(make_book(tmp_path, {"2024/report.yaml": HEAD}), "front")[1]
    assert front.newest.year.text == "2024"
    assert [each.year.text for each in front.statements] == ["2024", "2023"]
    assert front.entities is None


def test_the_newest_statement_is_told_to_be_a_draft_where_it_is_one(tmp_path: Path) -> None:
    front = view(make_book(tmp_path / "1", {"2023/report.yaml": HEAD}), "front")[1]
    assert front.draft is None
    draft = {"2023/report.yaml": "form: ehn-2023\nstatus: draft\n"}
    front = view(make_book(tmp_path / "2", draft), "front")[1]
    assert (front.draft.id, front.draft.label) == ("draft", "Utkast")


def test_the_front_page_says_how_the_statement_stands_and_what_is_missing(tmp_path: Path) -> None:
    """Within its first screen: how much of section 5 is met, where the rest is told, where to ask.

    No risk listed is no 0 where nobody says that none was found.
    """
    front = view(make_book(tmp_path, {"2023/report.yaml": HEAD}), "front")[1]
    assert front.standing.state.id == "unanswered"
    assert front.standing.state.label == front.statements[0].tally
    assert front.standing.more.href.endswith("2023/index.html#gaps")
    assert front.standing.ask.href == "#ask"
    assert front.statements[0].risks is None
