"""The tables of all statements of a site, put together from what each organisation has laid aside.

No organisation is read again for them: its rows are a file of its own on the site. They are made
anew only where one of these files has changed. What is made of some organisations' rows is kept, so
that a change in one makes no more than these anew.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version

from msgspec import Struct

from generator.data.register_rows import read_rows
from generator.data.table_chunks import TableChunk
from generator.output.manifest import Made
from generator.output.write import Output
from generator.plan.addresses import DATA_PACKAGE
from generator.plan.artifacts import Artifact
from generator.plan.datasets import Dataset, list_register_tables
from generator.plan.site_addresses import DATA_FOLDER
from schema.languages import usual_language

# Organisations of a chunk, on average; and signs of its name.
_FILES_OF_CHUNK, _NAME = 16, 32


class WantedTables(Struct, frozen=True):
    """What tables are made of: the files of organisations' rows (path to SHA-256), in order.

    `program` is the fingerprint of all that is not content. `parquet` says what Parquet is written
    with; empty: there is none.
    """

    rows: Mapping[str, str]
    program: str
    parquet: str

    @property
    def fingerprint(self) -> str:
        """A digest of all that the tables come from."""
        return self.fingerprint_some(self.rows, {})

    def fingerprint_some(self, rows: Mapping[str, str], before: Mapping[str, int]) -> str:
        """Return a digest of what some of the rows come from, and how many are before them."""
        program = [self.program, version("xlsxwriter"), self.parquet]
        given = [*program, list(rows.items()), sorted(before.items())]
        return hashlib.sha256(json.dumps(given).encode()).hexdigest()


def make_tables(wanted: WantedTables, output: Output, *, keep: bool = True) -> Made:
    """Make the files of all tables, or `keep` the previous ones if they are of the same rows."""
    inputs, previous = wanted.fingerprint, output.previous.tables
    if keep and previous.inputs == inputs and output.has(previous.packed):
        return previous
    from generator.data.register_package import TableFile, describe_tables
    from generator.data.table_files import write_tables

    tables, staging, files, sizes = list_register_tables(), output.staging, {}, {}
    chunks = _Chunks(wanted, tables, output, keep)
    with staging.separate("tables") as folder:
        for name in write_tables(folder, tables, chunks.list(), parquet=bool(wanted.parquet)):
            size, path = (folder / name).stat().st_size, f"{DATA_FOLDER}{name}"
            files[path] = staging.put_file(path, folder / name)
            sizes[name] = TableFile(size, files[path])
    description = describe_tables(tables, sizes, usual_language())
    described = Artifact(f"{DATA_FOLDER}{DATA_PACKAGE}", description)
    return Made(inputs, {**files, described.path: staging.put(described)})


class _Chunks(Struct, frozen=True):
    """The rows of all organisations, some at a time: as they were kept, or made of their files."""

    wanted: WantedTables
    tables: Sequence[Dataset]
    output: Output
    keep: bool

    def list(self) -> Iterator[TableChunk]:
        """Yield the chunks in order, and keep what is new."""
        record, names = self.output.record, []
        before = Counter({each.name: 0 for each in self.tables})
        for name, rows in divide(self.wanted.rows):
            inputs = self.wanted.fingerprint_some(rows, before)
            chunk = record.read_table_chunk(name) if self.keep else None
            if chunk is None or chunk.inputs != inputs:
                chunk = self._make(inputs, rows, before)
                record.keep_table_chunk(name, chunk)
            yield chunk
            names.append(name)
            before.update({table: part.rows for table, part in chunk.parts.items()})
        record.forget_table_chunks(names)

    def _make(self, inputs: str, rows: Iterable[str], before: Mapping[str, int]) -> TableChunk:
        from generator.data.table_chunks import make_chunk

        found = (read_rows(self.output.staging.locate(path).read_bytes()) for path in rows)
        parquet = bool(self.wanted.parquet)
        return make_chunk(inputs, self.tables, found, before, parquet=parquet)


def divide(rows: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield files in chunks, and for each a name: that of its first file, in short.

    Whether a chunk ends after a file, its own path says: one organisation more or less changes only
    the chunk that it is in.
    """
    name, chunk = "", dict[str, str]()
    for path, digest in rows.items():
        marked = hashlib.sha256(path.encode()).hexdigest()
        name = name or marked[:_NAME]
        chunk[path] = digest
        if int(marked[-2:], 16) % _FILES_OF_CHUNK == 0:
            yield name, chunk
            name, chunk = "", {}
    if chunk:
        yield name, chunk
