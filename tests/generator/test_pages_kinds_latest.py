"""The page at the address that always leads to the newest statement."""

from pathlib import Path

from tests.generator.books import make_book, view

PUBLISHED, DRAFT = (f"form: ehn-2023\nstatus: {status}\n" for status in ("published", "draft"))


def test_it_leads_to_the_newest_year(tmp_path: Path) -> None:
    heading, latest = view(make_book(tmp_path, {"2024/report.yaml": PUBLISHED}), "latest")
    assert latest.target.text == "Redegjørelse etter åpenhetsloven – Fjordfisk AS 2024"
    assert latest.target.href == "../2024/index.html"
    assert heading.title == latest.target.text


def test_it_leads_past_a_draft_unless_there_is_nothing_else(tmp_path: Path) -> None:
    newer = make_book(tmp_path / "1", {"2024/report.yaml": DRAFT})
    assert view(newer, "latest")[1].target.href == "../2023/index.html"
    only = make_book(tmp_path / "2", {"2023/report.yaml": DRAFT})
    assert view(only, "latest")[1].target.href == "../2023/index.html"
