"""Data files: read as text, and kept as JSON beside the file so that they are read fast again."""

import json
from pathlib import Path

import pytest

from schema.files import DataError, read_data


def test_every_scalar_stays_text(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: [NO, 1.10, 0123]\n", encoding="utf-8")
    assert read_data(file) == {"a": ["NO", "1.10", "0123"]}


def test_the_kept_copy_is_used_until_the_file_changes(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: one\n", encoding="utf-8")
    read_data(file)
    (kept,) = (tmp_path / "__pycache__").iterdir()
    assert json.loads(kept.read_text(encoding="utf-8")) == {"a": "one"}
    kept.write_text('{"a": "kept"}', encoding="utf-8")
    assert read_data(file) == {"a": "kept"}
    file.write_text("a: two\n", encoding="utf-8")
    assert read_data(file) == {"a": "two"}


def test_a_spoilt_copy_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: one\n", encoding="utf-8")
    read_data(file)
    (kept,) = (tmp_path / "__pycache__").iterdir()
    kept.write_text("{", encoding="utf-8")
    assert read_data(file) == {"a": "one"}


def test_where_nothing_can_be_kept_the_file_is_read_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: one\n", encoding="utf-8")
    (tmp_path / "__pycache__").touch()
    assert read_data(file) == {"a": "one"}


def test_a_broken_data_file_is_a_fault_of_the_program(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: [", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.yaml"):
        read_data(file)
