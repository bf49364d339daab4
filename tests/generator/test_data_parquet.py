"""Parquet: types that hold, rows in groups, the same bytes each time."""

from datetime import date
from pathlib import Path

import pytest
from pyarrow.parquet import ParquetFile as Reader
from pyarrow.parquet import read_table

from generator.data import parquet
from generator.data.parquet import ParquetFile, find_parquet_writer, write_rows
from generator.data.register_rows import Row
from generator.plan.datasets import Dataset, DatasetColumn, list_register_tables

TABLE = Dataset(
    "year",
    (
        DatasetColumn("year"),
        DatasetColumn("measures", type="integer"),
        DatasetColumn("count", type="number"),
        DatasetColumn("when", type="date"),
        DatasetColumn("risk", type="boolean"),
    ),
    ("year",),
)


def write(file: Path, *rows: Row, rows_of_group: int = 100, of_part: int = 100) -> Path:
    """A file with these rows of the table, so many in each part."""
    with ParquetFile(file, TABLE, rows_of_group) as made:
        for start in range(0, len(rows), of_part):
            made.add(write_rows(TABLE, rows[start : start + of_part]))
    return file


@pytest.mark.slow
def test_a_column_is_of_the_kind_that_it_holds(tmp_path: Path) -> None:
    row = ("971032081", 10**18 - 1, 3, "1814-05-17", False)
    table = read_table(write(tmp_path / "a.parquet", row, (None,) * 5))
    assert [str(each.type) for each in table.schema] == [
        "string", "int64", "double", "date32[day]", "bool",
    ]  # fmt: skip
    first, second = table.to_pylist()
    assert tuple(first.values()) == ("971032081", 10**18 - 1, 3.0, date(1814, 5, 17), False)
    assert set(second.values()) == {None}


def test_rows_are_written_in_groups_as_they_come(tmp_path: Path) -> None:
    rows = [(str(each), None, None, None, None) for each in range(5)]
    file = Reader(write(tmp_path / "a.parquet", *rows, rows_of_group=2, of_part=1))
    assert [file.metadata.row_group(each).num_rows for each in range(3)] == [2, 2, 1]
    assert file.read()["year"].to_pylist() == ["0", "1", "2", "3", "4"]


def test_a_column_says_what_it_holds(tmp_path: Path) -> None:
    statements = list_register_tables()[0]
    with ParquetFile(tmp_path / "a.parquet", statements):
        pass
    schema = read_table(tmp_path / "a.parquet").schema
    assert schema.field("number").metadata == {b"description": b"Organisasjonsnummer"}
    assert schema.names == [each.name for each in statements.columns]


def test_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    row = ("a", 1, 1.5, "2024-06-28", True)
    one, other = write(tmp_path / "a.parquet", row), write(tmp_path / "b.parquet", row)
    assert one.read_bytes() == other.read_bytes()


def test_what_it_is_written_with_is_known_by_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (find_parquet_writer() or "").startswith("pyarrow 26")
    monkeypatch.setattr(parquet, "_PACKAGE", "no-such-package")
    assert find_parquet_writer() is None
