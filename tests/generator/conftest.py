"""Running `aktsom` from a folder with a small report in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.line import kept_results
from schema import user_cache
from tests.generator.command import Ran, Run, lay_out
from tests.generator.repositories import make_repository


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The caches of a user who has kept nothing yet, but keeps results: see `nothing_kept`."""
    monkeypatch.setattr(kept_results, "place_for", user_cache.place_for)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    user_cache.find_folder.cache_clear()
    yield tmp_path / "caches" / "aktsom"
    user_cache.find_folder.cache_clear()


@pytest.fixture
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which commands run as in nobody's workflow."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_BASE_REF", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def organisation(working_folder: Path) -> Path:
    """A small report without faults, in content/ of the working folder."""
    return lay_out(working_folder)


@pytest.fixture
def run(organisation: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `aktsom` in this process, in the folder that holds the small report."""
    assert organisation.is_dir()
    return _runner(capsys)


@pytest.fixture
def content(tmp_path: Path, organisation: Path) -> Path:
    """An empty content folder in the working folder."""
    shutil.rmtree(organisation.parent)
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


@pytest.fixture
def repository(working_folder: Path) -> Path:
    """The organisation of a small report; the working folder is its repository."""
    return make_repository(working_folder)


@pytest.fixture
def compare(repository: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `aktsom compare` in the repository."""
    assert repository.is_dir()
    return _runner(capsys, "compare")


def _runner(capsys: pytest.CaptureFixture[str], *before: str) -> Run:
    def run_here(*arguments: str) -> Ran:
        status = main([*before, *arguments])
        written = capsys.readouterr()
        return Ran(status, written.out, written.err)

    return run_here
