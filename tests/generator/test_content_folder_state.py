"""What the system tells of a folder: any change below it is seen, though no file is read."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.content import folder_state
from generator.content.folder_state import FolderState, look


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that has not been touched for a while."""
    monkeypatch.setattr(folder_state, "TOO_NEW", -1)
    place = tmp_path / "lo"
    for path in (
        "organisation.yaml",
        "2023/report.yaml",
        "2023/1-ø\udcff/a.md",
        "2022/report.yaml",
    ):
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(path, "utf-8", "surrogateescape")
    (place / "2023/link").symlink_to("report.yaml")
    long_ago = 10**18
    for each in (place, *place.rglob("*")):
        os.utime(each, ns=(long_ago, long_ago), follow_symlinks=False)
    return place


def write_again(file: Path) -> None:
    """Write as many bytes, and set back the time."""
    before = file.stat()
    file.write_bytes(b"x" * before.st_size)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace_folder(folder: Path) -> None:
    """Put another folder with the very same file in its place."""
    other = folder.with_name("other")
    other.mkdir()
    os.link(folder / "report.yaml", other / "report.yaml")
    (folder / "report.yaml").unlink()
    folder.rmdir()
    other.rename(folder)


def link_elsewhere(link: Path) -> None:
    """Let a link lead to another file."""
    link.unlink()
    link.symlink_to("../organisation.yaml")


CHANGES: dict[str, Callable[[Path], object]] = {
    "other bytes": lambda lo: write_again(lo / "2023/report.yaml"),
    "a new file": lambda lo: (lo / "2023/1-ø\udcff/b.md").touch(),
    "a new folder": lambda lo: (lo / "2023/empty").mkdir(),
    "a file gone": lambda lo: (lo / "2022/report.yaml").unlink(),
    "another name": lambda lo: (lo / "2022/report.yaml").rename(lo / "2022/reports.yaml"),
    "another folder": lambda lo: replace_folder(lo / "2022"),
    "rights": lambda lo: (lo / "organisation.yaml").chmod(0o600),
    "a link elsewhere": lambda lo: link_elsewhere(lo / "2023/link"),
    "all gone": lambda lo: lo.rename(lo.with_name("x")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_is_seen(folder: Path, change: Callable[[Path], object]) -> None:
    state = look(folder)
    assert state.holds(folder)
    assert look(folder) == state
    change(folder)
    assert not state.holds(folder)


def test_where_a_folder_may_not_note_what_comes_all_is_looked_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = look(folder)
    monkeypatch.setattr("generator.content.folder_state.sys.platform", "win32")
    assert state.holds(folder)
    (folder / "2022/report.yaml").unlink()
    assert not state.holds(folder)


def test_what_was_touched_just_now_is_not_known(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_state, "TOO_NEW", 10**9)
    state = look(folder)  # its files were made a moment ago, whatever time was set
    assert not state.numbers
    assert not state.holds(folder)


def test_what_cannot_be_seen_is_not_known(folder: Path) -> None:
    assert look(folder.with_name("nowhere")) == FolderState()
    assert not FolderState().holds(folder)


def test_what_lies_deeper_than_anything_that_is_read_is_not_looked_at(folder: Path) -> None:
    deep = folder.joinpath(*"abcdefg")
    deep.mkdir(parents=True)
    state = look(folder)
    (deep / "stray.md").touch()
    assert state.holds(folder)
    (deep.parents[1] / "stray.md").touch()
    assert not state.holds(folder)
