"""The tables of all statements as files: each row is written as it comes, and forgotten."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

from generator.data.register_rows import OrganisationRows, Row
from generator.data.tables import begin_csv, write_cell
from generator.data.workbook import Workbook
from generator.plan.addresses import WORKBOOK
from generator.plan.datasets import Dataset


class RowWriter(Protocol):
    """What rows of one table are written to."""

    def add(self, row: Row) -> None:
        """Write one row, whose values are in the order of the table's columns."""


class CsvFile:
    """A table as CSV: UTF-8 with a byte order mark, lines ended by CRLF."""

    def __init__(self, file: Path, table: Dataset, stack: ExitStack) -> None:
        """Open the file, and write the heads; `stack` closes it."""
        stream = stack.enter_context(file.open("w", encoding="utf-8", newline=""))
        self._writer = begin_csv(stream, table)

    def add(self, row: Row) -> None:
        """Write one row."""
        self._writer.writerow(map(write_cell, row))


def write_tables(
    folder: Path, tables: Sequence[Dataset], found: Iterable[OrganisationRows], *, parquet: bool
) -> tuple[str, ...]:
    """Write the tables of all organisations into a folder; return the names of the files.

    Raises ValueError where rows are of other columns than the tables have.
    """
    names = [each.file for each in tables]
    with ExitStack() as stack:
        writers = {each.name: _open(folder, each, stack, parquet=parquet) for each in tables}
        book = stack.enter_context(Workbook(folder / WORKBOOK))
        for table in tables:
            writers[table.name].append(book.add_sheet(table))
        for rows in found:
            for table in tables:
                _add(rows, table, writers[table.name])
        book.explain(tables)
    if parquet:
        names += [parquet_of(each) for each in tables]
    return (*names, WORKBOOK)


def parquet_of(table: Dataset) -> str:
    """Return the name of a table's Parquet file."""
    return f"{table.name}.parquet"


def _open(folder: Path, table: Dataset, stack: ExitStack, *, parquet: bool) -> list[RowWriter]:
    writers: list[RowWriter] = [CsvFile(folder / table.file, table, stack)]
    if parquet:
        from generator.data.parquet import ParquetFile

        writers.append(stack.enter_context(ParquetFile(folder / parquet_of(table), table)))
    return writers


def _add(found: OrganisationRows, table: Dataset, writers: Sequence[RowWriter]) -> None:
    rows = found.tables[table.name]
    if rows.columns != tuple(each.name for each in table.columns):
        raise ValueError(f"{found.organisation}: {table.name} has other columns")
    for row in rows.rows:
        for writer in writers:
            writer.add(row)
