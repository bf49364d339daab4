"""Running `aktsom` from a folder with a small report in it."""

import shutil
from pathlib import Path

import pytest

from generator.cli import main
from tests.generator.command import Ran, Run, lay_out
from tests.generator.repositories import make_repository


@pytest.fixture
def organisation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small report without faults, in content/ of the working folder."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return lay_out(tmp_path)


@pytest.fixture
def run(organisation: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `aktsom` in this process, in the folder that holds the small report."""
    assert organisation.is_dir()

    def run_here(*arguments: str) -> Ran:
        status = main(arguments)
        written = capsys.readouterr()
        return Ran(status, written.out, written.err)

    return run_here


@pytest.fixture
def content(tmp_path: Path, organisation: Path) -> Path:
    """An empty content folder in the working folder."""
    shutil.rmtree(organisation.parent)
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The organisation of a small report; the working folder is its repository."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_BASE_REF", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return make_repository(tmp_path)


@pytest.fixture
def compare(repository: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `aktsom compare` in the repository."""
    assert repository.is_dir()

    def run_here(*arguments: str) -> Ran:
        status = main(["compare", *arguments])
        written = capsys.readouterr()
        return Ran(status, written.out, written.err)

    return run_here
