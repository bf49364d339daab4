"""The whole line for a content folder: every organisation through stages 1 to 8, then one write.

An organisation is made by itself, in whichever process has time. An error in any of them, or in the
pages they share, leaves the old site as it was.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from generator.checks.check import Checked
from generator.content.content_folder import discover_content
from generator.content.file_state import FileState
from generator.content.places import Places
from generator.data.feed import make_register_feed
from generator.data.register import list_register
from generator.findings.finding import Finding, Ref
from generator.line.kept_results import ResultsKeeper, open_keeper
from generator.line.organisation_build import OrganisationBuild, Task, make_organisation
from generator.line.processes import spread
from generator.line.register_tables import WantedTables, make_tables
from generator.output.assets import list_assets
from generator.output.dropped import Kept, find_dropped, find_shared
from generator.output.inspection import Inspected, inspect_links, inspect_page, is_page
from generator.output.manifest import Made, Manifest
from generator.output.search_index import make_index
from generator.output.write import Output, Staging, Written, open_output
from generator.pages.render import NOT_FOUND, render_site
from generator.plan.addresses import DATA_SCHEMA, Site
from generator.plan.artifacts import Artifact
from generator.plan.fingerprint import fingerprint_program
from generator.plan.site_addresses import SiteAddresses, list_data_files
from schema.languages import load_languages

# Carries out tasks, in so many processes at most, and yields what came of each, in order.
Maker: TypeAlias = Callable[[Sequence[Task], int | None], Iterator[OrganisationBuild]]


class Options(Struct, frozen=True):
    """What a build is asked for; `as_of` stands for today, `processes` None means one a core.

    `in_spite` makes what can be made also where findings stop publishing: for the preview alone.
    `printer` says what PDFs are to be made with (see `generator.pdf.availability`), `parquet` what
    tables are (see `generator.data.parquet`); empty: none.
    """

    as_of: date
    drafts: bool = False
    site_url: str | None = None
    preview: bool = False
    in_spite: bool = False
    search: bool = True
    cache: bool = True
    processes: int | None = None
    printer: str = ""
    parquet: str = ""


class Built(Struct, frozen=True):
    """What came of a build.

    `checked` has the findings of each organisation, without its reports, and of its texts only the
    lines that findings point to; `loose` are the findings of no organisation. `written` is None
    when findings kept the site from being written. `reports` and `pages` count what is on the site.
    `sentences` are those that annual reports must have, one an enterprise that owes such a report.
    """

    checked: tuple[Checked, ...]
    loose: tuple[Finding, ...]
    reports: int = 0
    pages: int = 0
    written: Written | None = None
    sentences: tuple[str, ...] = ()


def make_organisations(tasks: Sequence[Task], processes: int | None) -> Iterator[OrganisationBuild]:
    """Yield what comes of each task, in order."""
    return spread(make_organisation, tasks, processes)


def build(content: Path, out: Path, options: Options, make: Maker = make_organisations) -> Built:
    """Build the site of a content folder; `make` carries out the work on organisations.

    Raises OutputError when the output cannot take it, SearchError when it cannot be indexed.
    """
    folder = discover_content(content, beside=not options.preview)
    loose, places = folder.findings, folder.places
    site = _site(places, options)
    # What the preview writes is gone when it ends, and so is what it remembers of it.
    records = out.parent / ".records" if options.preview else None
    with open_output(out, records) as output:
        tasks = _tasks(content, folder.keys, options, site, output)
        outcomes = tuple(make(tasks, options.processes))
        checked = tuple(each.checked for each in outcomes)
        made = {each.checked.key: each.made for each in outcomes if each.made}
        stopped = any(each.stops_publishing for each in loose)
        if len(made) < len(outcomes) or (stopped and not options.in_spite):
            return Built(checked, loose)
        shared, found = _make_shared(outcomes, made, site, output.staging)
        taken = (*shared, *list_data_files(site))
        found = (*found, *_compare(outcomes, taken, places, output.previous, options))
        if any(each.stops_publishing for each in found) and not options.in_spite:
            return Built(checked, (*loose, *found))
        search = _index(outcomes, made, output, tasks[0]) if site.search else Made("", {})
        tables = _tabulate(outcomes, made, output, tasks[0], options)
        manifest = Manifest(made, shared, search, tables)
        reports = sum(len(each.entries) for each in outcomes)
        pages = sum(path.endswith(".html") for path in manifest.paths)
        sentences = tuple(each.sentence for each in outcomes if each.sentence)
        written = output.commit(manifest)
        return Built(checked, (*loose, *found), reports, pages, written, sentences)


def _compare(
    outcomes: tuple[OrganisationBuild, ...],
    shared: Collection[str],
    places: Places,
    previous: Manifest,
    options: Options,
) -> Iterator[Finding]:
    """Yield the addresses that two organisations have, and those that the last site had alone.

    A preview is nobody's last site: no one has linked to it.
    """
    made = {each.checked.key: each.made for each in outcomes if each.made}
    yield from find_shared(made, shared, places.folders)
    if not options.preview:
        now = {each.checked.key: Kept(frozenset(each.kept), _drafts(each)) for each in outcomes}
        yield from find_dropped(previous.organisations, now)


def _drafts(outcome: OrganisationBuild) -> frozenset[str]:
    return frozenset(path.rpartition("/")[2] for path in outcome.checked.drafts)


def _site(places: Places, options: Options) -> Site:
    return Site(
        several=places.several,
        top=places.top,
        url=options.site_url,
        preview=options.preview,
        search=options.search and not options.preview,
        parquet=bool(options.parquet),
    )


def _index(
    outcomes: tuple[OrganisationBuild, ...], made: Mapping[str, Made], output: Output, task: Task
) -> Made:
    """Make the search index of all organisations' pages."""
    pages = {path: made[each.checked.key].files[path] for each in outcomes for path in each.indexed}
    previous = output.previous.search if task.previous else None
    return make_index(pages, output.staging, previous, task.program)


