"""datapackage.json: what the tables of a report hold, by the Data Package standard, version 2."""

from collections.abc import Iterable

from generator.artifacts import Artifact
from generator.book import BoundOrganisation, BoundReport
from generator.data.plain import Json, write_json
from generator.data.tables import ORIGIN, TABLES, Table
from generator.data.words import load_data_words
from generator.manifest import digest
from generator.words import Words

NAME = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def make_package(
    organisation: BoundOrganisation, report: BoundReport, folder: str, files: Iterable[Artifact]
) -> Artifact:
    """Return the description of a report's data files, which lie beside it in `folder`."""
    words = load_data_words(report.language)
    given = {"name": report.organisation.name, "year": report.year}
    data: dict[str, Json] = {
        "$schema": _PROFILE,
        "name": f"{organisation.key}-{report.year}",
        "title": words("package_title", **given),
        "description": words["package_description"],
        "resources": [_resource(each, report, words) for each in files],
    }
    return Artifact(f"{folder}/{NAME}", write_json(data))


def _resource(file: Artifact, report: BoundReport, words: Words) -> Json:
    name = file.path.rpartition("/")[2]
    table = next((each for each in TABLES if each.file == name), None)
    resource: dict[str, Json] = {
        "name": name.rpartition(".")[0],
        "path": name,
        "title": words[f"{name.rpartition('.')[0]}_title"],
        "format": name.rpartition(".")[2],
        "mediatype": "text/csv" if table else "application/json",
        "encoding": "utf-8",
        "bytes": len(file.data),
        "hash": f"sha256:{digest(file.data)}",
    }
    if table:
        return {**resource, "type": "table", "schema": _schema(table, report, words)}
    return resource


def _schema(table: Table, report: BoundReport, words: Words) -> dict[str, Json]:
    schema: dict[str, Json] = {
        "fields": [
            {
                "name": column,
                "type": "integer" if column in table.numbers else "string",
                "title": words[column],
                "constraints": {"required": column in {*ORIGIN, *table.key}},
            }
            for column in table.columns
        ],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    # A measure for no risk may be published, when an editor has excepted it.
    if table.name == "measures" and not report.orphan_measures:
        reference: Json = {"resource": "risks", "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": ["risk"], "reference": reference}]
    return schema
