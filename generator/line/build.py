"""The whole line for a content folder: every organisation through stages 1 to 8, then one write.

An organisation is made by itself, in whichever process has time. An error in any of them, or in the
pages they share, leaves the old site as it was.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.checks.check import Judged
from generator.content.content_folder import discover_content
from generator.content.places import Places
from generator.findings.finding import Finding
from generator.line.kept_results import ResultsKeeper, open_keeper
from generator.line.organisation_build import (
    OrganisationBuild,
    Task,
    Work,
    make_organisation,
    recall_organisation,
)
from generator.line.processes import Failure, spread_new
from generator.line.shards import (
    Shard,
    ShardOptions,
    digest_content,
    fingerprint_options,
    keys_of_shard,
)
from generator.line.site_build import Whole, finish_shard, finish_site
from generator.output.assets import list_assets
from generator.output.manifest import Manifest
from generator.output.pagefind import SearchError
from generator.output.write import Output, OutputError, Written, open_output
from generator.plan.addresses import DATA_SCHEMA, CmsAccess, Site
from generator.plan.site_addresses import NOT_FOUND, SiteAddresses, list_data_files
from schema.languages import load_languages

# What came of a task; and what carries out tasks, in so many processes at most, in order.
Done: TypeAlias = OrganisationBuild | Failure[Task]
Maker: TypeAlias = Callable[[Sequence[Task], int | None], Iterator[Done]]

# So many organisations have tables of all statements though nobody asks: some two seconds.
TABLES_UNASKED = 200


class Options(Struct, frozen=True):
    """What a build is asked for; `as_of` stands for today, `processes` None means one a core.

    `in_spite` makes what can be made also where findings stop publishing: for the preview alone.
    `printer` says what PDFs are to be made with (see `generator.pdf.availability`), `parquet` what
    tables are (see `generator.data.parquet`); empty: none. `tables` makes those of all statements;
    None: where they cost little.
    `shard` makes only that one of so many shards (from 1), to be joined with the others.
    `precompress` keeps what is text compressed, too. `cms` puts a CMS on the site.
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
    shard: tuple[int, int] | None = None
    precompress: bool = False
    tables: bool | None = None
    parquet: str = ""
    cms: CmsAccess | None = None


class Built(Struct, frozen=True):
    """What came of a build.

    `outcomes` have the findings of each organisation, and what sums count of them; `loose` are the
    findings of no organisation. `written` is None
    when findings or failures kept the site from being written. `reports` and `pages` count what is
    on the site. `sentences` are those that annual reports must have, one an enterprise that owes
    such a report. `failures` are what the program failed at, by the organisation’s key.
    """

    outcomes: tuple[OrganisationBuild, ...]
    loose: tuple[Finding, ...]
    reports: int = 0
    pages: int = 0
    written: Written | None = None
    sentences: tuple[str, ...] = ()
    failures: Mapping[str, Exception] = {}

    @property
    def checked(self) -> tuple[Judged, ...]:
        """The findings of each organisation, unpacked."""
        return tuple(each.checked for each in self.outcomes)


def make_organisations(tasks: Sequence[Task], processes: int | None) -> Iterator[Done]:
    """Yield what comes of each task, in order."""
    return spread_new(make_organisation, tasks, recall_organisation, processes)


