"""Stages 1 to 8 for one organisation: what a process is given, and the little it gives back."""

from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256

from msgspec import Struct, msgpack
from msgspec.structs import force_setattr, replace

from generator.assessment.today import Days
from generator.book.model import Book
from generator.checks.check import Checked, Judged, slim
from generator.checks.summands import Summand, sum_findings
from generator.content.sources import SourceFolder
from generator.data.feed import FeedEntry, list_feed_entries
from generator.data.register import ListedReport, list_entries, list_pages
from generator.data.statements import StatementRecord, list_statements
from generator.findings.finding import Finding
from generator.line.content_check import add_findings, check_source
from generator.line.kept_results import ResultsKeeper
from generator.line.packed_value import Packed
from generator.line.page_build import make_pages
from generator.output.dropped import list_kept, list_published
from generator.output.file_list import PathList
from generator.output.manifest import Made, PaperRecord
from generator.output.search_shard import list_indexed, make_shard
from generator.output.write import Staging
from generator.pages.context import Paper
from generator.pages.parts.annual_report import refer_to_statement
from generator.pages.parts.summary import Summary, summarise
from generator.plan.addresses import Site
from generator.plan.fingerprint import fingerprint_files
from generator.plan.site_addresses import INDEX, ListedPage, index_folder
from generator.plan.site_plan import SitePlan, plan


class Work(Struct, frozen=True, kw_only=True):
    """What a build is to make of each organisation, and where.

    `keeper` knows the content and the day, and has what came of organisations in an earlier run.
    `shared` are the paths of files that belong to the whole site, `program` is the fingerprint of
    all that is not content. `drafts` makes these too, `in_spite` the pages also where a finding
    would keep them from the site. `printer` says what PDFs are made with, where they are asked for.
    """

    keeper: ResultsKeeper
    site: Site
    staging: Staging
    shared: frozenset[str]
    program: str
    drafts: bool
    in_spite: bool
    printer: str


class Task(Struct, frozen=True):
    """One organisation to make.

    `previous` is what was last made of it, if that may be used again, `intact` are those of the
    files that it had on the last site (path to SHA-256) that nobody has touched.
    """

    key: str
    work: Work
    previous: Made | None
    intact: Mapping[str, str]


