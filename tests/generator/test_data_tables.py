"""The tables: what CSV readers get, and a description that holds true of it."""

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from generator.book.model import Book
from generator.data.report_files import list_report_files
from generator.data.tables import write_table
from generator.plan.addresses import Site
from generator.plan.datasets import DATASETS
from generator.plan.site_plan import plan
from tests.generator.samples import MEASURES, RISKS, bind_report

FACTS = "2023/0-enterprise/facts.yaml"


def write(organisation: Book) -> dict[str, bytes]:
    """The data files of LO's report, by name."""
    files = list_report_files(plan(organisation, Site()), organisation.reports[0])
    return {each.path.removeprefix("2023/"): each.data for each in files}


def rows(organisation: Book, name: str) -> list[dict[str, str]]:
    """A table as a CSV reader sees it."""
    text = write(organisation)[f"{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def package(organisation: Book) -> dict[str, Any]:
    """The description of the data files."""
    data: dict[str, Any] = json.loads(write(organisation)["datapackage.json"])
    return data


def test_risks_have_codes_and_labels(tmp_path: Path) -> None:
    first = rows(bind_report(tmp_path), "risks")[0]
    assert {name: value for name, value in first.items() if value} == {
        "organisation": "lo",
        "year": "2023",
        "id": "union-rights",
        "title": "Innkjøp fra utsatte bransjer",
        "topic": "freedom_of_association",
        "topic_label": "Fagorganisering og kollektive forhandlinger",
        "geography": "global|NO|western_europe",
        "geography_label": "Globalt | Norge | Vest-Europa",
        "kind": "potential",
        "kind_label": "Mulig konsekvens",
        "measures": "1",
    }


def test_text_comes_without_its_markup(tmp_path: Path) -> None:
    edits = {
        MEASURES: ("goal: Minimere LOs miljøavtrykk", 'goal: "**Minimere** [LO](https://lo.no)"')
    }
    goals = [each["goal"] for each in rows(bind_report(tmp_path, edits), "measures")]
    assert goals[1] == "Minimere LO"


def test_goals_of_this_year_and_the_next_are_told_apart(tmp_path: Path) -> None:
    found = rows(bind_report(tmp_path), "goals")
    assert [each["when"] for each in found] == ["reporting_year"] * 5 + ["next_year"] * 2
    assert (found[0]["status"], found[0]["status_label"]) == ("done", "Utført")


def test_producers_say_what_was_counted(tmp_path: Path) -> None:
    found = rows(bind_report(tmp_path), "producers")
    assert list(found[1].values()) == ["lo", "2023", "SE", "Sverige", "2", "suppliers"]


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    organisation = bind_report(tmp_path, {RISKS: ("risks:", "risks: []\n# was:")})
    assert write(organisation)["risks.csv"].count(b"\r\n") == 1


def test_a_measure_without_a_risk_comes_last(tmp_path: Path) -> None:
    edits = {RISKS: ("id: union-rights", "id: other-risk")}
    organisation = bind_report(tmp_path, edits)
    last = rows(organisation, "measures")[-1]
    assert (last["risk"], last["risk_title"]) == ("union-rights", "")
    measures = next(
        each for each in package(organisation)["resources"] if each["name"] == "measures"
    )
    assert "foreignKeys" not in measures["schema"]


@pytest.mark.parametrize("beginning", ["=1+1", "+47", "-1", "@x", "\uff1d1"])
def test_what_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path, beginning: str) -> None:
    edits = {RISKS: ("title: Innkjøp av tjenestereiser", f'title: "{beginning}"')}
    assert rows(bind_report(tmp_path, edits), "risks")[-1]["title"] == f"'{beginning}"


def test_quotes_and_line_ends_survive(tmp_path: Path) -> None:
    edits = {RISKS: ("title: Innkjøp av tjenestereiser", 'title: "a, \\"b\\"\\nc"')}
    assert rows(bind_report(tmp_path, edits), "risks")[-1]["title"] == 'a, "b"\nc'


def test_every_table_has_the_columns_it_says(tmp_path: Path) -> None:
    report = bind_report(tmp_path).reports[0]
    for table in DATASETS:
        reader = csv.reader(
            io.StringIO(write_table(table, "lo", report).decode("utf-8-sig"), newline="")
        )
        lengths = {len(row) for row in reader}
        assert lengths == {len(table.columns)}
        assert {*table.key} <= {each.name for each in table.columns}


def test_the_description_agrees_with_the_files(tmp_path: Path) -> None:
    organisation = bind_report(tmp_path)
    files = write(organisation)
    for resource in package(organisation)["resources"]:
        data = files[resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        if resource["format"] == "csv":
            names = [each["name"] for each in resource["schema"]["fields"]]
            assert data.decode("utf-8-sig").split("\r\n")[0].split(",") == names


def test_keys_are_unique_and_point_to_something(tmp_path: Path) -> None:
    organisation = bind_report(tmp_path)
    resources = {each["name"]: each for each in package(organisation)["resources"]}
    for name in ("risks", "measures", "goals", "producers"):
        key = resources[name]["schema"]["primaryKey"]
        found = [tuple(row[column] for column in key) for row in rows(organisation, name)]
        assert len(set(found)) == len(found) > 0
    (reference,) = resources["measures"]["schema"]["foreignKeys"]
    assert reference["reference"] == {"resource": "risks", "fields": ["id"]}
    known = {row["id"] for row in rows(organisation, "risks")}
    assert {row["risk"] for row in rows(organisation, "measures")} <= known


def test_the_description_is_in_the_language_of_the_report(tmp_path: Path) -> None:
    edits = {
        "organisation.yaml": ("languages: [nb]", "languages: [nb, en]"),
        "2023/report.yaml": ("status: published", "status: published\nlanguage: en"),
    }
    described = package(bind_report(tmp_path, edits))
    assert described["title"].startswith("Open data: statement under the Transparency Act")
    fields = described["resources"][0]["schema"]["fields"]
    assert fields[2] == {
        "name": "id",
        "type": "string",
        "title": "Permanent short name",
        "constraints": {"required": True},
    }


def test_a_spreadsheet_is_told_that_it_is_utf_8(tmp_path: Path) -> None:
    assert write(bind_report(tmp_path))["risks.csv"].startswith("\ufefforganisation,".encode())


def test_a_block_of_which_nothing_is_said_is_no_measure(tmp_path: Path) -> None:
    """The portal has a block for every risk, filled in or not."""
    counts = {each["id"]: each["measures"] for each in rows(bind_report(tmp_path), "risks")}
    said = {
        each["risk"] for each in rows(bind_report(tmp_path / "2"), "measures") if each["actions"]
    }
    assert {risk for risk, count in counts.items() if count == "0"} == counts.keys() - said != set()
