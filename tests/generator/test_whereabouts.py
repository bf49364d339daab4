"""Where findings are shown: every address is there, and is the right one."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.checks.check import Located
from generator.line.build import Built, Options, build
from tests.tools import ROOT

FOLDERS = ROOT / "tests" / "folders"
DAY = date(2026, 11, 22)


def preview(content: Path, out: Path) -> Built:
    return build(content, out, Options(DAY, drafts=True, preview=True, in_spite=True, processes=1))


def located(built: Built) -> Iterator[Located]:
    for checked in built.checked:
        yield from checked.findings


def shown(built: Built, code: str) -> tuple[str, ...]:
    """The addresses of the only finding of a code."""
    (found,) = (each for each in located(built) if each.finding.code == code)
    return found.shown


@pytest.mark.parametrize(
    "content",
    [ROOT / "content", *(FOLDERS / name for name in ("three-languages", "two-years", "large"))],
    ids=lambda path: path.name,
)
def test_every_address_is_on_the_site(tmp_path: Path, content: Path) -> None:
    pages = preview(content, tmp_path)
    addresses = {each for found in located(pages) for each in found.shown}
    assert addresses
    for address in addresses:
        path, _, anchor = address.partition("#")
        ids = re.findall(r' id="([^"]+)"', (tmp_path / path).read_text(encoding="utf-8"))
        assert not anchor or anchor in ids, address


def test_a_measure_is_at_its_heading_its_risk_and_the_whole_report(tmp_path: Path) -> None:
    built = preview(ROOT / "content", tmp_path)
    assert shown(built, "LAW303") == (
        "2023/3-tiltak.html#3.A.1-discrimination",
        "2023/hele-redegjorelsen.html#3.A.1-discrimination",
        "2023/risiko-discrimination.html",
    )
    assert shown(built, "DAT102") == ("2023/index.html",)


def test_a_text_is_on_the_pages_of_its_language_a_fact_on_all(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(FOLDERS / "three-languages", content)
    for name, added in (("en.md", "\n[nowhere](#9.Z.9)\n"), ("facts.yaml", "\nnonsense: 1\n")):
        with min(content.rglob(name)).open("a", encoding="utf-8") as file:
            file.write(added)
    found = list(located(preview(content, tmp_path / "site")))
    texts = [each for each in found if each.finding.where.file.endswith("/en.md")]
    facts = [each for each in found if each.finding.where.file.endswith("facts.yaml")]
    assert texts
    assert facts
    assert all(page.startswith("en/") for each in texts for page in each.shown)
    assert all(any(page.startswith("en/") for page in each.shown) for each in facts if each.shown)
    assert any(not page.startswith(("en/", "nn/")) for each in facts for page in each.shown)


@pytest.mark.parametrize(
    ("folder", "code", "pages"),
    [
        ("bad-indentation", "SYN107", ("2025/0-virksomheten.html",)),
        ("stray-file-in-step", "SYN004", ()),
        ("stray-file-at-top", "SYN003", ()),
        ("measure-for-no-risk", "REF304", ("2025/3-tiltak.html#5.c.1-orphan", "whole")),
    ],
)
def test_broken_content_is_shown_as_near_as_can_be(
    tmp_path: Path, folder: str, code: str, pages: tuple[str, ...]
) -> None:
    found = shown_in(preview(FOLDERS / "broken" / folder / "content", tmp_path), code)
    assert found[: len(pages)] == tuple(
        each.replace("whole", "2025/hele-redegjorelsen.html#5.c.1-orphan") for each in pages
    )
    assert len(found) == len(pages)


def shown_in(built: Built, code: str) -> tuple[str, ...]:
    loose = any(each.code == code for each in built.loose)
    return () if loose else shown(built, code)


def test_a_build_that_is_published_asks_nothing_of_this(tmp_path: Path) -> None:
    built = build(ROOT / "content", tmp_path, Options(DAY, search=False))
    assert {each.shown for each in located(built)} == {()}


@pytest.mark.parametrize(
    "folder", ["same-id-twice", "report-gone", "organisation-gone", "turned-text"]
)
def test_what_can_be_made_is_made_in_spite_of_errors(tmp_path: Path, folder: str) -> None:
    content = FOLDERS / "broken" / folder / "content"
    strict = build(content, tmp_path / "good", Options(DAY, drafts=True, preview=True))
    assert strict.written is None
    assert not list((tmp_path / "good").glob("*.html"))
    assert preview(content, tmp_path / "now").written
    assert (tmp_path / "now" / "index.html").is_file()
