"""The page of all data: files, examples that fit the site, columns, and what search engines get."""

import json
from pathlib import Path

import pytest

from generator.pages.kinds.open_data import make_site_open_data
from generator.pages.parts.open_data import OpenDataView, show_open_data
from generator.plan.addresses import Site, relative
from generator.plan.datasets import list_register_tables
from generator.plan.site_addresses import list_data_files
from generator.text.words import load_words
from tests.generator.books import make_book, view


def show(site: Site, language: str = "nb", page: str = "data/index.html") -> OpenDataView:
    """The view of the page of a site."""
    return show_open_data(site, load_words(language), lambda path: relative(page, path), "feed.xml")


@pytest.mark.parametrize("parquet", [True, False])
def test_every_file_is_linked_and_no_other(*, parquet: bool) -> None:
    site = Site(several=True, parquet=parquet)
    found = show(site)
    links = [
        *(each.link for each in found.files),
        *(link for t in found.tables for link in t.links),
    ]
    expected = {relative("data/index.html", path) for path in list_data_files(site)}
    assert {each.href for each in links} == {*expected, "../feed.xml"}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_column_of_every_table_is_explained(language: str) -> None:
    found = show(Site(), language)
    for shown, table in zip(found.tables, list_register_tables(), strict=True):
        names = [each.name for each in (*found.whose, *shown.fields)]
        assert names == [each.name for each in table.columns]
        assert all(each.text and each.type for each in (*found.whose, *shown.fields))
    assert [each.name for each in found.whose] == [
        "number", "name", "organisation", "year", "language", "url",
    ]  # fmt: skip


def test_examples_name_the_sites_own_address_where_it_is_known() -> None:
    known = {each.id: each.code for each in show(Site(url="https://x.no/r/")).examples}
    assert "'https://x.no/r/data/risks.csv'" in known["duckdb"]
    assert 'address = "https://x.no/r/data/"' in known["python"]
    local = {
        each.id: each.code for each in show(Site(parquet=True), "en", "en/data/index.html").examples
    }
    assert "read_parquet('../../data/risks.parquet')" in local["duckdb"]
    assert local["excel"].startswith("=COUNTIFS(risks!")


def test_search_engines_are_told_of_a_data_set_and_its_files(tmp_path: Path) -> None:
    files = {
        "organisation.yaml": "name: A </script>\nlanguages: [nb]\nlicense: {name: NLOD, url: 'https://l.no'}\n",
        "2023/report.yaml": "form: ehn-2023\nstatus: published\npublished: 2024-05-02\n",
    }
    heading, _ = view(make_book(tmp_path, files), "open_data", site=Site(url="https://x.no"))
    assert heading.linked_data
    assert "</script>" not in heading.linked_data
    data = json.loads(heading.linked_data)
    assert (data["@type"], data["license"], data["url"]) == (
        "Dataset",
        "https://l.no",
        "https://x.no/data/",
    )
    assert (data["temporalCoverage"], data["dateModified"]) == ("2023/2023", "2024-05-02")
    assert data["creator"] == {"@type": "Organization", "name": "A </script>"}
    urls = {each["contentUrl"] for each in data["distribution"]}
    assert urls == {f"https://x.no/{path}" for path in list_data_files(Site())}
    assert {each["encodingFormat"] for each in data["distribution"]} >= {"text/csv"}


def test_a_register_without_statements_has_the_page_too() -> None:
    path, frame, shown = make_site_open_data((), Site(several=True), "nb")
    assert path == "data/index.html"
    assert frame.linked_data
    data = json.loads(frame.linked_data)
    assert "temporalCoverage" not in data
    assert "dateModified" not in data
    assert len(shown.tables) == 7


def test_an_organisation_without_reports_names_no_feed(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    _, shown = view(book.__class__(book.key, book.organisation, ()), "open_data")
    assert "feed.xml" not in [each.link.text for each in shown.files]
