"""What a repository remembers of the files that were made for it."""

from pathlib import Path

from generator.scaffold.made_files import OWN_FOLDER, RECORD, digest, read_record, record_of
from generator.scaffold.new_repository import NewRepository

NEW = NewRepository("Nordlys AS", "nordlys", "1.0.0", source="eksempel/aktsom")


def test_files_are_remembered_but_for_our_own(tmp_path: Path) -> None:
    assert read_record(tmp_path) is None
    (tmp_path / RECORD).parent.mkdir(parents=True, exist_ok=True)
    written = record_of(NEW, {"README.md": "# Nordlys", f"{OWN_FOLDER}/schema.json": "{}"})
    (tmp_path / RECORD).write_text(written, encoding="utf-8")
    record = read_record(tmp_path)
    assert record is not None
    assert record.files == {"README.md": digest("README.md", "# Nordlys", NEW.source)}
