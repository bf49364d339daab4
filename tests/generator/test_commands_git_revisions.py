"""What git is asked: revisions and where they part, which files differ, the files themselves."""

import os
import sys
from pathlib import Path

import pytest

from generator.commands.git_revisions import Repository, open_repository
from generator.content.git import GitError
from tests.generator.repositories import commit, git, write_tree

FILES = {"content/lo/a.yaml": "a: 1\n", "content/fisk/b.md": "# B\n", "README.md": "Les.\n"}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with a few files on main; its folder has an ø and a space in it."""
    root = tmp_path / "små ting"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch", "main")
    write(root, FILES)
    commit(root, "First")
    return open_repository(root)


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def refused(raised: pytest.ExceptionInfo[GitError]) -> tuple[str, str]:
    return raised.value.reason, raised.value.detail


def test_a_folder_is_in_the_repository_above_it_also_before_it_is_there(
    repository: Repository,
) -> None:
    assert open_repository(repository.root / "content" / "lo") == repository
    assert open_repository(repository.root / "content" / "ny" / "2025") == repository


def test_a_folder_outside_of_any_repository_is_named(tmp_path: Path) -> None:
    with pytest.raises(GitError) as raised:
        open_repository(tmp_path)
    assert refused(raised) == ("no_repository", str(tmp_path))


def test_without_git_nothing_can_be_answered(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError) as raised:
        repository.resolve("main")
    assert raised.value.reason == "missing"


def test_a_revision_is_a_commit(repository: Repository) -> None:
    head = git(repository.root, "rev-parse", "HEAD")
    git(repository.root, "tag", "--annotate", "v1", "--message", "One")
    assert {repository.resolve(each) for each in ("main", "v1", "HEAD", head[:8])} == {head}


@pytest.mark.parametrize("revision", ["ukjent", "--all", "HEAD~1", "main:README.md"])
def test_what_names_no_commit_is_unknown(repository: Repository, revision: str) -> None:
    with pytest.raises(GitError) as raised:
        repository.resolve(revision)
    assert refused(raised) == ("unknown", revision)


def test_what_a_shallow_copy_lacks_may_be_elsewhere(repository: Repository, tmp_path: Path) -> None:
    commit(repository.root, "Second")
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.root.as_uri(), str(copy))
    with pytest.raises(GitError) as raised:
        open_repository(copy).resolve("HEAD~1")
    assert refused(raised) == ("shallow", "HEAD~1")


def test_two_branches_part_where_they_were_one(repository: Repository) -> None:
    first = repository.resolve("main")
    git(repository.root, "switch", "--quiet", "--create", "other")
    other = commit(repository.root, "Other")
    git(repository.root, "switch", "--quiet", "main")
    main = commit(repository.root, "More")
    assert repository.merge_base("main", "other") == first
    assert repository.list_parents(main) == (first,)
    assert repository.list_parents(first) == ()
    assert repository.list_names() == ("main", "other")
    git(repository.root, "merge", "--quiet", "--no-edit", "other")
    assert repository.list_parents("HEAD") == (main, other)


def test_two_histories_part_nowhere(repository: Repository) -> None:
    git(repository.root, "switch", "--quiet", "--orphan", "alone")
    commit(repository.root, "Alone")
    with pytest.raises(GitError) as raised:
        repository.merge_base("main", "alone")
    assert refused(raised) == ("unknown", "main...alone")


@pytest.mark.parametrize(
    ("folder", "there"),
    [
        ("", True),
        ("content", True),
        ("content/lo", True),
        ("content/ny", False),
        ("README.md", False),
    ],
)
def test_a_commit_has_folders(
    repository: Repository,
    folder: str,
    there: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert repository.has_folder("main", folder) is there


def test_files_that_differ_are_those_of_two_commits_or_of_the_working_tree(
    repository: Repository,
) -> None:
    first = repository.resolve("main")
    write(repository.root, {"content/lo/a.yaml": "a: 2\n", "README.md": "Les mer.\n"})
    second = commit(repository.root, "Second")
    write(repository.root, {"content/lo/ny.yaml": "n: 1\n", "content/fisk/b.md": "# C\n"})
    assert repository.list_changed(first, second) == {"content/lo/a.yaml", "README.md"}
    assert repository.list_changed(first, second, "content") == {"content/lo/a.yaml"}
    assert repository.list_changed(second, None) == {"content/lo/ny.yaml", "content/fisk/b.md"}
    assert repository.list_changed(first, None, "content/lo") == {
        "content/lo/a.yaml", "content/lo/ny.yaml",
    }  # fmt: skip


def test_a_file_that_moves_differs_in_both_places(repository: Repository) -> None:
    git(repository.root, "mv", "content/lo", "content/landsorganisasjonen")
    assert repository.list_changed("main", None) == {
        "content/lo/a.yaml", "content/landsorganisasjonen/a.yaml",
    }  # fmt: skip


def test_what_git_cannot_do_is_said_in_its_own_words(repository: Repository) -> None:
    with pytest.raises(GitError) as raised:
        repository.list_changed("ukjent", None)
    assert raised.value.reason == "failed"
    assert "ukjent" in raised.value.detail


def files_below(folder: Path) -> dict[str, str]:
    return {
        each.relative_to(folder).as_posix(): each.read_text(encoding="utf-8")
        for each in folder.rglob("*")
        if each.is_file()
    }


def test_a_commit_is_written_as_it_was(repository: Repository, tmp_path: Path) -> None:
    first = repository.resolve("main")
    write(repository.root, {"content/lo/a.yaml": "a: 2\n"})
    target = tmp_path / "then"
    assert repository.list_folders(first, "content") == ("fisk", "lo")
    assert repository.extract(first, "content", target) == ()
    assert files_below(target) == {"lo/a.yaml": "a: 1\n", "fisk/b.md": "# B\n"}


def test_only_what_is_wanted_is_written(repository: Repository, tmp_path: Path) -> None:
    assert repository.extract("main", "", tmp_path / "all", {"content"}) == ()
    assert "README.md" not in files_below(tmp_path / "all")
    assert repository.extract("main", "content", tmp_path / "lo", {"lo"}) == ()
    assert list(files_below(tmp_path / "lo")) == ["lo/a.yaml"]


def test_links_and_repositories_within_it_are_left_out_and_told_of(
    repository: Repository, tmp_path: Path
) -> None:
    head, root = repository.resolve("main"), repository.root
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{head},content/annet")
    blob = git(root, "rev-parse", "main:README.md")
    git(root, "update-index", "--add", "--cacheinfo", f"120000,{blob},content/lo/lenke.yaml")
    git(root, "update-index", "--add", "--cacheinfo", f"100755,{blob},content/lo/kjør.sh")
    git(root, "commit", "--quiet", "--message", "Odd")
    left_out = repository.extract("HEAD", "content", tmp_path / "odd")
    assert sorted(left_out) == ["annet", "lo/lenke.yaml"]
    assert sorted(files_below(tmp_path / "odd")) == ["fisk/b.md", "lo/a.yaml", "lo/kjør.sh"]


@pytest.mark.parametrize(
    "name",
    [b"..", b".git", b".GIT", b"..\\..\\x.bat", b"\\x", b"C:", b"C:x.bat", b"lo\\..\\..\\x"],
)
def test_names_that_lead_elsewhere_on_some_system_are_left_out(
    repository: Repository, tmp_path: Path, name: bytes
) -> None:
    """Git's own commands make no such entries, but anyone can push them."""
    blob = bytes.fromhex(git(repository.root, "rev-parse", "main:README.md"))
    tree = write_tree(repository.root, b"100644 %b\0%b" % (name, blob))
    commit = git(repository.root, "commit-tree", tree, "-m", "Odd")
    target = tmp_path / "above" / "odd"
    assert repository.extract(commit, "", target) == (os.fsdecode(name),)
    assert files_below(tmp_path / "above") == {}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such bits")
def test_what_cannot_be_written_is_told_of(repository: Repository, tmp_path: Path) -> None:
    target = tmp_path / "full"
    target.mkdir()
    (target / "lo").write_text("En fil er i veien.", encoding="utf-8")
    assert repository.extract("main", "content", target) == ("lo/a.yaml",)
    assert (target / "fisk" / "b.md").is_file()


def test_a_hook_of_another_repository_does_not_lead_astray(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert open_repository(repository.root / "content") == repository
    assert os.environ["GIT_DIR"]
