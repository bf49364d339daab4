"""What putting a report back would do, file by file."""

from pathlib import Path

from generator.editing.restoring import ReportDifference, difference


def test_files_come_back_change_and_go(tmp_path: Path) -> None:
    report = tmp_path / "lo" / "2024"
    report.mkdir(parents=True)
    for name in ("report.yaml", "same.md", "new.md"):
        (report / name).write_text(name, encoding="utf-8")
    then = {"report.yaml": b"status: draft", "same.md": b"same.md", "old.md": b"old"}
    found = difference(tmp_path, "lo/2024", then)
    assert found == ReportDifference(back=("old.md",), changed=("report.yaml",), gone=("new.md",))
    assert not difference(tmp_path, "lo/2024", {**then, "report.yaml": b"report.yaml"}).changed
