"""What was done is kept so that it can be undone: the last of it, and no more than has room."""

import os
from pathlib import Path
from time import time

import pytest
from msgspec import Struct

from generator.editing import saving
from generator.editing.saving import History, clear_left


class Done(Struct, frozen=True):
    """Something that can be undone, and holds so many bytes."""

    held: int

    def undo(self) -> bool:
        return bool(self.held)


def numbers(*held: int) -> list[int]:
    """The numbers that are left of what was done in turn."""
    history = History()
    assert [history.add(Done(each)) for each in held] == [*range(1, len(held) + 1)]
    return sorted(history.saved)


def test_the_last_that_were_done_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "_MOST", 2)
    assert numbers(1, 1) == [1, 2]
    assert numbers(1, 1, 1) == [2, 3]


def test_they_hold_so_much_and_the_last_of_them_whatever_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(saving, "_MOST_BYTES", 10)
    assert numbers(4, 6) == [1, 2]
    assert numbers(4, 7) == [2]
    assert numbers(11) == [1]


def test_what_was_undone_is_known_no_more_and_what_could_not_be_is() -> None:
    history = History()
    history.add(Done(1))
    history.add(Done(0))
    assert [history.undo(each) for each in (1, 1, 2, 3)] == [True, False, False, False]
    assert sorted(history.saved) == [2]


def test_what_a_save_left_goes_when_none_can_be_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = float(int(time()))
    monkeypatch.setattr("generator.editing.saving.time.time", lambda: now)
    for name, age in ((".a.x~", 60), (".b.x~", 61), ("c.x~", 99), (".d.x", 99)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (now - age, now - age))
    clear_left(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == [".a.x~", ".d.x", "c.x~"]
