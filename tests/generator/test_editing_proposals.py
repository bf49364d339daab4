"""Sending in what has been written: a branch, a commit, a push, and where to propose it."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator.content.git import GitError
from generator.editing.proposals import Sender, look, send, why_failed
from tests.tools import ROOT

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 29)
FILE = "lo/2023/2-identify/nb.md"


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    ).stdout


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Content in a repository whose main branch is also at a remote."""
    for name in ("GIT_AUTHOR", "GIT_COMMITTER"):
        monkeypatch.setenv(f"{name}_NAME", "Kari")
        monkeypatch.setenv(f"{name}_EMAIL", "kari@example.no")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    root = tmp_path / "repository"
    shutil.copytree(ROOT / "content", root / "content")
    (root / "README.md").write_text("Les meg.\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Begin")
    git(root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    git(root, "push", "--quiet", "origin", "main")
    return root / "content"


def why(content: Path, message: str) -> str:
    with pytest.raises(GitError) as failed:
        send(content, message, TODAY)
    return why_failed(failed.value)


def change(content: Path) -> None:
    with (content / FILE).open("a", encoding="utf-8") as file:
        file.write("\nOg mer.\n")


def test_what_has_changed_in_the_content_is_named(content: Path) -> None:
    assert look(content, "Skriv").why_not == "nothing_changed"
    change(content)
    (content / "lo" / "2023" / "ny fil æ.md").write_text("Ny.\n", encoding="utf-8")
    (content.parent / "README.md").write_text("Noe annet.\n", encoding="utf-8")
    state = look(content, "Skriv")
    assert sorted(state.files) == [FILE, "lo/2023/ny fil æ.md"]
    assert (state.branch, state.message, state.why_not) == ("main", "Skriv lo 2023", "")


def test_a_proposal_is_a_branch_with_a_commit_of_the_content_alone(content: Path) -> None:
    change(content)
    (content.parent / "README.md").write_text("Noe annet.\n", encoding="utf-8")
    main = git(content, "rev-parse", "main")
    sent = send(content, "Skriv om kartlegging", TODAY)
    assert (sent.branch, sent.pushed) == ("aktsom-2026-11-29", True)
    assert git(content, "rev-parse", "main") == main
    assert git(content, "log", "-1", "--format=%s", "origin/aktsom-2026-11-29").strip() == (
        "Skriv om kartlegging"
    )
    assert git(content, "show", "--format=", "--name-only").split() == [f"content/{FILE}"]
    assert git(content, "status", "--porcelain").strip() == "M README.md"


def test_one_goes_on_with_the_same_proposal(content: Path) -> None:
    change(content)
    first = send(content, "En", TODAY)
    change(content)
    assert send(content, "To", TODAY).branch == first.branch
    assert git(content, "log", "--format=%s").split() == ["To", "En", "Begin"]


def test_a_branch_of_another_proposal_keeps_its_name(content: Path) -> None:
    git(content, "branch", "aktsom-2026-11-29")
    change(content)
    assert send(content, "En", TODAY).branch == "aktsom-2026-11-29-2"


def test_on_github_the_address_is_where_it_can_be_opened(
    content: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    git(content, "config", f"url.{tmp_path / 'remote.git'}.pushInsteadOf", "https://github.com/a/b")
    git(content, "remote", "set-url", "origin", "https://github.com/a/b")
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "git").symlink_to(shutil.which("git") or "")
    monkeypatch.setenv("PATH", f"{tools}")
    change(content)
    sent = send(content, "En", TODAY)
    assert sent.address == "https://github.com/a/b/compare/main...aktsom-2026-11-29?expand=1"
    assert not sent.opened
    gh = tools / "gh"
    gh.write_text(
        f"#!{sys.executable}\nimport sys\n"
        "sys.exit(1) if 'view' in sys.argv else print('https://github.com/a/b/pull/7')\n",
        encoding="utf-8",
    )
    gh.chmod(0o755)
    change(content)
    sent = send(content, "To", TODAY)
    assert (sent.address, sent.opened) == ("https://github.com/a/b/pull/7", True)


def test_without_git_or_a_remote_nothing_is_lost(content: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    shutil.copytree(content, alone)
    assert look(alone, "Skriv").why_not == "no_repository"
    assert why(alone, "En") == "no_repository"
    git(content, "remote", "remove", "origin")
    change(content)
    sent = send(content, "En", TODAY)
    assert not sent.pushed
    change(content)
    git(content, "remote", "add", "origin", str(tmp_path / "nowhere"))
    assert why(content, "To") == "unreachable"
    assert git(content, "log", "-1", "--format=%s").strip() == "To"
    state = look(content, "Skriv")
    assert (state.files, state.unsent, state.message, state.why_not) == ((), True, "To", "")
    git(content, "remote", "set-url", "origin", str(tmp_path / "remote.git"))
    assert send(content, "To", TODAY).pushed
    assert look(content, "Skriv").why_not == "nothing_changed"


def test_who_is_unknown_to_git_says_who_that_is_once(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_AUTHOR", "GIT_COMMITTER"):
        monkeypatch.delenv(f"{name}_NAME")
        monkeypatch.delenv(f"{name}_EMAIL")
    git(content, "config", "user.useConfigOnly", "true")
    change(content)
    assert look(content, "Skriv").unknown
    assert why(content, "En") == "identity"
    assert send(content, "En", TODAY, Sender("Åse Ås", "ase@example.no")).pushed
    change(content)
    assert not look(content, "Skriv").unknown
    assert send(content, "To", TODAY).pushed
    assert git(content, "log", "-1", "--format=%an %ae").strip() == "Åse Ås ase@example.no"


def test_a_proposal_that_others_have_gone_on_with_becomes_one_of_its_own(
    content: Path, tmp_path: Path
) -> None:
    change(content)
    first = send(content, "En", TODAY).branch
    git(tmp_path, "clone", "--quiet", "--branch", first, "remote.git", "other")
    (tmp_path / "other" / "README.md").write_text("Andres.\n", encoding="utf-8")
    git(tmp_path / "other", "commit", "--quiet", "--all", "--message", "Andres")
    git(tmp_path / "other", "push", "--quiet")
    change(content)
    sent = send(content, "To", TODAY)
    assert (sent.branch, sent.pushed) == (f"{first}-2", True)
    assert git(content, "log", "--format=%s", f"origin/{sent.branch}").split() == [
        "To", "En", "Begin",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (" ! [remote rejected] a -> a (pre-receive hook declined)", "denied"),
        ("remote: Permission to a/b.git denied to kari.\nThe requested URL: error: 403", "denied"),
        ("fatal: could not read Username for 'https://github.com': prompts disabled", "sign_in"),
        ("git@x.no: Permission denied (publickey).\nCould not read from remote", "sign_in"),
        ("fatal: unable to access 'https://x/': Could not resolve host: x", "unreachable"),
        ("Command '['git', 'push']' timed out after 60 seconds", "unreachable"),
        ("fatal: Unable to create '/x/.git/index.lock': File exists.", "locked"),
        ("fatal: cannot switch branch while merging", "conflict"),
        ("error: Committing is not possible because you have unmerged files.", "conflict"),
        ("fatal: cannot do a partial commit during a merge.", "conflict"),
        ("error: unable to write file: No space left on device", "full"),
        ("error: could not lock config file .git/config: Permission denied", "read_only"),
        ("content/lo/2023/report.yaml:1:1  feil VAL101", "hook"),
        ("noe helt annet", "other"),
    ],
)  # fmt: skip
def test_what_git_says_is_known_by_what_is_wrong(said: str, reason: str) -> None:
    assert why_failed(GitError("failed", said)) == reason
