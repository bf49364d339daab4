"""A checkout where git gives text the line ends of Windows: every file is what it was."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.generator.command import lay_out
from tests.generator.repositories import commit, git
from tests.tools import ROOT

pytestmark = pytest.mark.slow

# As Excel saves a table: not UTF-8, and with the line ends of Windows.
TABLE = "Land;Antall\r\nTyrkia;17\r\nSør-Korea;3\r\n".encode("cp1252")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clone, made as Git for Windows makes it, of a repository with our scripts and a report."""
    origin = tmp_path / "origin"
    origin.mkdir()
    attachments = lay_out(origin) / "2025" / "attachments"
    attachments.mkdir(exist_ok=True)
    (attachments / "tall.csv").write_bytes(TABLE)
    (attachments / "tall.txt").write_bytes(b"en\nto\n")
    for name in (".gitattributes", "Makefile", "pyproject.toml"):
        shutil.copyfile(ROOT / name, origin / name)
    for name in ("tools", "requirements", "schema/forms"):
        shutil.copytree(ROOT / name, origin / name)
    git(origin, "init", "--quiet", "--initial-branch=main")
    commit(origin, "Alt")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--config", "core.autocrlf=true", str(origin), str(clone))
    return clone


def test_no_file_gets_other_bytes(checkout: Path) -> None:
    origin = checkout.parent / "origin"
    listed = git(checkout, "ls-files", "-z").split("\0")
    names = [name for name in listed if name]
    assert "content/fjordtre/2025/attachments/tall.csv" in names
    assert [
        each for each in names if (origin / each).read_bytes() != (checkout / each).read_bytes()
    ] == []
    assert (checkout / "content/fjordtre/2025/attachments/tall.csv").read_bytes() == TABLE
    assert git(checkout, "status", "--short") == ""


def test_the_scripts_and_make_run(checkout: Path) -> None:
    """The hook gets as far as finding that nothing is to be committed; make reads its targets."""
    for command in (["sh", "tools/hooks/pre-commit"], ["make", "--dry-run", "build"]):
        subprocess.run(command, cwd=checkout, env=_clean(), check=True, capture_output=True)
    for script in (checkout / "tools").glob("*.sh"):
        subprocess.run(["sh", "-n", str(script)], check=True)


def _clean() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("GIT")}
