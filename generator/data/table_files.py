"""The tables of all statements as files, put together from chunks that are then forgotten."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

from generator.data.table_chunks import TableChunk, TablePart
from generator.data.tables import begin_csv
from generator.data.workbook import Workbook
from generator.plan.addresses import WORKBOOK
from generator.plan.datasets import Dataset

# Writes rows of one table, after those that are written.
PartWriter: TypeAlias = Callable[[TablePart], object]


def write_tables(
    folder: Path, tables: Sequence[Dataset], chunks: Iterable[TableChunk], *, parquet: bool
) -> tuple[str, ...]:
    """Write the tables of all organisations into a folder; return the names of the files."""
    names, book = [each.file for each in tables], Workbook(folder)
    with ExitStack() as stack:
        writers = {each.name: _open(folder, each, book, stack, parquet=parquet) for each in tables}
        for chunk in chunks:
            for name, part in chunk.parts.items():
                for write in writers[name]:
                    write(part)
    book.explain(tables)
    book.write(folder / WORKBOOK)
    if parquet:
        names += [parquet_of(each) for each in tables]
    return (*names, WORKBOOK)


def parquet_of(table: Dataset) -> str:
    """Return the name of a table's Parquet file."""
    return f"{table.name}.parquet"


def _open(
    folder: Path, table: Dataset, book: Workbook, stack: ExitStack, *, parquet: bool
) -> list[PartWriter]:
    """Return what writes a table in each format; `stack` closes the files."""
    stream, sheet = stack.enter_context((folder / table.file).open("wb")), book.add_sheet(table)
    stream.write(begin_csv(table))
    writers: list[PartWriter] = [
        lambda part: stream.write(part.lines),
        lambda part: sheet.add(part.sheet),
    ]
    if parquet:
        from generator.data.parquet import ParquetFile

        file = stack.enter_context(ParquetFile(folder / parquet_of(table), table))
        writers.append(lambda part: file.add(part.parquet))
    return writers
