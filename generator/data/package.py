"""datapackage.json: what the tables of a report hold, by the Data Package standard, version 2."""

import re
from collections.abc import Iterable

from generator.book.model import Book, BookReport
from generator.data.plain import Json, write_json
from generator.plan.addresses import DATA_FILES, DATA_PACKAGE
from generator.plan.artifacts import Artifact, digest
from generator.plan.datasets import DATASETS, Dataset
from generator.text.words import Words, load_words

_UNNAMABLE = re.compile(r"[^A-Za-z0-9._-]+")
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def make_package(
    book: Book, report: BookReport, folder: str, files: Iterable[Artifact]
) -> Artifact:
    """Return the description of a report's tables, which lie beside it in `folder`.

    The whole report is their source, not a resource: its name, report.json, is one that the
    standard's own tools take for their own files.
    """
    words = load_words(report.language, "data")
    given = {"name": report.organisation.name, "year": report.year}
    data: dict[str, Json] = {
        "$schema": PROFILE,
        "name": f"{book.key}-{report.year}",
        "title": words("package_title", **given),
        "description": words["package_description"],
        **_license(report),
        "sources": [{"title": words["report_title"], "path": DATA_FILES[0]}],
        "resources": [
            _resource(file, table, report, words)
            for table, file in zip(DATASETS, files, strict=True)
        ],
    }
    return Artifact(f"{folder}/{DATA_PACKAGE}", write_json(data))


def _license(report: BookReport) -> dict[str, Json]:
    """Return the licence; its name is made as Open Definition's are: CC-BY-4.0."""
    given = report.organisation.license
    if given is None:
        return {}
    name = _UNNAMABLE.sub("-", given.name).strip("-") or "other"
    path: dict[str, Json] = {"path": given.url} if given.url else {}
    return {"licenses": [{"name": name, "title": given.name, **path}]}


def _resource(file: Artifact, table: Dataset, report: BookReport, words: Words) -> Json:
    return {
        "name": table.name,
        "path": table.file,
        "title": table.title(words),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file.data),
        "hash": f"sha256:{digest(file.data)}",
        "type": "table",
        "schema": _schema(table, report, words),
    }


def describe_columns(table: Dataset, words: Words) -> dict[str, Json]:
    """Return a table's schema: its columns and its key, without what it refers to."""
    return {
        "fields": [
            {
                "name": column.name,
                "type": column.type,
                "title": column.title(words),
                "constraints": {"required": column.name in table.required},
            }
            for column in table.columns
        ],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }


def _schema(table: Dataset, report: BookReport, words: Words) -> dict[str, Json]:
    schema = describe_columns(table, words)
    # A measure for no risk may be published, when an editor has excepted it.
    if table.reference and not report.orphan_measures:
        column, other, there = table.reference
        reference: Json = {"resource": other, "fields": [there]}
        schema["foreignKeys"] = [{"fields": [column], "reference": reference}]
    return schema
