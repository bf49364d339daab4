"""The site's own data: the register of reports, the sitemap, robots.txt, the schema."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from generator.data import register
from generator.data.register import list_entries, list_pages, list_register
from generator.plan.addresses import Site
from generator.plan.site_addresses import ListedPage
from generator.plan.site_plan import plan
from tests.generator.samples import HEAD, bind_report
from tests.tools import ROOT

KNOWN = Site(url="https://example.org")


def write(pages: list[str], site: Site) -> dict[str, str]:
    """The site's data files for these pages, of which nobody knows the day, and no reports."""
    return write_dated([ListedPage(each) for each in pages], site)


def write_dated(pages: list[ListedPage], site: Site) -> dict[str, str]:
    """The site's data files for these pages, and no reports."""
    return {each.path: each.data.decode() for each in list_register((), pages, site)}


def locations(text: str) -> list[str]:
    """The addresses in a sitemap."""
    return re.findall("<loc>(.*)</loc>", text)


def test_the_register_tells_what_each_report_is_and_where(tmp_path: Path) -> None:
    entries = list_entries(plan(bind_report(tmp_path), Site()))
    files = {each.path: each.data for each in list_register(entries, [], Site())}
    assert json.loads(files["reports.json"]) == {
        "reports": [
            {
                "organisation": {
                    "key": "lo",
                    "name": "Landsorganisasjonen i Norge (LO)",
                    "number": None,
                },
                "year": 2023,
                "status": "published",
                "signature": "unnamed",
                "language": "nb",
                "period": {"from": "2023-01-01", "to": "2023-12-31"},
                "published": None,
                "topics": [
                    "discrimination",
                    "environment",
                    "freedom_of_association",
                    "regular_employment",
                ],
                "risks": 4,
                "deadline": "2024-06-30",
                "published_in_time": None,
                "signed": None,
                "signed_on": None,
                "text": "undigested",
                "on_own_website": None,
                "pages": {"nb": "2023/index.html"},
                "data": "2023/report.json",
            }
        ]
    }


def test_the_schema_of_report_json_is_published_with_it() -> None:
    schema = (ROOT / "schema" / "json" / "report-data.json").read_text(encoding="utf-8")
    assert write([], Site())["data/report.schema.json"] == schema


def test_a_sitemap_needs_the_sites_address() -> None:
    assert write(["index.html"], Site()).keys() == {"reports.json", "data/report.schema.json"}
    files = write(["index.html", "2023/a&b.html"], KNOWN)
    assert locations(files["sitemap.xml"]) == [
        "https://example.org/",
        "https://example.org/2023/a%26b.html",
    ]


def test_robots_are_told_of_the_sitemap_only_at_the_root_of_a_host() -> None:
    assert "Sitemap: https://example.org/sitemap.xml\n" in write([], KNOWN)["robots.txt"]
    assert "robots.txt" not in write([], Site(url="https://example.org/repo/"))


def test_a_sitemap_that_is_too_long_becomes_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "MOST_ADDRESSES", 2)
    files = write(["a.html", "b.html", "c.html"], KNOWN)
    parts = ["https://example.org/sitemap-1.xml", "https://example.org/sitemap-2.xml"]
    assert locations(files["sitemap.xml"]) == parts
    assert locations(files["sitemap-1.xml"]) == [
        "https://example.org/a.html",
        "https://example.org/b.html",
    ]
    assert locations(files["sitemap-2.xml"]) == ["https://example.org/c.html"]


def test_search_engines_are_told_of_pages_but_not_of_redirects_and_drafts(tmp_path: Path) -> None:
    published = {
        each.path for each in list_pages(plan(bind_report(tmp_path / "published"), Site()))
    }
    assert {"index.html", "2023/index.html", "2023/risiko-union-rights.html"} <= published
    assert "latest/index.html" not in published
    draft = bind_report(tmp_path / "draft", {HEAD: ("status: published", "status: draft")})
    assert {each.path for each in list_pages(plan(draft, Site()))} == {
        "index.html",
        "data/index.html",
        "be-om-informasjon.html",
        "tilgjengelighet.html",
    }


def test_a_page_is_as_new_as_what_its_statement_says(tmp_path: Path) -> None:
    """Never as the clock says; of the days that it names, the last one."""
    revised = "published: 2024-05-02\nrevisions: [{date: 2024-09-01, changes: Ny risiko}]"
    edits = {HEAD: ("status: published", f"status: published\n{revised}")}
    pages = list_pages(plan(bind_report(tmp_path, edits), Site()))
    days = {each.path: each.changed for each in pages}
    assert days["2023/index.html"] == days["index.html"] == date(2024, 9, 1)


def test_a_sitemap_says_when_a_page_was_changed_where_that_is_known() -> None:
    pages = [ListedPage("index.html", date(2025, 5, 20)), ListedPage("sok.html")]
    assert "\n".join(write_dated(pages, KNOWN)["sitemap.xml"].splitlines()[2:-1]) == (
        "<url><loc>https://example.org/</loc><lastmod>2025-05-20</lastmod></url>\n"
        "<url><loc>https://example.org/sok.html</loc></url>"
    )


def test_a_part_of_a_sitemap_is_as_new_as_its_newest_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "MOST_ADDRESSES", 2)
    pages = [
        ListedPage("a.html", date(2025, 1, 2)),
        ListedPage("b.html", date(2025, 3, 4)),
        ListedPage("c.html"),
    ]
    index = write_dated(pages, KNOWN)["sitemap.xml"]
    assert re.findall("<lastmod>(.*)</lastmod>", index) == ["2025-03-04"]
