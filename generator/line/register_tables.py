"""The tables of all statements of a site, put together from what each organisation has laid aside.

No organisation is read again for them: its rows are a file of its own on the site. They are made
anew only where one of these files has changed, one organisation at a time.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from importlib.metadata import version

from msgspec import Struct

from generator.data.register_rows import OrganisationRows, read_rows
from generator.output.manifest import Made
from generator.output.write import Staging
from generator.plan.addresses import DATA_PACKAGE
from generator.plan.artifacts import Artifact
from generator.plan.datasets import list_register_tables
from generator.plan.site_addresses import DATA_FOLDER
from schema.languages import usual_language


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
        given = [self.program, version("xlsxwriter"), self.parquet, list(self.rows.items())]
        return hashlib.sha256(json.dumps(given).encode()).hexdigest()


def make_tables(
    wanted: WantedTables,
    staging: Staging,
    previous: Made | None,
    intact: Mapping[str, str],
) -> Made:
    """Make the files of all tables, or keep the previous ones if they are of the same rows.

    `intact` are the last site's files that nobody has touched (see `Output`).
    """
    inputs = wanted.fingerprint
    if previous and previous.inputs == inputs and staging.holds(previous.files, intact):
        return previous
    return _write(wanted, staging)


def _write(wanted: WantedTables, staging: Staging) -> Made:
    from generator.data.register_package import TableFile, describe_tables
    from generator.data.table_files import write_tables

    tables, files, sizes = list_register_tables(), {}, {}
    with staging.separate("tables") as folder:
        found = _read(wanted.rows, staging)
        for name in write_tables(folder, tables, found, parquet=bool(wanted.parquet)):
            size, path = (folder / name).stat().st_size, f"{DATA_FOLDER}{name}"
            files[path] = staging.put_file(path, folder / name)
            sizes[name] = TableFile(size, files[path])
    description = describe_tables(tables, sizes, usual_language())
    described = Artifact(f"{DATA_FOLDER}{DATA_PACKAGE}", description)
    return Made(wanted.fingerprint, {**files, described.path: staging.put(described)})


def _read(rows: Mapping[str, str], staging: Staging) -> Iterator[OrganisationRows]:
    for path in rows:
        yield read_rows(staging.locate(path).read_bytes())
