"""A content folder that is a link: one's own is followed, one that was proposed is not."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.generator.command import AS_OF, FINE, Run
from tests.generator.repositories import git

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links")


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A repository in which content/ leads to somebody's private reports outside."""
    private = tmp_path / "private"
    shutil.copytree(FINE, private)
    here = tmp_path / "here"
    here.mkdir()
    (here / "content").symlink_to(private)
    git(here, "init", "--quiet")
    return here


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "content/fjordtre"),
        ("build", "--drafts", "--no-search"),
        ("compare", "HEAD"),
        ("new", "fjordtre", "2026"),
        ("sign", "content/fjordtre/2025"),
        ("migrate", "content/fjordtre"),
    ],
    ids=" ".join,
)
def test_a_link_that_git_keeps_is_followed_by_no_command(
    run: Run, linked: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    git(linked, "add", "content")
    git(linked, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x")
    monkeypatch.chdir(linked)
    before = {each: each.read_bytes() for each in linked.parent.rglob("private/**/*.*")}
    ran = run(*arguments)
    assert ran.status == 2
    assert "snarvei" in ran.out + ran.err
    assert {each: each.read_bytes() for each in linked.parent.rglob("private/**/*.*")} == before
    assert not (linked / "site").exists()


def test_a_link_of_ones_own_is_followed(
    run: Run, linked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(linked)
    assert run("check", *AS_OF).status == 0
    assert run("build", "--no-search", *AS_OF).status == 0
