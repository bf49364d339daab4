"""data/datapackage.json: what the tables of all statements hold, by the Data Package standard."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from generator.data.package import PROFILE
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
    resources = [_resource(table, files[table.file], words) for table in tables]
    return write_json(
        {
            "$schema": PROFILE,
            "name": "statements",
            "title": words["tables_title"],
            "description": words["tables_description"],
            "resources": [*resources, *_others(tables, files, words)],
        }
    )


def _others(
    tables: Sequence[Dataset], files: Mapping[str, TableFile], words: Words
) -> Iterator[Json]:
    """Yield the files that hold the same in other formats."""
    for table in tables:
        name = parquet_of(table)
        if name in files:
            title = f"{table.title(words)} (Parquet)"
            yield {**_file(f"{table.name}-parquet", name, files[name], title, "parquet")}
    yield _file("workbook", WORKBOOK, files[WORKBOOK], words["workbook_title"], "xlsx")


def _file(name: str, path: str, file: TableFile, title: str, kind: Format) -> dict[str, Json]:
    return {
        "name": name,
        "path": path,
        "title": title,
        "format": kind,
        "mediatype": _TYPES[kind],
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
    }


def _resource(table: Dataset, file: TableFile, words: Words) -> Json:
    schema: dict[str, Json] = {
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
    if table.name != _STATEMENTS:
        reference: Json = {"resource": _STATEMENTS, "fields": list(_WHOSE)}
        schema["foreignKeys"] = [{"fields": list(_WHOSE), "reference": reference}]
    described = _file(table.name, table.file, file, table.title(words), "csv")
    return {**described, "encoding": "utf-8", "type": "table", "schema": schema}
