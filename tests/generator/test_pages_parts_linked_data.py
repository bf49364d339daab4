"""Linked data says what the page says, as schema.org names it, and nothing that nobody stated."""

import json
from pathlib import Path
from typing import Any

from generator.pages.parts.linked_data import describe_report
from generator.plan.addresses import Site
from tests.generator.books import make_book, open_page

ORGANISATION = """name: Fjordfisk AS
short_name: Fjordfisk
number: 974 760 673
website: https://fisk.example
languages: [nb]
"""
HEAD = """form: ehn-2023
status: published
published: 2024-05-02
period: {from: 2023-01-01, to: 2023-12-31}
revisions: [{date: 2024-06-01, changes: A.}, {date: 2024-07-01, changes: B.}]
"""


def described(
    content: Path, files: dict[str, str], site: Site | None = None, title: str = "Redegjørelse"
) -> dict[str, Any]:
    context = open_page(make_book(content, files), site=site)
    found: dict[str, Any] = json.loads(describe_report(context, title, "Om den"))
    return found


def test_what_is_stated_of_a_report_is_there(tmp_path: Path) -> None:
    licence = "license: {name: CC BY, url: 'https://c.org/by'}\n"
    files = {"organisation.yaml": f"{ORGANISATION}{licence}", "2023/report.yaml": HEAD}
    data = described(tmp_path, files, Site(url="https://x.no/"))
    about, files_of = data.pop("about"), data.pop("encoding")
    assert data == {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": "Redegjørelse",
        "description": "Om den",
        "inLanguage": "nb",
        "url": "https://x.no/2023/",
        "temporalCoverage": "2023-01-01/2023-12-31",
        "datePublished": "2024-05-02",
        "dateModified": "2024-07-01",
        "publisher": {
            "@type": "Organization",
            "name": "Fjordfisk AS",
            "alternateName": "Fjordfisk",
            "identifier": "974760673",
            "url": "https://fisk.example",
        },
        "license": "https://c.org/by",
    }
    assert (about["@type"], about["url"][:8]) == ("Legislation", "https://")
    assert files_of[0] == {
        "@type": "DataDownload",
        "contentUrl": "https://x.no/2023/report.json",
        "encodingFormat": "application/json",
    }
    assert {each["encodingFormat"] for each in files_of} == {"application/json", "text/csv"}


def test_what_nobody_has_stated_is_left_out(tmp_path: Path) -> None:
    data = described(tmp_path, {})
    absent = {"url", "temporalCoverage", "datePublished", "dateModified", "license"}
    assert not absent & data.keys()
    assert data["publisher"] == {"@type": "Organization", "name": "Fjordfisk AS"}
    assert data["encoding"][0]["contentUrl"] == "report.json"
    named = "name: A\nlanguages: [nb]\nlicense: {name: CC BY}\n"
    assert described(tmp_path / "2", {"organisation.yaml": named})["license"] == "CC BY"


def test_nothing_in_a_text_can_end_the_element_it_stands_in(tmp_path: Path) -> None:
    context = open_page(make_book(tmp_path))
    written = describe_report(context, "</script><!-- & -->", "")
    assert not set("<>&") & set(written)
    assert json.loads(written)["name"] == "</script><!-- & -->"
