"""The shards of a build made one site, equal to what a single build makes of the same content."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from generator.data.parquet import find_parquet_writer
from generator.findings.finding import Finding
from generator.line.shards import (
    Shard,
    ShardError,
    fetch,
    fingerprint_options,
    order_outcomes,
    read_shards,
)
from generator.line.site_build import Whole, finish_site
from generator.output.write import Output, Written, open_output


class JoinedSite(Struct, frozen=True):
    """What came of joining; `written` is None when findings kept the site from being written.

    `pages` counts those on the site, `shards` what they were made of.
    """

    findings: tuple[Finding, ...]
    shards: int
    pages: int = 0
    written: Written | None = None


def join(folders: Sequence[Path], out: Path) -> JoinedSite:
    """Make one site of the shards in folders.

    Raises ShardError when they do not fit together, OutputError when the output cannot take the
    site, SearchError when it cannot be indexed.
    """
    shards = read_shards(folders)
    first = next(iter(shards.values()))
    program = fingerprint_options(first.options)
    if first.program != program:
        raise ShardError("shard_other_program", path=str(next(iter(shards))))
    outcomes = order_outcomes(shards.values())
    parquet = first.options.parquet
    if parquet and find_parquet_writer() != parquet:
        raise ShardError("shard_parquet_writer", path=str(next(iter(shards))), wanted=parquet)
    site, packed = first.options.site, first.options.precompress
    whole = Whole(site, first.folders, program, parquet, packed)
    with open_output(out) as output:
        _take_over(shards, output)
        finished = finish_site(outcomes, whole, output)
        if finished.manifest is None:
            return JoinedSite(finished.findings, len(shards))
        written = output.commit(finished.manifest)
        pages = finished.manifest.count(".html")
        return JoinedSite(finished.findings, len(shards), pages, written)


def _take_over(shards: Mapping[Path, Shard], output: Output) -> None:
    """Lay aside the files of all shards that the site does not have. Raises ShardError."""
    for folder, shard in shards.items():
        for outcome in shard.outcomes:
            for path, expected in outcome.made.files.items() if outcome.made else ():
                if not output.staging.holds({path: expected}, output.intact):
                    output.staging.put(fetch(folder, path, expected))