def build(content: Path, out: Path, options: Options, make: Maker = make_organisations) -> Built:
    """Build the site of a content folder; `make` carries out the work on organisations.

    Raises OutputError when the output cannot take it, SearchError when it cannot be indexed.
    """
    folder = discover_content(content, beside=not options.preview)
    loose, places = folder.findings, folder.places
    site = _site(places, options, len(folder.keys))
    # What the preview writes is gone when it ends, and so is what it remembers of it.
    records = out.parent / ".records" if options.preview else None
    with open_output(out, records) as output:
        asked = ShardOptions(
            site, options.drafts, options.printer, options.parquet, options.precompress
        )
        program = fingerprint_options(asked)
        whole = Whole(
            site, places.folders, program, options.parquet, options.precompress,
            options.in_spite, options.cache,
        )  # fmt: skip
        keys = keys_of_shard(folder.keys, options.shard)
        done = tuple(make(_tasks(content, keys, options, whole, output), options.processes))
        outcomes = tuple(each for each in done if not isinstance(each, Failure))
        if len(outcomes) < len(done):
            return Built(outcomes, loose, failures=_failures(done))
        stopped = any(each.stops_publishing for each in loose) and not options.in_spite
        if stopped or not all(each.made for each in outcomes):
            return Built(outcomes, loose)
        if options.shard:
            known = digest_content(content, folder.keys)
            shard = Shard(*options.shard, program, known, asked, places.folders, outcomes)
            finished = finish_shard(shard, output)
        else:
            finished = finish_site(outcomes, whole, output)
        found = (*loose, *finished.findings)
        if finished.manifest is None:
            return Built(outcomes, found)
        return _conclude(outcomes, found, finished.manifest, output.commit(finished.manifest))


def _failures(done: Iterable[Done]) -> Mapping[str, Exception]:
    """Return the errors by organisation. Raises one that concerns the whole site."""
    failures = {each.item.key: each.error for each in done if isinstance(each, Failure)}
    for error in failures.values():
        if isinstance(error, OutputError | SearchError):
            raise error
    return failures


def _conclude(
    outcomes: tuple[OrganisationBuild, ...],
    found: tuple[Finding, ...],
    manifest: Manifest,
    written: Written,
) -> Built:
    return Built(
        outcomes,
        found,
        sum(len(each.entries) for each in outcomes),
        manifest.count(".html"),
        written,
        tuple(each.sentence for each in outcomes if each.sentence),
    )


def _site(places: Places, options: Options, organisations: int) -> Site:
    return Site(
        several=places.several,
        top=places.top,
        url=options.site_url,
        preview=options.preview,
        search=options.search and not options.preview,
        tables=_has_tables(options, organisations),
        parquet=bool(options.parquet),
        cms=None if options.preview else options.cms,
    )


def _has_tables(options: Options, organisations: int) -> bool:
    """Tell whether the tables of all statements are made: each change puts them together anew."""
    if options.tables or options.parquet:
        return True
    return organisations <= (1 if options.preview else TABLES_UNASKED)


def _tasks(
    content: Path, keys: tuple[str, ...], options: Options, whole: Whole, output: Output
) -> tuple[Task, ...]:
    site, program = whole.site, whole.program
    shared = frozenset((*(each.path for each in list_assets(site)), *_fronts(site)))
    work = Work(
        keeper=_open_keeper(content, options, program, shared),
        site=site,
        staging=replace(output.staging, precompress=whole.precompress),
        shared=shared,
        program=program,
        drafts=options.drafts,
        in_spite=options.in_spite,
        printer=options.printer,
    )
    previous = output.previous.organisations if options.cache else {}
    known = ((key, previous.get(key)) for key in keys)
    within = output.intact.within
    return tuple(Task(key, work, made, within(made.packed) if made else {}) for key, made in known)


def _open_keeper(
    content: Path, options: Options, program: str, shared: frozenset[str]
) -> ResultsKeeper:
    """Return where outcomes are kept; a preview remembers them itself, for as long as it runs."""
    if options.preview or not options.cache:
        return ResultsKeeper(content, options.as_of)
    given = repr((program, options.in_spite, sorted(shared)))
    return open_keeper("drafts" if options.drafts else "site", content, given, options.as_of)


def _fronts(site: Site) -> Iterator[str]:
    """Yield the shared pages and data that pages of organisations link to."""
    yield NOT_FOUND
    yield DATA_SCHEMA
    yield from list_data_files(site)
    if site.several:
        for language in load_languages():
            yield SiteAddresses(language, site.top).front()
            yield SiteAddresses(language, site.top).search()
            if site.tables:
                yield SiteAddresses(language, site.top).open_data()
