"""The page of a report's open data: how it is cited, what its fields are, where each number is."""

import json
from pathlib import Path

from generator.plan.addresses import Site
from tests.generator.books import make_book, view

HEAD = "form: ehn-2023\nstatus: published\n"


def test_a_report_is_cited_by_what_is_known_of_it(tmp_path: Path) -> None:
    bare = make_book(tmp_path / "1")
    title = "Fjordfisk AS. Redegjørelse etter åpenhetsloven 2023."
    assert view(bare, "data")[1].citation == title
    head = f"{HEAD}published: 2024-06-12\nrevisions: [{{date: 2024-09-01}}, {{date: 2024-07-01}}]\n"
    full = make_book(tmp_path / "2", {"2023/report.yaml": head})
    assert view(full, "data", Site(url="https://fisk.no"))[1].citation == (
        f"{title} Publisert 12. juni 2024. Sist endret 1. september 2024. https://fisk.no/2023/"
    )


def test_a_field_is_of_a_type_and_maybe_a_key_or_a_reference(tmp_path: Path) -> None:
    tables = {each.id: each for each in view(make_book(tmp_path), "data")[1].tables}
    types = {each.name: each.type for each in tables["measures"].fields}
    assert types["year"] == "heltall"
    assert types["block"] == "heltall, nøkkel"
    assert types["risk"] == "tekst, nøkkel, viser til risks.csv"
    assert types["goal"] == "tekst"
    assert [each.href for each in tables["risks"].links] == ["risks.csv"]


def test_fields_of_json_are_numbers_texts_lists_or_objects(tmp_path: Path) -> None:
    fields = {each.name: each.type for each in view(make_book(tmp_path), "data")[1].json_fields}
    expected = {
        "year": "heltall",
        "language": "tekst",
        "published": "tekst",  # or nothing
        "risks": "liste",
        "form": "objekt",
        "contact": "objekt",  # or nothing
    }
    assert {name: fields[name] for name in expected} == expected


def test_every_number_leads_to_its_question_and_to_its_place_in_the_file(tmp_path: Path) -> None:
    files = {
        "2023/0-enterprise/facts.yaml": "employees: 5\nworkers: {workers: 7, producers: 2}\n",
        "2023/2-identify/facts.yaml": "risks: [{id: a, title: A}]\n",
    }
    numbers = view(make_book(tmp_path, files), "data")[1].numbers
    rows = [
        (each.anchor, each.question and each.question.text, each.value, each.pointer)
        for each in numbers
    ]
    assert rows == [
        ("number-found", "Prioritert skade og risiko", "1", "/counts/found"),
        ("number-done", "Tiltak mot hver risiko", "0", "/counts/done"),
        ("number-achieved", "Tiltak mot hver risiko", "0", "/counts/achieved"),
        ("number-0.6", "Antall ansatte", "5", "/facts/0-enterprise/employees"),
        ("number-0.16", "Arbeidere hos produsentene", "7", "/facts/0-enterprise/workers/workers"),
        (None, "Arbeidere hos produsentene", "2", "/facts/0-enterprise/workers/producers"),
    ]
    assert [each.label for each in numbers[:3]] == [
        "konsekvens eller risiko",
        "risikoer med beskrevne tiltak, av 1",
        "risikoer med resultater så langt, av 1",
    ]


def test_search_engines_are_told_of_the_reports_data_as_a_data_set(tmp_path: Path) -> None:
    head = "form: ehn-2023\nstatus: published\npublished: 2024-05-02\n"
    book = make_book(tmp_path, {"2023/report.yaml": head})
    heading, _ = view(book, "data", site=Site(url="https://x.no"))
    assert heading.linked_data
    data = json.loads(heading.linked_data)
    assert (data["@type"], data["url"]) == ("Dataset", "https://x.no/2023/data.html")
    assert data["isPartOf"] == {"@type": "Report", "url": "https://x.no/2023/"}
    assert data["datePublished"] == "2024-05-02"
    assert [each["contentUrl"].rpartition("/")[2] for each in data["distribution"]] == [
        "report.json", "risks.csv", "measures.csv", "goals.csv", "producers.csv",
        "datapackage.json",
    ]  # fmt: skip
