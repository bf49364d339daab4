"""Importing in a folder of its own."""

from pathlib import Path

import pytest

from generator.__main__ import main
from tests.generator.command import Ran, Run
from tests.tools import ROOT


def have_schemas(folder: Path) -> None:
    """Put the schemas in a folder, where they are in a repository made from this one."""
    (folder / "schema").symlink_to(ROOT / "schema")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `aktsom` in this process, in an empty folder."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    have_schemas(tmp_path)

    def run_here(*arguments: str) -> Ran:
        status = main(arguments)
        written = capsys.readouterr()
        return Ran(status, written.out, written.err)

    return run_here
