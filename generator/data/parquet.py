"""The tables of all statements as Parquet, for programs: made only where it is asked for.

It takes pyarrow, the extra `parquet`; `find_parquet_writer` says whether that is here.
"""

from collections.abc import Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from generator.data.register_rows import Row, Value
from generator.plan.datasets import Dataset, DatasetColumn
from generator.text.words import load_words
from schema.languages import usual_language

_PACKAGE = "pyarrow"
# Rows that are remembered before they are written: a group of rows in the file.
ROWS_OF_GROUP = 10_000


def find_parquet_writer() -> str | None:
    """Return what Parquet is written with, as a text that changes when it does; None: nothing."""
    try:
        return f"{_PACKAGE} {version(_PACKAGE)}"
    except PackageNotFoundError:
        return None


def write_rows(table: Dataset, rows: Sequence[Row]) -> bytes:
    """Return rows of a table as a Parquet file of their own; empty if there are none."""
    import pyarrow as pa

    if not rows:
        return b""
    schema, stream = _make_schema(table), BytesIO()
    kinds, columns = (each.type for each in table.columns), zip(*rows, strict=True)
    arrays = [
        pa.array([_cell(kind, each) for each in values], type=field.type)
        for kind, field, values in zip(kinds, schema, columns, strict=True)
    ]
    with _open(stream, schema) as writer:
        writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    return stream.getvalue()


class ParquetFile:
    """A table as Parquet, put together from files; its columns say what they hold."""

    def __init__(self, file: Path, table: Dataset, rows_of_group: int = ROWS_OF_GROUP) -> None:
        """Open the file."""
        self._schema = _make_schema(table)
        self._writer = _open(file, self._schema)
        self._rows_of_group = rows_of_group
        self._waiting: list[Any] = []
        self._rows = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """Write what is left."""
        if error is None:
            self._write()
        self._writer.close()

    def add(self, data: bytes) -> None:
        """Write the rows of a Parquet file, once there are enough of them."""
        from pyarrow.parquet import read_table

        if data:
            rows = read_table(BytesIO(data), schema=self._schema)
            self._waiting.append(rows)
            self._rows += len(rows)
            if self._rows >= self._rows_of_group:
                self._write()

    def _write(self) -> None:
        import pyarrow as pa

        if self._waiting:
            # In one piece: where pieces met would be seen in the file.
            self._writer.write_table(pa.concat_tables(self._waiting).combine_chunks())
        self._waiting.clear()
        self._rows = 0


def _open(file: Path | BytesIO, schema: Any) -> Any:
    from pyarrow.parquet import ParquetWriter

    return ParquetWriter(file, schema, compression="zstd")


def _cell(kind: str, value: Value) -> date | Value:
    """Return a value as its column holds it."""
    if value is None:
        return None
    if kind == "date":
        return date.fromisoformat(str(value))
    if kind == "number" and isinstance(value, int | float):
        return float(value)
    return value


def _make_schema(table: Dataset) -> Any:
    import pyarrow as pa

    types = {
        "string": pa.string(), "integer": pa.int64(), "number": pa.float64(),
        "boolean": pa.bool_(), "date": pa.date32(),
    }  # fmt: skip

    def describe(column: DatasetColumn) -> Any:
        title = column.title(load_words(usual_language(), "data"))
        return pa.field(column.name, types[column.type], metadata={"description": title})

    return pa.schema([describe(each) for each in table.columns])
