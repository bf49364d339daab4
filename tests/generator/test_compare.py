"""`aktsom compare` over revisions that git has, years and folders, as somebody would ask it."""

import re
import shutil
from pathlib import Path

import pytest

from tests.generator.command import Run, break_report, lay_out, run_apart
from tests.generator.repositories import EDITED, commit, edit, git, write
from tests.tools import ROOT


def test_what_is_not_committed_is_compared_with_a_branch(compare: Run, repository: Path) -> None:
    edit(repository)
    ran = compare("main")
    assert (ran.status, ran.err) == (0, "")
    assert EDITED in ran.out
    assert ran.out.startswith("Fra main (")
    assert "til filene slik de er nå" in ran.out


@pytest.mark.parametrize(
    "asked", [("main", "HEAD"), ("main..HEAD",), ("main...edit",), ("main..",), ("HEAD~1", "edit")]
)
def test_two_revisions(compare: Run, repository: Path, asked: tuple[str, ...]) -> None:
    git(repository, "switch", "--quiet", "--create", "edit")
    edit(repository)
    commit(repository, "All of the cotton")
    ran = compare(*asked)
    assert (ran.status, ran.err) == (0, "")
    assert EDITED in ran.out


def test_three_dots_leave_out_what_the_other_branch_did_since(
    compare: Run, repository: Path
) -> None:
    git(repository, "switch", "--quiet", "--create", "edit")
    edit(repository)
    commit(repository, "All of the cotton")
    git(repository, "switch", "--quiet", "main")
    break_report(repository, "2025/0-enterprise/facts.yaml", "employees: 62", "employees: 70")
    commit(repository, "More employees")
    assert "70 → 62" in compare("main..edit").out
    assert "→ 62" not in compare("main...edit").out


def test_nothing_in_the_working_tree_or_of_git_is_touched(compare: Run, repository: Path) -> None:
    edit(repository)
    (repository / "new.md").write_text("x", encoding="utf-8")
    before = git(repository, "status", "--porcelain"), git(repository, "rev-parse", "HEAD")
    index = (repository.parents[1] / ".git" / "index").read_bytes()
    compare("HEAD")
    assert before == (
        git(repository, "status", "--porcelain"),
        git(repository, "rev-parse", "HEAD"),
    )
    assert (repository.parents[1] / ".git" / "index").read_bytes() == index


def test_a_part_of_the_content_is_compared_with_the_same_part_of_a_revision(
    compare: Run, repository: Path
) -> None:
    shutil.copytree(ROOT / "tests/folders/two-years/tindekraft", repository.parent / "tindekraft")
    edit(repository)
    assert "Tindekraft" in compare("HEAD").out
    for part in ("content/fjordtre", "content/fjordtre/2025"):
        ran = compare("HEAD", part)
        assert EDITED in ran.out
        assert "Tindekraft" not in ran.out
    for part in ("content/tindekraft", "content/tindekraft/2025"):
        ran = compare("HEAD", part)
        assert ran.status == 0
        assert "Tindekraft AS (ny virksomhet)" in ran.out
    commit(repository, "All of it")
    for part in ("content/fjordtre", "content/tindekraft/2025", "content"):
        ran = compare("HEAD", part)
        assert (ran.status, ran.out.splitlines()[1]) == (0, "Ingen forskjeller.")


def test_another_folder_than_gits_own_is_compared_file_by_file(
    compare: Run, repository: Path, tmp_path: Path
) -> None:
    shutil.copytree(repository.parent, tmp_path / "copy")
    assert "Ingen forskjeller." in compare("HEAD", "copy").out
    edit(tmp_path / "copy" / "fjordtre")
    assert EDITED in compare("HEAD", "copy").out
    assert EDITED in compare("HEAD", "copy/fjordtre/2025").out


def test_a_file_that_git_ignores_counts_all_the_same(compare: Run, repository: Path) -> None:
    (repository.parents[1] / ".gitignore").write_text("*.md\n", encoding="utf-8")
    write(repository, {"2025/4-track/nb.md": "x"})
    assert "4-track" in compare("HEAD").out


