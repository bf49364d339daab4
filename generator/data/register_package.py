"""data/datapackage.json: what the tables of all statements hold, by the Data Package standard.

The resources are the CSV files and the workbook. A table's Parquet file stands beside its CSV file,
as `parquet`: the standard's own tools do not read empty whole numbers and days of Parquet rightly.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from generator.data.package import PROFILE, describe_columns
from generator.data.plain import Json, write_json
from generator.data.table_files import parquet_of
from generator.plan.addresses import WORKBOOK
from generator.plan.datasets import Dataset
from generator.text.words import Words, load_words

_TYPES = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# The table that the others refer to, by these columns.
_STATEMENTS, _WHOSE = "statements", ("organisation", "year")
Format = Literal["csv", "parquet", "xlsx"]


class TableFile(Struct, frozen=True):
    """A file of tables: how large it is, in bytes, and its SHA-256."""

    size: int
    digest: str


def describe_tables(
    tables: Sequence[Dataset], files: Mapping[str, TableFile], language: str
) -> bytes:
    """Return the description of the files, by name, that the tables of all statements are in."""
    words = load_words(language, "data")
    workbook = _file(files[WORKBOOK], WORKBOOK, "xlsx")
    return write_json(
        {
            "$schema": PROFILE,
            "name": "statements",
            "title": words["tables_title"],
            "description": words["tables_description"],
            "resources": [
                *(_resource(each, files, words) for each in tables),
                {"name": "workbook", "title": words["workbook_title"], **workbook},
            ],
        }
    )


def _file(file: TableFile, path: str, kind: Format) -> dict[str, Json]:
    return {
        "path": path,
        "format": kind,
        "mediatype": _TYPES[kind],
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
    }


def _resource(table: Dataset, files: Mapping[str, TableFile], words: Words) -> Json:
    schema = describe_columns(table, words)
    if table.name != _STATEMENTS:
        reference: Json = {"resource": _STATEMENTS, "fields": list(_WHOSE)}
        schema["foreignKeys"] = [{"fields": list(_WHOSE), "reference": reference}]
    name = parquet_of(table)
    also: dict[str, Json] = (
        {"parquet": _file(files[name], name, "parquet")} if name in files else {}
    )
    return {
        "name": table.name,
        "title": table.title(words),
        **_file(files[table.file], table.file, "csv"),
        "encoding": "utf-8",
        "type": "table",
        "schema": schema,
        **also,
    }
