"""datapackage.json: what the tables of a report hold, in the standard's words."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.data.package import make_package
from generator.plan.artifacts import Artifact, digest
from generator.plan.datasets import DATASETS
from tests.generator.books import make_book

ORPHAN = {"2023/3-address/facts.yaml": "measures: [{risk: gone, goal: A}]\n"}


def package(content: Path, files: dict[str, str] | None = None) -> dict[str, Any]:
    book = make_book(content, files)
    tables = [Artifact(f"2023/{each.file}", each.name.encode()) for each in DATASETS]
    made = make_package(book, book.reports[0], "2023", tables)
    assert made.path == "2023/datapackage.json"
    data: dict[str, Any] = json.loads(made.data)
    return data


def test_it_says_whose_it_is_and_from_where(tmp_path: Path) -> None:
    data = package(tmp_path)
    assert data["name"] == "fisk-2023"
    assert "Fjordfisk AS" in data["title"]
    assert "2023" in data["title"]
    assert data["sources"][0]["path"] == "report.json"
    assert "licenses" not in data


def test_each_table_is_described_as_it_is(tmp_path: Path) -> None:
    resources = package(tmp_path)["resources"]
    assert [each["name"] for each in resources] == [each.name for each in DATASETS]
    for resource, table in zip(resources, DATASETS, strict=True):
        assert (resource["path"], resource["bytes"]) == (table.file, len(table.name))
        assert resource["hash"] == f"sha256:{digest(table.name.encode())}"
        assert resource["encoding"] == "utf-8"
        schema = resource["schema"]
        assert schema["primaryKey"] == list(table.key)
        assert schema["missingValues"] == [""]
        required = {each["name"] for each in schema["fields"] if each["constraints"]["required"]}
        assert required == {*table.required} & {each["name"] for each in schema["fields"]}
        assert all(each["title"] and each["type"] for each in schema["fields"])


def test_tables_refer_to_each_other_where_all_there_is_can(tmp_path: Path) -> None:
    def keys(data: dict[str, Any]) -> list[Any]:
        return [each["schema"].get("foreignKeys") for each in data["resources"]]

    with_key = [each for each in keys(package(tmp_path / "1")) if each]
    assert with_key
    (reference,) = with_key[0]
    assert set(reference) == {"fields", "reference"}
    assert reference["reference"]["resource"] in {each.name for each in DATASETS}
    assert not any(keys(package(tmp_path / "2", ORPHAN)))


@pytest.mark.parametrize(
    ("licence", "described"),
    [
        (
            "{name: CC BY 4.0, url: 'https://c.org/by'}",
            {"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://c.org/by"},
        ),
        ("{name: NLOD}", {"name": "NLOD", "title": "NLOD"}),
        ("{name: Å}", {"name": "other", "title": "Å"}),
    ],
)
def test_a_licence_has_a_name_that_the_standard_takes(
    tmp_path: Path, licence: str, described: dict[str, str]
) -> None:
    organisation = f"name: A\nlanguages: [nb]\nlicense: {licence}\n"
    assert package(tmp_path, {"organisation.yaml": organisation})["licenses"] == [described]
