"""The rows of some organisations, ready to be put together with those of others to tables.

What is kept so need not be made again when another organisation changes: rows as CSV, as XML of a
sheet and as Parquet, compressed. It is the same however it comes about that they are put together.
"""

import io
import zlib
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from generator.data.register_rows import OrganisationRows, Row
from generator.data.sheet_rows import SheetRows, SheetWriter
from generator.data.tables import begin_rows, write_cell
from generator.plan.datasets import Dataset

# Text is packed for the disk: more work makes it little smaller.
_LIGHTLY = 1


class TablePart(Struct, frozen=True, array_like=True):
    """Rows of one table: as CSV (compressed, without heads), for a sheet, and as a Parquet file.

    `parquet` is empty where none is asked for, or there are no rows.
    """

    rows: int
    csv: bytes
    sheet: SheetRows
    parquet: bytes

    @property
    def lines(self) -> bytes:
        """The rows as CSV."""
        return zlib.decompress(self.csv)


class TableChunk(Struct, frozen=True, array_like=True):
    """Rows of every table, by its name, and the digest of what they come from."""

    inputs: str
    parts: dict[str, TablePart]


def make_chunk(
    inputs: str,
    tables: Sequence[Dataset],
    found: Iterable[OrganisationRows],
    before: Mapping[str, int],
    *,
    parquet: bool,
) -> TableChunk:
    """Return the rows of organisations; `before` is how many rows of a table come before them.

    Raises ValueError where rows are of other columns than the tables have.
    """
    makers = {each.name: _PartMaker(each, before[each.name], parquet=parquet) for each in tables}
    for each in found:
        for table in tables:
            makers[table.name].add(each)
    return TableChunk(inputs, {name: maker.finish() for name, maker in makers.items()})


class _PartMaker:
    """Makes the part of one table."""

    def __init__(self, table: Dataset, before: int, *, parquet: bool) -> None:
        self._table, self._parquet = table, parquet
        self._names = tuple(each.name for each in table.columns)
        self._sheet = SheetWriter([each.type for each in table.columns], before)
        self._rows: list[Row] = []

    def add(self, found: OrganisationRows) -> None:
        """Add the rows of an organisation."""
        rows = found.tables[self._table.name]
        if rows.columns != self._names:
            raise ValueError(f"{found.organisation}: {self._table.name} has other columns")
        self._rows.extend(rows.rows)
        for row in rows.rows:
            self._sheet.add(row)

    def finish(self) -> TablePart:
        """Return the part."""
        stream = io.StringIO(newline="")
        begin_rows(stream).writerows(map(write_cell, row) for row in self._rows)
        packed = zlib.compress(stream.getvalue().encode(), _LIGHTLY)
        sheet = self._sheet.finish()
        return TablePart(len(self._rows), packed, sheet, self._as_parquet())

    def _as_parquet(self) -> bytes:
        if not self._parquet:
            return b""
        from generator.data.parquet import write_rows

        return write_rows(self._table, self._rows)
