"""The description of all tables: each file with its digest, and every table's way to statements."""

import json
from typing import Any

from generator.data.register_package import TableFile, describe_tables
from generator.data.table_files import parquet_of
from generator.plan.addresses import WORKBOOK
from generator.plan.datasets import list_register_tables

TABLES = list_register_tables()


def resources(*more: str) -> list[dict[str, Any]]:
    """The resources of a package of all tables, and of these files besides."""
    names = [*(each.file for each in TABLES), WORKBOOK, *more]
    files = {name: TableFile(number, f"{number:064x}") for number, name in enumerate(names, 1)}
    described: list[dict[str, Any]] = json.loads(describe_tables(TABLES, files, "nb"))["resources"]
    return described


def test_every_table_but_the_statements_refers_to_them_and_they_to_none() -> None:
    references = {
        each["name"]: each["schema"].get("foreignKeys") for each in resources() if "schema" in each
    }
    assert references.pop("statements") is None
    columns = ["organisation", "year"]
    whose = {"fields": columns, "reference": {"resource": "statements", "fields": columns}}
    assert references
    assert all(each == [whose] for each in references.values())


def test_a_file_has_its_size_and_digest_in_the_order_of_the_tables() -> None:
    described = resources()
    assert [each["path"] for each in described] == [*(each.file for each in TABLES), WORKBOOK]
    assert [each["bytes"] for each in described] == [*range(1, len(TABLES) + 2)]
    assert described[0]["hash"] == f"sha256:{1:064x}"
    assert (described[0]["format"], described[-1]["format"]) == ("csv", "xlsx")


def test_parquet_stands_beside_the_table_that_has_it() -> None:
    first, second = TABLES[:2]
    one, other, *_ = resources(parquet_of(first))
    assert one["parquet"]["path"] == parquet_of(first)
    assert one["parquet"]["format"] == "parquet"
    assert "parquet" not in other, second.name
