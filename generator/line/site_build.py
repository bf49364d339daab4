"""What belongs to no organisation: the pages and data of all of them, search, and one manifest.

Little is known here of each organisation; where none of that has changed, nothing is made anew.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256

from msgspec import Struct, msgpack
from msgspec.structs import replace

from generator.data.feed import make_register_feed
from generator.data.register import list_register
from generator.findings.finding import Finding, Ref
from generator.line.organisation_build import PlainOutcome
from generator.line.register_tables import WantedTables, make_tables
from generator.line.shards import Shard, describe_shard
from generator.output.assets import list_assets
from generator.output.dropped import Kept, find_dropped, find_shared
from generator.output.inspection import Inspected, inspect_links, inspect_page, is_page
from generator.output.manifest import Made, Manifest
from generator.output.search_index import Searched, make_index
from generator.output.write import Output, Staging
from generator.pages.parts.summary import site_languages
from generator.pages.render import render_cms, render_site
from generator.plan.addresses import Site
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import CMS, list_data_files


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
    shared, found = _make_shared(outcomes, made, whole, output)
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
        now = {each.key: Kept(frozenset(each.kept), _drafts(each)) for each in outcomes}
        yield from find_dropped(previous.organisations, now)


def _drafts(outcome: PlainOutcome) -> frozenset[str]:
    return frozenset(path.rpartition("/")[2] for path in outcome.drafts)


def _index(outcomes: Sequence[PlainOutcome], whole: Whole, output: Output) -> Mapping[str, Made]:
    """Make what searches all organisations; a single one has all it needs in its own index."""
    if not (whole.site.search and whole.site.several):
        return {}
    languages = site_languages(tuple(each.summary for each in outcomes if each.summary))
    searched = [
        Searched(each.key, each.statements, each.made.files) for each in outcomes if each.made
    ]
    return make_index(searched, languages, output, whole.program, keep=whole.cache)


def _tabulate(
    outcomes: Sequence[PlainOutcome], made: Mapping[str, Made], whole: Whole, output: Output
) -> Made:
    """Make the tables of all statements, where the site has them."""
    if not whole.site.tables:
        return Made("", {})
    rows = {each.rows: made[each.key].files[each.rows] for each in outcomes}
    previous = output.previous.tables if whole.cache else None
    wanted = WantedTables(rows, whole.program, whole.parquet)
    return make_tables(wanted, output.staging, previous, output.states)


def _make_shared(
    outcomes: Sequence[PlainOutcome], made: Mapping[str, Made], whole: Whole, output: Output
) -> tuple[Made, tuple[Finding, ...]]:
    """Make the files that belong to no organisation, and tell what is wrong with them.

    They are as they were if they come from the same, and are still there.
    """
    owned = {path for each in made.values() for path in each.files}
    owned.update(list_data_files(whole.site))
    inputs, previous = _fingerprint(outcomes, owned, whole.program), output.previous
    if whole.cache and previous.inputs == inputs:
        states = {path: output.states[path] for path in previous.files if path in output.states}
        if output.staging.holds(previous.files, states):
            return Made(inputs, previous.files), ()
    files, pages = _lay_aside(
        _list_shared(outcomes, whole.site), replace(output.staging, precompress=whole.precompress)
    )
    findings = [finding for page in pages for finding in page.findings]
    findings.extend(inspect_links(pages, files, owned))
    return Made("" if findings else inputs, files), tuple(findings)


def _is_told(key: str, made: Made) -> bool:
    """Tell whether the CMS is told of an organisation: it has a report."""
    return f"{CMS}{key}.json" in made.files


def _fingerprint(outcomes: Sequence[PlainOutcome], owned: Collection[str], program: str) -> str:
    """Return a digest of all that shared files come from; links need to know what there is."""
    known = [(each.key, each.summary, each.entries, each.listed, each.news) for each in outcomes]
    return sha256(msgpack.encode([program, known, sorted(owned)])).hexdigest()


def _lay_aside(
    artifacts: Iterator[Artifact], staging: Staging
) -> tuple[dict[str, str], list[Inspected]]:
    files: dict[str, str] = {}
    pages: list[Inspected] = []
    for artifact in artifacts:
        files.update(staging.put_all(artifact))
        if is_page(artifact):
            pages.append(inspect_page(artifact, Ref(artifact.path)))
    return files, pages


def _list_shared(outcomes: Sequence[PlainOutcome], site: Site) -> Iterator[Artifact]:
    summaries = tuple(each.summary for each in outcomes if each.summary)
    entries = tuple(entry for each in outcomes for entry in each.entries)
    listed = [page for each in outcomes for page in each.listed]
    yield from list_assets(site)
    yield from render_site(summaries, site)
    if site.cms:
        told = (each.summary for each in outcomes if each.made and _is_told(each.key, each.made))
        yield render_cms(filter(None, told), site.cms)
    if site.several:
        from generator.pages.kinds.register_pages import list_paths

        listed = [*list_paths(summaries, site), *listed]
        yield make_register_feed((each for one in outcomes for each in one.news), site)
    yield from list_register(entries, listed, site)
