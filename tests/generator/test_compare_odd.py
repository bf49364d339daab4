"""`aktsom compare` where something is odd: unreadable, hostile, wrongly asked for, or very many."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.generator.command import Run, break_report
from tests.generator.repositories import EDITED, commit, edit, git, write
from tests.tools import ROOT

TWO = "oppgi to mapper, to år eller to utgaver i git."


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
    assert "fjordtre/2025  kan ikke sammenlignes, fordi den ikke kan leses" in ran.out
    assert "fjernet" not in ran.out
    commit(repository, "Broken")
    git(repository, "checkout", "--quiet", "HEAD~1", "--", "2025/report.yaml")
    assert "den forrige ikke kan leses" in compare("HEAD").out


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
    assert "De to redegjørelsene følger ulike skjemaer." in ran.out


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