def test_content_that_a_revision_lacks_is_all_new(compare: Run, repository: Path) -> None:
    root = repository.parents[1]
    git(root, "switch", "--quiet", "--orphan", "empty")
    commit(root, "Nothing")
    git(root, "switch", "--quiet", "main")
    ran = compare("empty", "main")
    assert ran.status == 0
    assert "(der innholdet ikke fantes)" in ran.out
    assert "Fjordtre AS (ny virksomhet)" in ran.out
    ran = compare("main", "empty")
    assert "Fjordtre AS (virksomheten er fjernet)" in ran.out
    ran = compare("empty", "empty")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "Mappen «content» finnes verken i «empty» eller i «empty».\n"


def test_a_name_that_git_does_not_know(compare: Run) -> None:
    ran = compare("mian")
    assert ran.status == 2
    assert ran.err == (
        "«mian» er verken en mappe, et år eller en utgave som git kjenner.\nMente du «main»?\n"
    )
    assert "neither a folder, a year nor a revision" in compare("--lang", "en", "nope").err


def test_a_clone_with_little_history_says_so(repository: Path, tmp_path: Path) -> None:
    edit(repository)
    commit(repository, "All of the cotton")
    url = (tmp_path).as_uri()
    git(tmp_path, "clone", "--quiet", "--depth", "1", url, "clone")
    ran = run_apart(tmp_path / "clone", "compare", "HEAD~1")
    assert ran.returncode == 2
    assert "git fetch --unshallow" in ran.stderr.decode()


def test_without_a_repository_or_git_the_answer_says_so(tmp_path: Path) -> None:
    lay_out(tmp_path)
    ran = run_apart(tmp_path, "compare", "main", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert ran.returncode == 2
    assert "innholdet ligger ikke i et git-lager" in ran.stderr.decode()
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = run_apart(tmp_path, "compare", "main", PATH=str(empty))
    assert ran.returncode == 2
    assert "git er ikke installert" in ran.stderr.decode()


def test_a_revision_cannot_be_an_option_of_git(compare: Run, tmp_path: Path) -> None:
    ran = compare("HEAD", "--output=stolen")
    assert ran.status == 2
    ran = compare("HEAD..--output=stolen")
    assert ran.status == 2
    assert not (tmp_path / "stolen").exists()


def test_links_of_a_revision_are_told_of_and_not_followed(compare: Run, repository: Path) -> None:
    (repository / "2025" / "secret.md").symlink_to("/etc/passwd")
    commit(repository, "A link")
    git(repository, "rm", "--quiet", "2025/secret.md")
    commit(repository, "No link")
    ran = compare("HEAD~1", "HEAD")
    assert ran.status == 1
    assert "fjordtre/2025/secret.md: en snarvei" in ran.out


def test_colour_is_only_added_between_the_characters(
    compare: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(repository)
    plain = compare("main").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = compare("main").out
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_what_github_checks_out_of_a_proposal_is_enough(repository: Path, tmp_path: Path) -> None:
    """The merge of the proposal and its parents, and no more: as the workflow asks for."""
    git(tmp_path, "switch", "--quiet", "--create", "proposal")
    edit(repository)
    commit(tmp_path, "All of the cotton")
    git(tmp_path, "switch", "--quiet", "main")
    break_report(repository, "2025/0-enterprise/facts.yaml", "employees: 62", "employees: 70")
    commit(tmp_path, "More employees")
    git(tmp_path, "merge", "--quiet", "--no-ff", "--no-edit", "proposal")
    git(tmp_path, "clone", "--quiet", "--depth", "2", tmp_path.as_uri(), "clone")
    ran = run_apart(tmp_path / "clone", "compare", "HEAD^1", "HEAD")
    assert ran.returncode == 0, ran.stderr.decode()
    assert EDITED in ran.stdout.decode()
    assert not re.search(r"\b70\b", ran.stdout.decode())