class PlainOutcome(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the whole site must know of an organisation, in plain values: they may come from afar.

    `made` and `summary` are None when a finding keeps it from the site. `listed` are the pages for
    the sitemap, `statements` what the register is searched by, `kept` those whose addresses stay.
    `told` is a digest of what shared files come from (see `tell`), if it is known already.
    `drafts` are the paths of the reports that are drafts. `sentence` is what the enterprise’s
    annual report must say of the newest statement, where that is published. `rows` is where its
    rows of the tables of all statements are, if the site has these; `news` are its feed's entries.
    """

    key: str
    drafts: tuple[str, ...] = ()
    made: Made | None = None
    summary: Summary | None = None
    entries: tuple[ListedReport, ...] = ()
    listed: tuple[ListedPage, ...] = ()
    statements: tuple[StatementRecord, ...] = ()
    kept: Collection[str] = ()
    sentence: str = ""
    rows: str = ""
    news: tuple[FeedEntry, ...] = ()
    told: str = ""

    def __post_init__(self) -> None:
        force_setattr(self, "kept", PathList.of(self.kept) if self.kept else ())


def tell(outcome: PlainOutcome) -> str:
    """Return a digest of all that shared files come from: also of the pages that they link to.

    No page links to what it is searched with.
    """
    paths = outcome.made.files if outcome.made else ()
    linked = sorted(path for path in paths if not path.startswith(f"{INDEX}/"))
    summary, entries = outcome.summary, outcome.entries
    known = [outcome.key, summary, entries, outcome.listed, outcome.news, linked]
    return sha256(msgpack.encode(known)).hexdigest()


class OrganisationBuild(PlainOutcome, frozen=True, kw_only=True):
    """What came of a task: also what was found, and on which `days` it holds.

    `summands` are what sums count of the findings.
    """

    packed: Packed[Judged]
    summands: tuple[Summand, ...]
    days: Days

    @property
    def checked(self) -> Judged:
        """What was found; of the texts it has only the lines that findings point to."""
        return self.packed.value


def recall_organisation(task: Task) -> OrganisationBuild | None:
    """Return what was kept of an organisation whose files the system has as they were then.

    None also where the files that were made of it are not on the site any more.
    """
    outcome = task.work.keeper.recall(task.key, OrganisationBuild)
    if outcome is None or not _is_there(outcome, task):
        return None
    # Of thousands, the lists of files are not held twice.
    return replace(outcome, made=task.previous) if outcome.made == task.previous else outcome


def make_organisation(task: Task) -> OrganisationBuild:
    """Check one organisation; if it may be published, make its files and inspect its pages.

    One that has not changed, and whose files are still there, is as it was.
    """
    return task.work.keeper.find(
        task.key,
        OrganisationBuild,
        lambda source, discovered: _build(source, discovered, task),
        holds=lambda outcome: _is_there(outcome, task),
    )


def _is_there(outcome: OrganisationBuild, task: Task) -> bool:
    """Tell whether the site still has what was made; it has if nothing was."""
    made = outcome.made
    return made is None or task.work.staging.holds(made.files, task.intact)


def _build(source: SourceFolder, discovered: Iterable[Finding], task: Task) -> OrganisationBuild:
    work = task.work
    checked = check_source(source, discovered, work.keeper.as_of)
    if not (work.in_spite or checked.may_be_published):
        return _conclude(slim(checked))
    planned = plan(_publishable(checked.book, drafts=work.drafts), work.site)
    planned = replace(planned, edited=checked.book if work.site.cms else None)
    inputs = fingerprint_files(source, work.program)
    made = _reuse(task, inputs)
    if made is None:
        made, findings = _make(planned, task, inputs)
        checked = add_findings(checked, findings)
    if work.site.preview:
        checked = _add_for_preview(checked, planned)
    found = _conclude(slim(checked))
    if not (work.in_spite or checked.may_be_published):
        return found
    found = replace(
        found,
        made=made,
        summary=summarise(planned),
        entries=list_entries(planned),
        listed=list_pages(planned),
        statements=list_statements(planned),
        kept=list_kept(planned),
        sentence=_refer(planned),
        rows=planned.main.tables() if task.work.site.tables else "",
        news=list_feed_entries(planned),
    )
    return replace(found, told=tell(found))


def _add_for_preview(checked: Checked, planned: SitePlan) -> Checked:
    """Return what was checked with what only a preview shows."""
    from generator.line.preview_anchors import find_shown
    from generator.line.preview_answers import find_answers, find_asked

    return find_answers(find_asked(find_shown(checked, planned), planned), planned)


def _conclude(checked: Judged) -> OrganisationBuild:
    """Return the outcome of what may not be published, or is not made yet."""
    return OrganisationBuild(
        key=checked.key,
        drafts=checked.drafts,
        packed=Packed(checked),
        summands=sum_findings(each.finding for each in checked.findings),
        days=checked.days,
    )


def _refer(planned: SitePlan) -> str:
    """Return what an annual report must say of the newest statement; "" where there is none."""
    if not any(each.head.status == "published" for each in planned.book.reports):
        return ""
    words = planned.words[planned.main.language]
    reference = refer_to_statement(planned.book, planned.main, words)
    return reference.sentence if reference else ""


def _publishable(book: Book, *, drafts: bool) -> Book:
    kept = (each for each in book.reports if drafts or each.head.status == "published")
    return replace(book, reports=tuple(kept))


def _reuse(task: Task, inputs: str) -> Made | None:
    """Return what was made last time if it came from the same and is still there, unchanged."""
    previous, staging = task.previous, task.work.staging
    if previous and previous.inputs == inputs and staging.holds(previous.files, task.intact):
        return previous
    return None


def _make(planned: SitePlan, task: Task, inputs: str) -> tuple[Made, tuple[Finding, ...]]:
    """Make the PDFs first, as pages tell how large they are, and then everything else."""
    work = task.work
    records, unfit = _print(planned, task) if work.printer else ({}, ())
    papers = {path: Paper(each.pages, each.size) for path, each in records.items()}
    rendered, found = make_pages(planned, papers, work.staging, work.shared, in_spite=work.in_spite)
    printed = {path: each.digest for path, each in records.items()}
    findings = (*unfit, *found)
    shard = _index(planned, rendered.files, task)
    files = {**printed, **rendered.files, **shard.files}
    known = "" if findings else inputs
    return Made(known, files, records, list_published(planned), shard.searched), findings


def _index(planned: SitePlan, files: Mapping[str, str], task: Task) -> Made:
    """Make the search index of an organisation's own pages, where they are searched."""
    pages = {path: files[path] for path in list_indexed(planned) if path in files}
    folder = index_folder(task.key, task.work.site)
    if not pages:
        return Made("", {})
    return make_shard(pages, folder, task.work.staging, task.previous, task.work.program)


def _print(planned: SitePlan, task: Task) -> tuple[Mapping[str, PaperRecord], tuple[Finding, ...]]:
    from generator.line.pdf_build import make_papers

    previous = task.previous.papers if task.previous else {}
    return make_papers(planned, task.work.staging, task.work.printer, previous)
