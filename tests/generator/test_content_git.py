"""Git as it is run: in the folder's own repository, asking nothing, saying why where it fails."""

import os
import sys
from pathlib import Path

import pytest

from generator.content.git import GitError, ask_git, has_git, run_git, run_github, start_git
from tests.generator.repositories import git

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "små ting"
    folder.mkdir()
    return folder


def stand_in(folder: Path, name: str, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program of the name before, or in place of, the machine's own."""
    tools = folder.parent / "tools"
    tools.mkdir()
    (tools / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tools), prepend=os.pathsep)


def test_what_is_asked_for_is_bytes_as_git_has_them(folder: Path) -> None:
    git(folder, "init", "--quiet")
    (folder / "ær*.md").write_bytes(b"x")
    (folder / "ærlig.md").write_bytes(b"y")
    git(folder, "add", "--all")
    assert ask_git(folder, "ls-files", "-z", "--", "ær*.md") == "ær*.md\0".encode()


def test_all_speaks_english_and_only_what_reads_is_kept_from_locking(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "nb_NO.UTF-8")
    monkeypatch.setenv("GIT_WORK_TREE", "/elsewhere")
    stand_in(
        folder, "git", 'echo "$LC_ALL $GIT_OPTIONAL_LOCKS $GIT_TERMINAL_PROMPT $GIT_WORK_TREE"'
        ' | tee -a said; [ "$3" != commit ]', monkeypatch,
    )  # fmt: skip
    assert ask_git(folder, "status") == b"C 0 0 \n"
    run_git(folder, "add")
    assert (folder / "said").read_text(encoding="utf-8") == "C 0 0 \nC  0 \n"
    with pytest.raises(GitError, match="failed") as raised:
        run_git(folder, "commit")
    assert raised.value.detail == "C  0"


def test_patterns_of_somebodys_own_do_not_stop_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")
    git(folder, "init", "--quiet")
    assert ask_git(folder, "ls-files", "--", "x") == b""


def test_nothing_is_asked_of_whoever_runs_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(folder, "git", "cat", monkeypatch)
    given, giving = os.pipe()
    os.write(giving, b"yes\n")
    os.close(giving)
    before = os.dup(0)
    try:
        os.dup2(given, 0)
        assert ask_git(folder, "status") == b""
    finally:
        os.dup2(before, 0)
        os.close(before)
        os.close(given)


def test_git_that_takes_too_long_has_failed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(folder, "git", "exec sleep 20", monkeypatch)
    with pytest.raises(GitError, match="failed"):
        ask_git(folder, "status", patience=0.1)


def test_git_that_is_missing_is_not_a_folder_that_is_gone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(GitError, match="failed"):
        ask_git(folder / "gone", "status")
    assert has_git()
    monkeypatch.setenv("PATH", str(folder))
    assert not has_git()
    for start in (ask_git, run_git, start_git):
        with pytest.raises(GitError, match="missing") as raised:
            start(folder, "status")
        assert raised.value.detail


def test_githubs_program_says_what_it_says_or_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(
        folder, "gh", '[ "$GH_PROMPT_DISABLED" = 1 ] && [ "$1" = pr ] && echo "sak $2"', monkeypatch
    )
    assert run_github(folder, "pr", "7", patience=20) == "sak 7\n"
    assert run_github(folder, "issue", "7", patience=20) is None
    monkeypatch.setenv("PATH", str(folder))
    assert run_github(folder, "pr", "7", patience=20) is None
