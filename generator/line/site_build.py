"""What belongs to no organisation: the pages and data of all of them, search, and one manifest.

Little is known here of each organisation; where none of that has changed, nothing is made anew.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.findings.finding import Finding
from generator.line.organisation_build import PlainOutcome
from generator.line.register_tables import WantedTables, make_tables
from generator.line.shards import Shard, describe_shard
from generator.line.shared_files import Common, make_shared
from generator.output.dropped import Kept, find_dropped, find_shared
from generator.output.manifest import Made, Manifest
from generator.output.write import Output
from generator.pages.parts.summary import site_languages
from generator.plan.addresses import Site
from generator.plan.site_addresses import list_data_files


class Whole(Struct, frozen=True):
    """What holds for the whole site; `program` is the fingerprint of all that is not content.

    `folders` are those of the organisations' pages, by key. `parquet` says what tables are written
    with as Parquet; empty: none are. With `precompress`, files are kept compressed, too; with
    `in_spite`, no finding stops it; without `cache`, all is made anew.
    """

    site: Site
    folders: Mapping[str, str]
    program: str
    parquet: str = ""
    precompress: bool = False
    in_spite: bool = False
    cache: bool = True


class Finished(Struct, frozen=True):
    """What the site is to be, and what was found; no manifest where a finding stops it."""

    findings: tuple[Finding, ...]
    manifest: Manifest | None = None


def finish_site(outcomes: Sequence[PlainOutcome], whole: Whole, output: Output) -> Finished:
    """Make what all organisations have in common; all of them have been made.

    Raises OutputError, and SearchError when the pages cannot be indexed.
    """
    made = {each.key: each.made for each in outcomes if each.made}
    common = Common(whole.site, whole.program, whole.precompress, whole.cache)
    shared, found = make_shared(outcomes, made, common, output)
    taken = (*shared.files, *list_data_files(whole.site))
    found = (*found, *_compare(outcomes, made, taken, whole, output.previous))
    if any(each.stops_publishing for each in found) and not whole.in_spite:
        return Finished(found)
    searches, tables = _index(outcomes, whole, output), _tabulate(outcomes, made, whole, output)
    manifest = Manifest(made, shared.files, searches, tables=tables, inputs=shared.inputs)
    return Finished(found, manifest)


def finish_shard(shard: Shard, output: Output) -> Finished:
    """Make what says of a shard what the whole site must know; joining makes the rest."""
    described = describe_shard(shard)
    made = {each.key: each.made for each in shard.outcomes if each.made}
    return Finished((), Manifest(made, {described.path: output.staging.put(described)}))


def _compare(
    outcomes: Sequence[PlainOutcome],
    made: Mapping[str, Made],
    shared: Collection[str],
    whole: Whole,
    previous: Manifest,
) -> Iterator[Finding]:
    """Yield the addresses that two organisations have, and those that the last site had alone.

    A preview is nobody's last site: no one has linked to it.
    """
    yield from find_shared(made, shared, whole.folders)
    if not whole.site.preview:
        now = {each.key: Kept(each.kept, _drafts(each)) for each in outcomes}
        yield from find_dropped(previous.organisations, now)


def _drafts(outcome: PlainOutcome) -> frozenset[str]:
    return frozenset(path.rpartition("/")[2] for path in outcome.drafts)


def _index(outcomes: Sequence[PlainOutcome], whole: Whole, output: Output) -> Mapping[str, Made]:
    """Make what searches all organisations; a single one has all it needs in its own index."""
    if not (whole.site.search and whole.site.several):
        return {}
    from generator.output.search_index import Searched, make_index

    languages = site_languages(tuple(each.summary for each in outcomes if each.summary))
    searched = [
        Searched(each.key, each.statements, each.made.packed) for each in outcomes if each.made
    ]
    return make_index(searched, languages, output, whole.program, keep=whole.cache)


def _tabulate(
    outcomes: Sequence[PlainOutcome], made: Mapping[str, Made], whole: Whole, output: Output
) -> Made:
    """Make the tables of all statements, where the site has them."""
    if not whole.site.tables:
        return Made("", {})
    rows = {each.rows: made[each.key].packed.unpack()[each.rows] for each in outcomes}
    wanted = WantedTables(rows, whole.program, whole.parquet)
    return make_tables(wanted, output, keep=whole.cache)
