"""A whole site with an address, of three years and three languages: its addresses and data."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from frictionless import Package, validate
from jsonschema import Draft202012Validator
from selectolax.lexbor import LexborHTMLParser

from generator.line.build import Options, build
from generator.text.cldr import format_date, format_period
from tests.generator.samples import AS_OF
from tests.tools import ROOT

URL = "https://example.org/apent"
YEARS = (2022, 2023, 2024)
FRONTS = [f"{folder}{year}/index.html" for folder in ("", "nn/", "en/") for year in YEARS]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    out = tmp_path_factory.mktemp("three-years") / "site"
    options = Options(AS_OF, site_url=URL, search=False, processes=1)
    built = build(ROOT / "tests" / "folders" / "three-years", out, options)
    assert built.written, built
    return out


def read(site: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / path).read_bytes())


def pages(site: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    """Every page that search engines may keep."""
    for file in sorted(site.rglob("*.html")):
        page = LexborHTMLParser(file.read_bytes())
        if file.name != "404.html" and not page.css("meta[name=robots]"):
            yield file.relative_to(site).as_posix(), page


def public(path: str) -> str:
    return f"{URL}/{path.removesuffix('index.html')}"


def test_every_page_says_its_public_address_and_that_of_its_translations(site: Path) -> None:
    known = {public(path) for path, _ in pages(site)}
    for path, page in pages(site):
        (canonical,) = page.css("link[rel=canonical]")
        assert canonical.attributes["href"] == public(path)
        links = page.css("link[rel=alternate][hreflang]")
        alternates = {each.attributes["hreflang"]: each.attributes["href"] for each in links}
        assert set(alternates) == {"nb", "nn", "en"}
        assert set(alternates.values()) <= known
        language = page.css("html")[0].attributes["lang"]
        assert alternates[language] == public(path)


def test_the_sitemap_has_every_page_and_no_other(site: Path) -> None:
    listed = re.findall("<loc>(.*)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(public(path) for path, _ in pages(site))


@pytest.mark.parametrize("path", FRONTS)
def test_the_linked_data_says_what_the_page_says(site: Path, path: str) -> None:
    page = read(site, path)
    data = json.loads(page.css("script[type='application/ld+json']")[0].text())
    text = " ".join(page.css("main")[0].text().split())
    language = data["inLanguage"]
    assert data["@type"] == "Report"
    assert data["name"] == page.css("title")[0].text()
    assert data["description"] == page.css("meta[name=description]")[0].attributes["content"]
    assert language == page.css("html")[0].attributes["lang"]
    assert data["url"] == page.css("link[rel=canonical]")[0].attributes["href"]
    assert data["publisher"]["name"] in text
    assert data["license"] == page.css("main a[rel=license]")[0].attributes["href"]
    for key in {"datePublished", "dateModified"} & data.keys():
        assert format_date(AS_OF.fromisoformat(data[key]), language) in text
    start, end = map(AS_OF.fromisoformat, data["temporalCoverage"].split("/"))
    assert format_period(start, end, language) in text
    linked = {public(each.attributes["href"] or "") for each in page.css(".downloads a")}
    files = {each["contentUrl"].rpartition("/")[2] for each in data["encoding"]}
    assert files <= {each.rpartition("/")[2] for each in linked}


@pytest.mark.parametrize("year", YEARS)
def test_the_tables_are_a_valid_data_package(site: Path, year: int) -> None:
    path = site / str(year) / "datapackage.json"
    checked = validate(str(path), type="package")
    assert checked.valid, checked.flatten(["type", "rowNumber", "fieldName", "note"])
    package = Package(str(path))
    assert [each.name for each in package.resources] == ["risks", "measures", "goals", "producers"]
    (reference,) = package.get_resource("measures").schema.foreign_keys
    assert reference["reference"] == {"resource": "risks", "fields": ["id"]}
    assert package.licenses[0]["name"] == "CC-BY-4.0"


def test_a_measure_of_no_risk_breaks_the_data_package(site: Path, tmp_path: Path) -> None:
    for file in (site / "2024").glob("*.[cj]s*"):
        text = file.read_text(encoding="utf-8")
        text = (
            text.replace(",2024,own-dust,1", ",2024,no-such-risk,1")
            if file.stem == "measures"
            else text
        )
        text = re.sub(r'\n      "(?:bytes|hash)": .*', "", text)
        (tmp_path / file.name).write_text(text, encoding="utf-8", newline="")
    checked = validate(str(tmp_path / "datapackage.json"), type="package")
    assert [each[0] for each in checked.flatten(["type"])] == ["foreign-key"]


@pytest.mark.parametrize("year", YEARS)
def test_report_json_follows_the_schema_it_names(site: Path, year: int) -> None:
    path = site / str(year) / "report.json"
    data = json.loads(path.read_bytes())
    schema = json.loads((path.parent / data["$schema"]).read_bytes())
    assert [each.json_path for each in Draft202012Validator(schema).iter_errors(data)] == []


def test_the_feed_has_an_entry_for_each_publication_and_revision(site: Path) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = fromstring((site / "feed.xml").read_bytes())  # noqa: S314 - our own
    entries = [
        (each.findtext(f"{atom}title", "")[:8], each.findtext(f"{atom}updated", "")[:10])
        for each in feed.findall(f"{atom}entry")
    ]
    assert entries == [
        ("Endret r", "2025-10-06"),
        ("Redegjør", "2025-05-20"),
        ("Endret r", "2024-09-02"),
        ("Redegjør", "2024-05-21"),
        ("Redegjør", "2023-05-22"),
    ]


@pytest.mark.parametrize(
    "path", [f"{folder}{year}/data.html" for folder in ("", "en/") for year in YEARS]
)
def test_every_number_on_the_data_page_is_where_it_says(site: Path, path: str) -> None:
    page = read(site, path)
    data = json.loads((site / path.removeprefix("en/")).with_name("report.json").read_bytes())
    rows = [row for row in page.css("tr") if row.css(".data-pointer")]
    assert rows
    for row in rows:
        found = resolve(data, row.css(".data-pointer")[0].text())
        shown = row.css("td.numeric")[0].text()
        assert re.sub(r"\D", "", shown) == str(found)


def resolve(data: Any, pointer: str) -> object:
    """What a JSON Pointer points to."""
    for key in pointer.split("/")[1:]:
        data = data[int(key)] if isinstance(data, list) else data[key]
    return data


def test_every_answer_with_numbers_links_to_them(site: Path) -> None:
    data_page = read(site, "2024/data.html")
    anchors = {each.attributes["id"] for each in data_page.css("tr[id]")}
    links: set[str] = set()
    pages = (site / "2024" / "index.html", *(site / "2024").glob("[0-6]-*.html"))
    for file in pages:
        for link in LexborHTMLParser(file.read_bytes()).css(
            "a.question-data, .outcomes a[href^=data]"
        ):
            path, _, anchor = (link.attributes["href"] or "").partition("#")
            assert path == "data.html"
            links.add(anchor)
    # What is counted of the risks leads to them.
    assert links | {"number-found", "number-done", "number-achieved"} == anchors


def test_moved_addresses_lead_on(site: Path) -> None:
    moved = {
        "redegjorelse-2022.html": ("nb", "2022/index.html"),
        "2022/risiko.html": ("nb", "2-kartlegging.html#5.b.1"),
        "en/statement-2024.html": ("en", "2024/index.html"),
    }
    for path, (language, target) in moved.items():
        page = read(site, path)
        assert page.css("html")[0].attributes["lang"] == language
        refresh = page.css("meta[http-equiv=refresh]")[0].attributes["content"]
        assert refresh == f"0; url={target}"
        assert page.css("main a")[0].attributes["href"] == target
        assert page.css("meta[name=robots]")
