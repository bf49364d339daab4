"""Temporary folders: gone with the command, or, when it was killed, with the next one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.content import temporary_folders
from generator.content.temporary_folders import sweep_temporary, temporary_folder
from tests.tools import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")
_DIES = """
import os
from generator.content.temporary_folders import temporary_folder
with temporary_folder() as folder:
    (folder / "a").write_text("a")
    os.kill(os.getpid(), 9)
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the system's temporary folder is."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    return tmp_path


def die() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run([sys.executable, "-c", _DIES], env=environment, check=False)
    assert ended.returncode == -9


def test_a_folder_is_the_users_own_and_goes_with_what_is_in_it(place: Path) -> None:
    with temporary_folder() as folder, temporary_folder() as other:
        assert folder != other
        assert folder.parent.parent == place
        assert folder.parent.stat().st_mode & 0o777 == 0o700
        (folder / "a").mkdir()
    assert list(place.iterdir()) == []


def test_what_a_killed_command_left_goes_with_the_next_one(place: Path) -> None:
    die()
    assert len(list(place.glob("*/*/a"))) == 1
    with temporary_folder() as folder:
        sweep_temporary()
        assert list(place.glob("*/*")) == [folder]
    die()
    sweep_temporary()
    assert list(place.iterdir()) == []


def test_every_command_sweeps(place: Path) -> None:
    die()
    command = [sys.executable, "-m", "generator", "explain", "SYN115"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert list(place.iterdir()) == []


def test_what_is_held_by_another_is_left_whatever_its_number(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process in a container has a number that means nothing outside."""
    monkeypatch.setattr(temporary_folders, "is_running", lambda _: False)
    with temporary_folder() as folder:
        sweep_temporary()
        assert folder.is_dir()
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("kind", ["of one that runs", "without a number", "open to all"])
def test_only_what_a_command_that_is_gone_has_left_is_swept(place: Path, kind: str) -> None:
    """One that has just made its folder does not hold it yet."""
    with temporary_folder() as folder:
        number = {"of one that runs": os.getpid(), "without a number": "a"}.get(kind, 1_000_000_000)
        other = folder.with_name(f"{number}-x")
        other.mkdir(mode=0o700)
        if kind == "open to all":
            other.chmod(0o777)
        sweep_temporary()
        assert other.is_dir()
        other.rmdir()
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("kind", ["link", "open to all"])
def test_a_place_that_another_user_has_made_is_not_used(place: Path, kind: str) -> None:
    with temporary_folder() as folder:
        name = folder.parent.name
    elsewhere = place / "elsewhere"
    (elsewhere / "1000000-x").mkdir(parents=True)
    if kind == "link":
        (place / name).symlink_to(elsewhere)
    else:
        (place / name).mkdir()
        (place / name).chmod(0o777)
        (place / name / "1000000-x").mkdir()
    sweep_temporary()
    assert (elsewhere / "1000000-x").is_dir()
    assert (place / name / "1000000-x").is_dir()
    with temporary_folder() as folder:
        assert folder.parent == place
