"""The user's caches: what is kept about a folder, and for how long."""

import os
from pathlib import Path
from time import time

import pytest

from schema import user_cache
from schema.user_cache import find_folder, keep, place_for, read_kept


def test_each_folder_has_a_place_of_its_own_for_each_kind_of_thing(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    places = {
        place_for(kind, tmp_path / name, tmp_path / "kept")
        for kind in ("sites", "results")
        for name in ("one", "other", "one")
    }
    assert len(places) == 4
    assert all(each and each.is_dir() for each in places)


def test_folders_that_are_gone_are_forgotten_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("gone", "there"):
        (tmp_path / name).mkdir()
        place_for("sites", tmp_path / name, tmp_path / "kept")
    (tmp_path / "gone").rmdir()
    monkeypatch.setattr(user_cache, "_NOW_AND_THEN", 1)
    place_for("sites", tmp_path / "there", tmp_path / "kept")
    places = tmp_path / "kept" / "sites"
    assert len(list(places.iterdir())) == 2, "only a new folder is an occasion"
    (tmp_path / "new").mkdir()
    place_for("sites", tmp_path / "new", tmp_path / "kept")
    remembered = {(each / "folder").read_text("utf-8") for each in places.iterdir()}
    assert remembered == {str(tmp_path / "there"), str(tmp_path / "new")}


def test_what_is_old_is_forgotten_then_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_cache, "_NOW_AND_THEN", 1)
    for name, days in (("old", 91), ("new", 89)):
        (tmp_path / name).write_text("kept", encoding="utf-8")
        then = time() - days * 24 * 60 * 60
        os.utime(tmp_path / name, (then, then))
    place_for("sites", tmp_path, tmp_path)
    assert not (tmp_path / "old").exists()
    assert (tmp_path / "new").exists()


def test_what_came_with_the_package_is_read_where_the_user_has_nothing_that_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user_cache, "_SHIPPED", tmp_path / "shipped")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "release"))
    find_folder.cache_clear()
    keep("data", b"shipped")
    (tmp_path / "release" / "aktsom").rename(tmp_path / "shipped")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    assert read_kept("data") == b"shipped"
    keep("data", b"own")
    assert read_kept("data") == b"own"
    (tmp_path / "user" / "aktsom" / "data").write_bytes(b"cut off")
    assert read_kept("data") == b"shipped"
    (tmp_path / "shipped" / "data").write_bytes(b"cut off")
    assert read_kept("data") is None


def test_what_came_with_the_package_is_read_where_nothing_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user_cache, "_SHIPPED", tmp_path / "aktsom")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    find_folder.cache_clear()
    keep("data", b"shipped")
    monkeypatch.setattr(user_cache, "keeping_folder", lambda: None)
    assert read_kept("data") == b"shipped"