def _tabulate(
    outcomes: tuple[OrganisationBuild, ...],
    made: Mapping[str, Made],
    output: Output,
    task: Task,
    options: Options,
) -> Made:
    """Make the tables of all statements; a preview of several has none, as each save would.

    They take longer than all else that one change makes new.
    """
    if options.preview and len(outcomes) > 1:
        return Made("", {})
    rows = {each.rows: made[each.checked.key].files[each.rows] for each in outcomes}
    previous = output.previous.tables if options.cache else None
    wanted = WantedTables(rows, task.program, options.parquet)
    return make_tables(wanted, output.staging, previous, output.states)


def _tasks(
    content: Path, keys: tuple[str, ...], options: Options, site: Site, output: Output
) -> tuple[Task, ...]:
    shared = frozenset((*(each.path for each in list_assets(site)), *_fronts(site)))
    program = fingerprint_program(site, options.drafts, options.printer)
    previous = output.previous.organisations if options.cache else {}
    keeper = _open_keeper(content, options, program, shared)
    return tuple(
        Task(
            content, key, options.as_of, options.drafts, site, output.staging, shared, program,
            previous.get(key), options.in_spite, options.printer, keeper,
            _states(previous.get(key), output),
        )
        for key in keys
    )  # fmt: skip


def _states(made: Made | None, output: Output) -> Mapping[str, FileState]:
    """Return the states of an organisation's files on the last site, as far as known."""
    states = output.states
    return {path: states[path] for path in made.files if path in states} if made else {}


def _open_keeper(
    content: Path, options: Options, program: str, shared: frozenset[str]
) -> ResultsKeeper:
    """Return where outcomes are kept; a preview remembers them itself, for as long as it runs."""
    if options.preview or not options.cache:
        return ResultsKeeper()
    given = repr((program, options.as_of, options.in_spite, sorted(shared)))
    return open_keeper("drafts" if options.drafts else "site", content, given)


def _fronts(site: Site) -> Iterator[str]:
    """Yield the shared pages and data that pages of organisations link to."""
    yield NOT_FOUND
    yield DATA_SCHEMA
    yield from list_data_files(site)
    if site.several:
        for language in load_languages():
            yield SiteAddresses(language, site.top).front()
            yield SiteAddresses(language, site.top).search()
            yield SiteAddresses(language, site.top).open_data()


def _make_shared(
    outcomes: tuple[OrganisationBuild, ...], made: Mapping[str, Made], site: Site, staging: Staging
) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """Make the files that belong to no organisation; return their digests and what is wrong."""
    files: dict[str, str] = {}
    pages: list[Inspected] = []
    owned = {path for each in made.values() for path in each.files}
    owned.update(list_data_files(site))
    for artifact in _shared(outcomes, site):
        files[artifact.path] = staging.put(artifact)
        if is_page(artifact):
            pages.append(inspect_page(artifact, Ref(artifact.path)))
    findings = [finding for page in pages for finding in page.findings]
    return files, (*findings, *inspect_links(pages, files, owned))


def _shared(outcomes: tuple[OrganisationBuild, ...], site: Site) -> Iterator[Artifact]:
    summaries = tuple(each.summary for each in outcomes if each.summary)
    entries = tuple(entry for each in outcomes for entry in each.entries)
    listed = [page for each in outcomes for page in each.listed]
    yield from list_assets(site)
    yield from render_site(summaries, site)
    if site.several:
        from generator.pages.kinds.register_pages import list_paths

        listed = [*list_paths(summaries, site), *listed]
        yield make_register_feed((each for one in outcomes for each in one.news), site)
    yield from list_register(entries, listed, site)
