"""What this machine remembers of the folders it has written; one build at a time in each."""

from pathlib import Path

import pytest

from generator.content.folder_lock import hold
from generator.output.records import Record, open_record


def test_what_is_remembered_is_of_one_folder(tmp_path: Path) -> None:
    site, other = tmp_path / "site", tmp_path / "other"
    site.mkdir()
    other.mkdir()
    record = open_record(site, tmp_path / "records")
    record.begin_moving(tmp_path / "work", "out")
    again = open_record(site, tmp_path / "records")
    assert again.read_moving() == ("out", tmp_path / "work")
    assert open_record(other, tmp_path / "records").read_moving() is None
    again.end_moving()
    assert record.read_moving() is None
    again.end_moving()


def test_what_is_not_known_is_empty(tmp_path: Path) -> None:
    nowhere = Record(None)
    nowhere.keep(b"x")
    nowhere.begin_moving(tmp_path, "in")
    nowhere.end_moving()
    assert nowhere.read_moving() is None
    assert nowhere.read() == open_record(tmp_path, tmp_path / "records").read()


def test_a_line_that_was_cut_off_is_none(tmp_path: Path) -> None:
    record = open_record(tmp_path, tmp_path / "records")
    assert record.place is not None
    (record.place / "moving").write_bytes(b"out\n")
    assert record.read_moving() is None


def test_where_nothing_can_be_kept_all_is_made_anew(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert open_record(tmp_path, blocked).place is None


def test_a_folder_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    with hold(tmp_path) as first, hold(tmp_path) as second:
        assert (first, second) == (True, False)
    with hold(tmp_path) as again:
        assert again


@pytest.mark.parametrize("raises", [True, False])
def test_it_is_let_go_of_whatever_happens(tmp_path: Path, *, raises: bool) -> None:
    def use() -> None:
        with hold(tmp_path):
            if raises:
                raise RuntimeError

    if raises:
        with pytest.raises(RuntimeError):
            use()
    else:
        use()
    with hold(tmp_path) as free:
        assert free
