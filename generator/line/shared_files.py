"""The files that belong to no organisation: the register's pages, the feed, the sitemap, data.

They are as they were where nothing has changed of what they come from: all of them, or a page by
itself. What is kept of a page says what it came from and what it links to, so that it is looked
through for dead links without being read.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from sys import intern

from msgspec import Struct, msgpack
from msgspec.structs import replace

from generator.data.feed import make_register_feed
from generator.data.register import list_register
from generator.findings.finding import Finding, Ref
from generator.line.organisation_build import PlainOutcome, tell
from generator.output.assets import list_assets
from generator.output.file_list import FileList
from generator.output.inspection import (
    Inspected,
    find_targets,
    inspect_links,
    inspect_page,
    is_page,
)
from generator.output.manifest import Made
from generator.output.records import KeptPage
from generator.output.write import Output
from generator.pages.site_pages import RowsKeeper, SitePage, list_site_pages, show_cms
from generator.plan.addresses import Site
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import CMS, list_data_files


class Common(Struct, frozen=True):
    """What all shared files come from beside the organisations.

    `program` is the fingerprint of all that is not content. With `precompress`, files are kept
    compressed, too; without `cache`, all is made anew.
    """

    site: Site
    program: str
    precompress: bool
    cache: bool


def make_shared(
    outcomes: Sequence[PlainOutcome], made: Mapping[str, Made], common: Common, output: Output
) -> tuple[Made, tuple[Finding, ...]]:
    """Make the files that belong to no organisation, and tell what is wrong with them.

    `made` is what the organisations have. What comes from the same as before is as it was, if it
    is still there.
    """
    inputs, previous = _fingerprint(outcomes, common), output.previous
    same = common.cache and previous.inputs == inputs
    if same and output.has(FileList.of(previous.files)):
        return Made(inputs, previous.files), ()
    laid = _SharedFiles(common, output)
    record = output.record
    rows = RowsKeeper(common.program, record.read_rows() if common.cache else {})
    for each in _list_shared(outcomes, common.site, rows):
        laid.add(each)
    findings = list(laid.inspect(made, list_data_files(common.site)))
    record.keep_pages(laid.kept)
    record.keep_rows(rows.kept)
    return Made("" if findings else inputs, laid.files), tuple(findings)


def _fingerprint(outcomes: Sequence[PlainOutcome], common: Common) -> str:
    """Return a digest of all that shared files come from."""
    known = [each.told or tell(each) for each in outcomes]
    data = sorted(list_data_files(common.site))
    return sha256(msgpack.encode([common.program, known, data])).hexdigest()


class _SharedFiles:
    """Lays files aside one at a time; of a page only what its links need is remembered."""

    def __init__(self, common: Common, output: Output) -> None:
        self._program = common.program.encode()
        self._staging = replace(output.staging, precompress=common.precompress)
        self._intact = dict(output.intact.within(FileList.of(output.previous.files)).items())
        self._before = output.record.read_pages() if common.cache else {}
        self._pages: list[Inspected] = []
        self.files: dict[str, str] = {}
        self.kept: dict[str, KeptPage] = {}

    def add(self, given: SitePage | Artifact) -> None:
        """Lay a file aside, or a page that is made only if it comes from something else now."""
        if isinstance(given, Artifact):
            _, page = self._put(given)
            self._pages += [page] if page else []
            return
        inputs = sha256(self._program + given.inputs).hexdigest()
        known = self._before.get(given.path)
        holds = self._staging.holds
        if known is None or known.inputs != inputs or not holds(known.files, self._intact):
            files, page = self._put(given.make())
            if page is None or page.findings:
                self._pages += [page] if page else []
                return
            # A large register has tens of thousands of pages, with the same few names on each.
            ids = frozenset(map(intern, page.ids))
            known = KeptPage(inputs, files, ids, find_targets(page))
        else:
            self.files.update(known.files)
        self.kept[given.path] = known

    def inspect(self, made: Mapping[str, Made], known: Collection[str]) -> Iterator[Finding]:
        """Yield what is wrong with the pages, when all files are there.

        Others are those that organisations have `made`, and those `known`. A page with nothing
        wrong on it is read again only if one of its links leads nowhere.
        """
        owned = {*known, *self._find_linked(made)}
        ids = {path: each.ids for path, each in self.kept.items()}
        ids.update((page.path, page.ids) for page in self._pages)
        there = frozenset(owned.union(self.files))
        for path, each in self.kept.items():
            if not each.targets.are_there(ids, there):
                data = self._staging.locate(path).read_bytes()
                self._pages.append(inspect_page(Artifact(path, data), Ref(path)))
        for page in self._pages:
            yield from page.findings
        yield from inspect_links(self._pages, self.files, owned, ids)

    def _find_linked(self, made: Mapping[str, Made]) -> Iterator[str]:
        """Yield those files of organisations that a page links to: few of all there are."""
        targets = [each.targets for each in self.kept.values()]
        linked = set().union(*(each.paths for each in (*targets, *map(find_targets, self._pages))))
        for each in made.values():
            yield from linked.intersection(each.packed.unpack())

    def _put(self, artifact: Artifact) -> tuple[dict[str, str], Inspected | None]:
        files = dict(self._staging.put_all(artifact))
        self.files.update(files)
        if not is_page(artifact):
            return files, None
        return files, inspect_page(artifact, Ref(artifact.path))


def _list_shared(
    outcomes: Sequence[PlainOutcome], site: Site, rows: RowsKeeper
) -> Iterator[SitePage | Artifact]:
    summaries = tuple(each.summary for each in outcomes if each.summary)
    entries = tuple(entry for each in outcomes for entry in each.entries)
    listed = [page for each in outcomes for page in each.listed]
    yield from list_assets(site)
    if site.several:
        from generator.pages.kinds.register_pages import list_paths
        from generator.pages.parts.register import gather

        register = gather(summaries)
        yield from list_site_pages(summaries, site, register, rows)
        listed = [*list_paths(register, site), *listed]
        yield make_register_feed((each for one in outcomes for each in one.news), site)
    else:
        yield from list_site_pages(summaries, site)
    if site.cms:
        told = (each.summary for each in outcomes if each.made and _is_told(each.key, each.made))
        yield show_cms(tuple(filter(None, told)), site.cms)
    yield from list_register(entries, listed, site)


def _is_told(key: str, made: Made) -> bool:
    """Tell whether the CMS is told of an organisation: it has a report."""
    return f"{CMS}{key}.json" in made.files
