"""What has changed since publication, the newest first."""

from pathlib import Path

from generator.pages.parts.revisions import show_revisions
from tests.generator.books import make_book, open_page


def test_the_newest_change_comes_first(tmp_path: Path) -> None:
    head = "form: ehn-2023\nstatus: published\nrevisions:\n"
    head += "".join(
        f"  - {{date: {day}, changes: {text}}}\n"
        for day, text in (("2024-06-01", "Først"), ("2024-08-01", "Sist"), ("2024-07-01", "Midt"))
    )
    found = list(show_revisions(open_page(make_book(tmp_path, {"2023/report.yaml": head}))))
    assert [each.day for each in found] == ["1. august 2024", "1. juli 2024", "1. juni 2024"]
    texts = [each.changes.html if each.changes else "" for each in found]
    assert [each.strip() for each in texts] == ["<p>Sist</p>", "<p>Midt</p>", "<p>Først</p>"]


def test_notes_of_changes_are_numbered_as_they_are_written(tmp_path: Path) -> None:
    text = 'changes: "A[^1]\\n\\n[^1]: B"}\n'
    head = f"form: ehn-2023\nstatus: published\nrevisions:\n  - {{date: 2024-06-01, {text}"
    (found,) = show_revisions(open_page(make_book(tmp_path, {"2023/report.yaml": head})))
    assert found.changes is not None
    assert "revision-1" in found.changes.html
