"""What aktsom has published comes back whole: as report.json, in its PDF, as a site's folder."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.book.model import Invalid
from generator.content.sources import list_organisations
from generator.data.report_json import make_report_json
from generator.importing.published.content import make_content
from generator.importing.published.reading import PublishedReport, find_in_file
from generator.line.content_check import check_organisation
from generator.plan.addresses import Site
from generator.plan.site_plan import plan
from tests.generator.command import Run
from tests.tools import ROOT

AS_OF = date(2026, 6, 1)
FOLDERS = ROOT / "tests" / "folders"
CONTENTS = [ROOT / "content", *sorted(FOLDERS.glob("*")), *sorted(FOLDERS.glob("broken/*/content"))]


def _published(content: Path, key: str) -> Iterator[tuple[int, bytes]]:
    """Yield the report.json of every report that can be read."""
    book = check_organisation(content, key, AS_OF).book
    made = plan(book, Site())
    for report in book.reports:
        answers = (each for question in report.questions for each in question.answers.values())
        if not any(isinstance(each, Invalid) for each in answers):
            yield report.year, make_report_json(made, report).data


def _write(content: Path, key: str, data: bytes, beside: Path) -> None:
    report = find_in_file(data, beside)
    assert isinstance(report, PublishedReport)
    made = make_content(report)
    folder = content / key / str(report.year)
    for path, text in {**made.files, "../organisation.yaml": made.organisation}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for path, file in made.copies.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / path)
    if made.logo:
        shutil.copyfile(made.logo, content / key / made.logo.name)


def _organisations() -> Iterator[tuple[Path, str]]:
    for content in CONTENTS:
        yield from ((content, key) for key in list_organisations(content)[0])


@pytest.mark.slow
def test_every_report_that_can_be_read_comes_back_whole(tmp_path: Path) -> None:
    """`import(build(x))` says what x says, for all content that the tests have."""
    compared = 0
    for at, (content, key) in enumerate(_organisations()):
        before = dict(_published(content, key))
        for year, data in before.items():
            _write(tmp_path / str(at), key, data, content / key / str(year))
        after = dict(_published(tmp_path / str(at), key)) if before else {}
        for year, data in before.items():
            assert json.loads(after[year]) == json.loads(data), (content, key, year)
            compared += 1
    assert compared > 70


@pytest.mark.slow
def test_a_site_s_folder_gives_all_years_and_attachments(run: Run, tmp_path: Path) -> None:
    shutil.copytree(FOLDERS / "three-years", tmp_path / "first")
    as_of = ("--as-of", "2026-06-01")
    assert run("build", "--content", "first", "--out", "site", *as_of).status == 0
    ran = run("import", "site", "--into", "second")
    assert (ran.status, ran.err) == (0, "")
    assert "aktsom check second/bergvik/2022" in ran.out
    attachment = "bergvik/2024/attachments/retningslinjer.txt"
    for place in ("first", "second"):
        assert (tmp_path / place / attachment).is_file()
    assert run("build", "--content", "second", "--out", "again", *as_of).status == 0
    for year in ("2022", "2023", "2024"):
        one, two = (tmp_path / each / year / "report.json" for each in ("site", "again"))
        # As every import, this one says where the pages of an organisation that is alone are.
        first = one.read_text(encoding="utf-8").replace('"address": null', '"address": "/"')
        assert first == two.read_text(encoding="utf-8")


def test_a_page_leads_to_its_data(run: Run, tmp_path: Path) -> None:
    shutil.copytree(FOLDERS / "valid", tmp_path / "first")
    assert run("build", "--content", "first", "--out", "site").status == 0
    page = next(
        each for each in (tmp_path / "site").rglob("index.html") if each.parent.name == "2025"
    )
    ran = run("import", str(page.relative_to(tmp_path)), "--into", "second")
    assert (ran.status, ran.err) == (0, "")
    alone = tmp_path / "saved.html"
    shutil.copyfile(page, alone)
    ran = run("import", "saved.html", "--into", "third")
    assert (ran.status, ran.out) == (2, "")
    assert "er en side som aktsom har laget" in ran.err
    assert not (tmp_path / "third").exists()


@pytest.mark.slow
def test_our_own_pdf_gives_back_what_it_carries(run: Run, tmp_path: Path) -> None:
    shutil.copytree(FOLDERS / "valid", tmp_path / "first")
    assert run("build", "--pdf", "--content", "first", "--out", "site").status == 0
    (paper,) = (tmp_path / "site" / "2025").glob("*.pdf")
    (tmp_path / "report.pdf").write_bytes(paper.read_bytes())
    ran = run("import", "report.pdf", "--into", "second")
    assert (ran.status, ran.err) == (0, "")
    data = dict(_published(tmp_path / "first", "havblikk"))[2025]
    assert (
        json.loads(dict(_published(tmp_path / "second", "havblikk"))[2025])["questions"]
        == (json.loads(data)["questions"])
    )


def test_what_is_there_is_not_written_over(run: Run, tmp_path: Path) -> None:
    ((_, data),) = list(_published(ROOT / "content", "lo"))
    (tmp_path / "report.json").write_bytes(data)
    assert run("import", "report.json").status == 0
    ran = run("import", "report.json")
    assert (ran.status, ran.out) == (2, "")
    assert "content/lo/2023/" in ran.err
    assert run("import", "report.json", "--overwrite", "--organisation", "lo").status == 0


def test_a_dry_run_names_the_files_and_writes_none(run: Run, tmp_path: Path) -> None:
    ((_, data),) = list(_published(ROOT / "content", "lo"))
    (tmp_path / "report.json").write_bytes(data)
    ran = run("import", "report.json", "--dry-run")
    assert (ran.status, ran.err) == (0, "")
    assert not (tmp_path / "content").exists()
    named = {line.strip() for line in ran.out.splitlines() if line.startswith("  ")}
    assert run("import", "report.json").status == 0
    folder = tmp_path / "content" / "lo" / "2023"
    files = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}
    assert named == files


@pytest.mark.parametrize(
    ("option", "value"),
    [("--year", "2020"), ("--form", "ehn-2023"), ("--language", "en"), ("--map", "a.yaml")],
)
def test_an_option_without_effect_is_refused(
    run: Run, tmp_path: Path, option: str, value: str
) -> None:
    ((_, data),) = list(_published(ROOT / "content", "lo"))
    (tmp_path / "report.json").write_bytes(data)
    ran = run("import", "report.json", option, value)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"{option} gjelder ikke det aktsom har publisert")
    assert not (tmp_path / "content").exists()
