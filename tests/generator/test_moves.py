"""Addresses that have moved: each leads to a page, and takes no other's place."""

from pathlib import Path

import pytest

from generator.checks.messages import message_of
from generator.line.build import Built, Options, build
from generator.line.content_check import check_organisation
from tests.generator.samples import AS_OF, copy_report, edit

OPTIONS = Options(AS_OF, search=False, processes=1)


def move(content: Path, *moves: tuple[str, str]) -> None:
    lines = "".join(f"\n  - from: {origin}\n    to: {to}" for origin, to in moves)
    edit(content / "lo", {"organisation.yaml": ("languages:", f"moved:{lines}\nlanguages:")})


def stopping(built: Built) -> list[tuple[str, int, str]]:
    """The code, line and words of every finding that stops publishing."""
    return [
        (each.finding.code, each.span.line, message_of(each.finding, "nb").text)
        for checked in built.checked
        for each in checked.findings
        if each.finding.stops_publishing
    ]


def test_an_old_address_leads_to_the_new_one(tmp_path: Path) -> None:
    content = copy_report(tmp_path / "content")
    move(content, ("rapport/gammel side.html", "2023/2-kartlegging.html#2.A.1"))
    assert build(content, tmp_path / "site", OPTIONS).written
    page = (tmp_path / "site" / "rapport" / "gammel side.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../2023/2-kartlegging.html#2.A.1">' in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize(
    ("moved", "code", "words"),
    [
        (
            ("a.html", "2022/index.html"),
            "REF903",
            "fører til «2022/index.html», som ikke finnes på det offentlige nettstedet.",
        ),
        (("a.html", "2023/index.html#x"), "REF903", "Siden har ikke noe sted som heter «x»."),
        (("a.html", "2023/report.json.html"), "REF903", "«2023/report.json.html»"),
        (("2023/index.html", "index.html"), "REF904", "«2023/index.html» kan ikke være flyttet"),
        (("404.html", "index.html"), "REF904", "den er i bruk."),
        (("index.html/a.html", "index.html"), "REF904", "den er i bruk."),
        (("2023/Index.html", "index.html"), "REF904", "«2023/Index.html» kan ikke være flyttet"),
        (("LATEST/index.html", "index.html"), "REF904", "den er i bruk."),
        (("Index.html/a.html", "index.html"), "REF904", "den er i bruk."),
        (("Latest/a.html", "/2023/x.html"), "REF903", "«/2023/x.html»"),
        (("2022/", "2023/index.html"), "REF903", "en mappe fører bare til en mappe"),
        (("2022/a.html", "2023/"), "REF903", "og en side til en side."),
        ((f"2022/{'r' * 250}.html", "index.html"), "VAL108", "from"),
        (("2022/", "2021/"), "REF903", "der det ikke ligger noen sider."),
    ],
)
def test_a_move_that_cannot_be(
    tmp_path: Path, moved: tuple[str, str], code: str, words: str
) -> None:
    content = copy_report(tmp_path / "content")
    move(content, moved)
    lines = (content / "lo" / "organisation.yaml").read_text(encoding="utf-8").split("\n")
    key = "to: " if code == "REF903" else "- from: "
    number = next(n for n, line in enumerate(lines, 1) if key in line)
    ((found, line, text),) = stopping(build(content, tmp_path / "site", OPTIONS))
    assert (found, line) == (code, number)
    assert words in text


def test_an_address_moves_once(tmp_path: Path) -> None:
    content = copy_report(tmp_path / "content")
    move(content, ("a.html", "index.html"), ("a.html", "2023/index.html"))
    ((code, _, _),) = stopping(build(content, tmp_path / "site", OPTIONS))
    assert code == "REF904"


def test_an_address_that_differs_only_in_capitals_is_taken(tmp_path: Path) -> None:
    content = copy_report(tmp_path / "content")
    move(content, ("a/B.html", "index.html"), ("A/b.html", "2023/index.html"))
    ((code, _, _),) = stopping(build(content, tmp_path / "site", OPTIONS))
    assert code == "REF904"


def test_an_address_from_the_top_of_the_site_leads_on(tmp_path: Path) -> None:
    """As from before the organisation got a folder: its pages lay where the register is now."""
    content = copy_report(tmp_path / "content")
    copy_report(content, "annen")
    move(content, ("/2023/index.html", "2023/index.html"), ("/a.html", "/lo/index.html"))
    assert build(content, tmp_path / "site", OPTIONS).written
    page = (tmp_path / "site" / "2023" / "index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../lo/2023/index.html"' in page
    page = (tmp_path / "site" / "a.html").read_text(encoding="utf-8")
    assert 'content="0; url=lo/index.html"' in page


def test_all_pages_of_a_folder_move_with_it(tmp_path: Path) -> None:
    """Also to the folder that a site with several gives it; what has come in its place stays."""
    content = copy_report(tmp_path / "content")
    copy_report(content, "annen")
    move(content, ("/", "/lo/"))
    assert build(content, tmp_path / "site", OPTIONS).written
    site = tmp_path / "site"
    pages = [each.relative_to(site / "lo") for each in (site / "lo").rglob("*.html")]
    assert len(pages) > 10
    assert all((site / each).is_file() for each in pages)
    page = (site / "2023" / "2-kartlegging.html").read_text(encoding="utf-8")
    assert 'content="0; url=../lo/2023/2-kartlegging.html"' in page
    assert 'http-equiv="refresh"' not in (site / "index.html").read_text(encoding="utf-8")


def test_two_organisations_cannot_have_one_address(tmp_path: Path) -> None:
    content = copy_report(tmp_path / "content")
    copy_report(content, "annen")
    move(content, ("/annen/index.html", "index.html"))
    built = build(content, tmp_path / "site", OPTIONS)
    assert not built.written
    (found,) = built.loose
    assert (found.code, found.where.file) == ("REF904", "lo/organisation.yaml")


@pytest.mark.parametrize(
    "origin",
    [
        "https://lo.no/a.html",
        "../a.html",
        "//a.html",
        "a",
        "a/.b.html",
        "a.html?b",
        ".html",
        "./",
        "a./b.html",
        "a /b.html",
    ],
)
def test_what_is_no_address_within_the_site_is_a_wrong_value(tmp_path: Path, origin: str) -> None:
    content = copy_report(tmp_path / "content")
    move(content, (origin, "index.html"))
    found = [each.finding for each in check_organisation(content, "lo", AS_OF).findings]
    assert [each.code for each in found if each.stops_publishing] == ["VAL108"]
