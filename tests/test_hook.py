"""The git hook, in a real repository: what has errors is not committed, everything else is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.generator.command import break_report, lay_out
from tests.tools import ROOT

pytestmark = pytest.mark.slow

HOOK = ROOT / "tools" / "hooks" / "pre-commit"


class Repository:
    """A repository with a small report in it, and the hook."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.organisation = lay_out(folder)
        (folder / "tools").mkdir()
        shutil.copytree(HOOK.parent, folder / "tools" / "hooks")
        scripts = folder / ".venv" / "bin"
        scripts.mkdir(parents=True)
        command = f'#!/bin/sh\nPYTHONPATH={ROOT} exec "{sys.executable}" -m generator "$@"\n'
        (scripts / "aktsom").write_text(command, encoding="utf-8")
        (scripts / "aktsom").chmod(0o755)
        (folder / ".gitignore").write_text("/.venv/\n", encoding="utf-8")
        self.git("init", "--quiet", "--initial-branch=main")
        for key, value in (("user.name", "Test"), ("user.email", "test@example.org")):
            self.git("config", key, value)
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "Begynn")
        self.git("config", "core.hooksPath", "tools/hooks")

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT")}
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        return subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**kept, **settings},
            capture_output=True,
            text=True,
            check=False,
        )

    def commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.git("commit", "--quiet", "--message", "Endre", *arguments)

    def spoil(self) -> None:
        break_report(self.organisation, "2025/3-address/facts.yaml", "status: ongoing", "status: x")

    def mend(self) -> None:
        break_report(self.organisation, "2025/3-address/facts.yaml", "status: x", "status: ongoing")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_what_has_an_error_is_not_committed(repository: Repository) -> None:
    repository.spoil()
    refused = repository.commit("--all")
    assert refused.returncode == 1
    assert "content/fjordtre/2025/3-address/facts.yaml:" in refused.stdout + refused.stderr
    assert "Ikke lagret i git." in refused.stderr
    assert repository.git("log", "--oneline").stdout.count("\n") == 1
    assert repository.commit("--all", "--no-verify").returncode == 0


def test_what_is_given_to_git_counts_not_what_lies_in_the_folder(repository: Repository) -> None:
    repository.spoil()
    repository.git("add", ".")
    repository.mend()
    assert repository.commit().returncode == 1
    repository.git("add", ".")
    repository.spoil()
    break_report(repository.organisation, "2025/1-embed/nb.md", "Styret", "Hele styret")
    repository.git("add", "content/fjordtre/2025/1-embed")
    assert repository.commit().returncode == 0


def test_only_organisations_with_changes_are_checked(repository: Repository) -> None:
    other = repository.folder / "content" / "bråte as"
    shutil.copytree(repository.organisation, other)
    repository.git("add", ".")
    refused = repository.commit()
    assert "SYN008" in refused.stdout + refused.stderr
    assert repository.commit("--no-verify").returncode == 0
    break_report(repository.organisation, "2025/1-embed/nb.md", "Styret", "Hele styret")
    assert repository.commit("--all").returncode == 0


@pytest.mark.parametrize("name", ['a"b.md', "a\nb.md", "a\\b.md", "æ ø.md"])
def test_a_file_of_any_name_is_checked(repository: Repository, name: str) -> None:
    (repository.organisation / "2025" / name).write_text("x", encoding="utf-8")
    repository.git("add", ".")
    assert repository.commit().returncode == 1
    repository.git("rm", "--quiet", "--cached", f"content/fjordtre/2025/{name}")
    assert repository.git("status", "--short").stdout.startswith("??")


def test_other_files_and_deletions_are_committed(repository: Repository) -> None:
    (repository.folder / "README.md").write_text("Hei\n", encoding="utf-8")
    repository.git("add", ".")
    assert repository.commit().returncode == 0
    shutil.rmtree(repository.organisation)
    assert repository.commit("--all").returncode == 0


def test_without_aktsom_one_is_told_how_to_get_it(repository: Repository) -> None:
    shutil.rmtree(repository.folder / ".venv")
    repository.spoil()
    refused = repository.commit("--all")
    assert refused.returncode == 1
    assert "Kjør make check én gang" in refused.stderr


def test_pre_commit_finds_the_same_check() -> None:
    """The program pre-commit reads .pre-commit-hooks.yaml in the repository's root."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    assert (hook["id"], hook["entry"], hook["language"]) == (
        "aktsom-check",
        "aktsom check",
        "python",
    )
    assert hook["files"] == "^content/"
    assert not hook["pass_filenames"]


def test_make_hook_turns_it_on() -> None:
    assert "\tgit config core.hooksPath tools/hooks\n" in (ROOT / "Makefile").read_text()
    assert os.access(HOOK, os.X_OK)
