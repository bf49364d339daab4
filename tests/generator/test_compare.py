"""`aktsom compare` over revisions that git has, years and folders, as somebody would ask it."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from tests.generator.command import Ran, Run, break_report, lay_out, run_apart
from tests.generator.repositories import commit, git, make_repository, write
from tests.tools import ROOT

TWO = "oppgi to mapper, to år eller to utgaver i git."
MEASURES = "2025/3-address/facts.yaml"


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


def edit(organisation: Path) -> None:
    break_report(organisation, MEASURES, "halvparten av bomullen", "all bomullen")


EDITED = "Resultater: Fra januar 2026 er [-halvparten av-] {+all+} bomullen sporbar."


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


def test_what_cannot_be_read_does_not_hide_the_rest(compare: Run, repository: Path) -> None:
    write(repository, {"2025/2-identify/facts.yaml": "risks: [\n"})
    break_report(repository, "2025/0-enterprise/facts.yaml", "employees: 62", "employees: 70")
    ran = compare("HEAD")
    assert ran.status == 1
    assert "fjordtre/2025/2-identify/facts.yaml:2 (nå)" in ran.out
    assert "62 → 70" in ran.out
    assert "kan ikke sammenlignes: 5.b.1" in ran.out
    assert "fjernet: Tvangsarbeid" not in ran.out


def test_a_report_whose_frame_cannot_be_read(compare: Run, repository: Path) -> None:
    write(repository, {"2025/report.yaml": "status: [\n"})
    ran = compare("HEAD")
    assert ran.status == 1
    assert "fjordtre/2025  kan ikke sammenlignes, fordi report.yaml ikke kan leses" in ran.out
    assert "fjernet" not in ran.out
    commit(repository, "Broken")
    git(repository, "checkout", "--quiet", "HEAD~1", "--", "2025/report.yaml")
    assert "den forrige report.yaml ikke kan leses" in compare("HEAD").out


def test_on_github_the_changes_are_added_to_the_jobs_page(
    compare: Run, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(repository)
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    ran = compare("main")
    assert EDITED in ran.out
    page = summary.read_text(encoding="utf-8")
    assert page.startswith("## Endringer\n")
    assert "<del>halvparten av</del> <ins>all</ins>" in page
    assert page == compare("main", "--format", "markdown").out
    assert summary.read_text(encoding="utf-8") == page


def test_content_is_no_markup_on_the_jobs_page(compare: Run, repository: Path) -> None:
    evil = "<script>alert(1)</script> [lenke](javascript:x) | <!-- *fet*"
    write(repository, {"2025/1-embed/nb.md": f"## 5.a.1\n\n{evil}\n"})
    page = compare("main", "--format", "markdown").out
    assert re.findall(r"(?<!\\)(?:<script|\[lenke|<!--|\*fet)", page) == []
    assert r"\<script\>alert(1)\</script\>" in page


def test_years_of_several_organisations(compare: Run, repository: Path) -> None:
    folders = ROOT / "tests" / "folders"
    shutil.copytree(folders / "two-years" / "tindekraft", repository.parent / "tindekraft")
    shutil.copytree(folders / "three-years" / "bergvik", repository.parent / "bergvik")
    ran = compare("2023", "2024")
    assert ran.status == 0
    assert "Bergvik" in ran.out
    assert "Tindekraft" not in ran.out
    ran = compare("2024")
    assert ran.out.startswith("Fra 2023 til 2024\n")
    ran = compare("2031", "2032")
    assert ran.err.endswith("Årene som finnes: 2022, 2023, 2024, 2025.\n")
    assert ran.status == 2
    assert compare("2022").err == "Det finnes ingen redegjørelse fra før 2022 å sammenligne med.\n"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ((), "FØR mangler.\nHjelp: aktsom compare --help\n"),
        (("content",), "«content» er en mappe. Oppgi også mappen den skal sammenlignes med.\n"),
        (
            ("2023", "main"),
            f"«2023» og «main» kan ikke sammenlignes: {TWO}\n",
        ),
        (
            ("content", "content/fjordtre"),
            f"«content» og «content/fjordtre» kan ikke sammenlignes: {TWO}\n",
        ),
        (
            ("main", "HEAD", "x"),
            "«x» er for mye: her ventes ikke noe mer.\nHjelp: aktsom compare --help\n",
        ),
    ],
)
def test_wrong_use_is_explained(compare: Run, asked: tuple[str, ...], expected: str) -> None:
    ran = compare(*asked)
    assert (ran.status, ran.out, ran.err) == (2, "", expected)


def test_two_reports_of_one_or_of_two_organisations(compare: Run, repository: Path) -> None:
    shutil.copytree(ROOT / "tests/folders/two-years/tindekraft", repository.parent / "tindekraft")
    ran = compare("content/tindekraft/2024", "content/tindekraft/2025")
    assert "tindekraft/2025  sammenlignet med 2024" in ran.out
    ran = compare("content/fjordtre/2025", "content/tindekraft/2025")
    assert ran.status == 0
    assert "De to følger ulike skjemaer." in ran.out


def test_hundreds_of_organisations_of_which_few_differ(compare: Run, repository: Path) -> None:
    for number in range(200):
        shutil.copytree(repository, repository.parent / f"fjordtre-{number}")
    commit(repository, "Many")
    edit(repository.parent / "fjordtre-7")
    data = json.loads(compare("main", "--format", "json").out)
    assert data["unchanged_organisations"] == 200
    assert [each["key"] for each in data["organisations"]] == ["fjordtre-7"]


def test_a_name_that_is_no_text(compare: Run, repository: Path) -> None:
    (repository / os.fsdecode(b"\xff.md")).write_bytes(b"x")
    commit(repository, "Odd")
    ran = compare("HEAD~1", "HEAD")
    assert ran.status == 1
    assert "fjordtre/\N{REPLACEMENT CHARACTER}.md:1 (nå)" in ran.out
