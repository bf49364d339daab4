"""Stages 1 to 8 for one organisation: what a process is given, and the little it gives back."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.book.model import Book
from generator.checks.check import Checked, Located
from generator.checks.locations import locate
from generator.content.documents import parse_file
from generator.data import list_files
from generator.data.register import Entry, list_entries, list_pages
from generator.findings.finding import Finding, Ref
from generator.line.preview_anchors import find_shown
from generator.line.stages import check_organisation
from generator.output.inspection import (
    Inspected,
    inspect_links,
    inspect_organisation,
    inspect_page,
    is_page,
    origins,
)
from generator.output.manifest import Made
from generator.output.moves import check_moves
from generator.output.search_index import list_indexed
from generator.output.write import OutputError, Staging
from generator.pages.parts.brand import list_brand
from generator.pages.parts.summary import Summary, summarise
from generator.pages.render import render_moved, render_organisation
from generator.plan.addresses import Site
from generator.plan.fingerprint import fingerprint_sources

if TYPE_CHECKING:
    from generator.line.pdf_build import Papers


class Task(Struct, frozen=True):
    """One organisation to make.

    `shared` are the paths of files that belong to the whole site, `program` is the fingerprint of
    all that is not content, and `previous` is what was last made, if it may be used again.
    `in_spite` makes the pages also where a finding would keep them from the site.
    `printer` says what PDFs are made with, where they are asked for.
    """

    content: Path
    key: str
    as_of: date
    drafts: bool
    site: Site
    staging: Staging
    shared: frozenset[str]
    program: str
    previous: Made | None
    in_spite: bool = False
    printer: str = ""


class Outcome(Struct, frozen=True):
    """What came of a task; `made` and `summary` are None when a finding keeps it from the site.

    `checked` has no reports, and of the texts only the lines that findings point to. `listed` are
    the pages for the sitemap, `indexed` those for search.
    """

    checked: Checked
    made: Made | None = None
    summary: Summary | None = None
    entries: tuple[Entry, ...] = ()
    listed: tuple[str, ...] = ()
    indexed: tuple[str, ...] = ()


def make_organisation(task: Task) -> Outcome:
    """Check one organisation; if it may be published, make its files and inspect its pages."""
    checked = check_organisation(task.content, task.key, task.as_of)
    if not (task.in_spite or checked.may_be_published):
        return Outcome(_slim(checked))
    organisation = _publishable(checked.book, drafts=task.drafts)
    inputs = fingerprint_sources(checked.sources, task.program)
    made = _reuse(task, inputs)
    if made is None:
        made, findings = _make(organisation, task, inputs)
        checked = _add(checked, findings)
    if task.site.preview:
        checked = find_shown(checked, organisation, task.site)
    checked = _slim(checked)
    if not (task.in_spite or checked.may_be_published):
        return Outcome(checked)
    return Outcome(
        checked,
        made,
        summarise(organisation, task.site),
        list_entries(organisation, task.site),
        list_pages(organisation, task.site),
        list_indexed(organisation, task.site),
    )


def _publishable(organisation: Book, *, drafts: bool) -> Book:
    kept = (each for each in organisation.reports if drafts or each.head.status == "published")
    return replace(organisation, reports=tuple(kept))


def _reuse(task: Task, inputs: str) -> Made | None:
    """Return what was made last time if it came from the same and is still there, unchanged."""
    previous = task.previous
    if previous and previous.inputs == inputs and task.staging.holds(previous.files):
        return previous
    return None


def _make(organisation: Book, task: Task, inputs: str) -> tuple[Made, tuple[Finding, ...]]:
    files: dict[str, str] = {}
    pages: list[Inspected] = []
    places = origins(organisation, task.site)
    elsewhere = Ref(f"{organisation.key}/organisation.yaml")
    papers = _print(organisation, task)
    records = papers.records if papers else {}
    files.update((path, each.digest) for path, each in records.items())
    artifacts = chain(
        render_organisation(organisation, task.site, papers.shown if papers else {}),
        list_files(organisation, task.site),
        list_brand(organisation, task.site),
    )
    for artifact in artifacts:
        if artifact.path in files:
            if task.in_spite:
                continue  # two risks with one id: a finding says so
            raise OutputError("twice", artifact.path)
        files[artifact.path] = task.staging.put(artifact)
        if is_page(artifact):
            pages.append(inspect_page(artifact, places.get(artifact.path, elsewhere)))
    findings = (
        *(papers.findings if papers else ()),
        *_lead_on(organisation, task, pages, files),
        *_inspect(organisation, task, pages, files),
    )
    return Made("" if findings else inputs, files, records), findings


def _print(organisation: Book, task: Task) -> "Papers | None":
    if not task.printer:
        return None
    from generator.line.pdf_build import make_papers

    previous = task.previous.papers if task.previous else {}
    return make_papers(organisation, task.site, task.staging, task.printer, previous)


def _lead_on(
    organisation: Book, task: Task, pages: list[Inspected], files: dict[str, str]
) -> tuple[Finding, ...]:
    """Make the pages at addresses that have moved, if they all lead somewhere and are free."""
    site = task.site
    findings = tuple(check_moves(organisation, site, pages, task.shared | files.keys()))
    if not findings:
        for artifact in render_moved(organisation, site):
            files[artifact.path] = task.staging.put(artifact)
            pages.append(inspect_page(artifact, Ref(f"{organisation.key}/organisation.yaml")))
    return findings


def _inspect(
    organisation: Book, task: Task, pages: list[Inspected], files: dict[str, str]
) -> Iterator[Finding]:
    for page in pages:
        yield from page.findings
    yield from inspect_links(pages, files, task.shared)
    yield from inspect_organisation(organisation, task.site, pages)


def _add(checked: Checked, findings: tuple[Finding, ...]) -> Checked:
    named = {each.where.file for each in findings}
    sources = (each for each in checked.sources if each.path in named and each.data is not None)
    parsed = {each.path: parse_file(each)[0] for each in sources}
    added = (Located(each, locate(each.where, parsed.get(each.where.file))) for each in findings)
    located = (*checked.findings, *added)
    return replace(checked, findings=tuple(sorted(located, key=_place)))


def _place(located: Located) -> tuple[object, ...]:
    return located.finding.where.file, located.span


def _slim(checked: Checked) -> Checked:
    """Leave out what need not come back from another process."""
    lines: dict[str, set[int]] = {}
    for located in checked.findings:
        for ref, span in ((located.finding.where, located.span), *located.related):
            lines.setdefault(ref.file, set()).update(range(span.line, span.end_line + 1))
    texts = checked.texts.items()
    return replace(
        checked,
        organisation=replace(checked.book, reports=()),
        texts={path: _keep_lines(text, lines[path]) for path, text in texts if path in lines},
        sources=tuple(each for each in checked.sources if each.path in lines),
    )


def _keep_lines(text: str, numbers: set[int]) -> str:
    """Empty every line but these; the others keep their numbers."""
    lines = text.split("\n")
    return "\n".join(line if number in numbers else "" for number, line in enumerate(lines, 1))
