"""Stages 7 and 8 for one organisation: the files of its plan laid aside, its pages inspected."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from generator.data.report_files import list_files, list_report_files
from generator.findings.finding import Finding, Ref
from generator.output.inspection import Inspected, inspect, inspect_page, is_page, origins
from generator.output.moves import check_moves, take
from generator.output.write import OutputError, Staging
from generator.pages.context import Paper
from generator.pages.parts.brand import list_brand
from generator.pages.parts.cover import list_covers
from generator.pages.parts.social import list_cards, list_social
from generator.pages.render import render, render_moved
from generator.plan.artifacts import Artifact
from generator.plan.site_plan import Page, SitePlan


class Rendered(Struct, frozen=True):
    """Stage 7's value: files laid aside (path to SHA-256), and what is remembered of the pages."""

    files: Mapping[str, str]
    pages: tuple[Inspected, ...]


def make_pages(
    plan: SitePlan,
    papers: Mapping[str, Paper],
    staging: Staging,
    shared: Collection[str],
    *,
    in_spite: bool,
) -> tuple[Rendered, tuple[Finding, ...]]:
    """Render every file of a plan and lay it aside; inspect the pages.

    `papers` are the PDFs that are made already, `shared` the paths of files that belong to the
    whole site. Raises OutputError when two files want the same path, unless `in_spite`.
    """
    versions = chain.from_iterable(_list_version(each, papers) for each in plan.versions)
    artifacts = chain(
        render(plan, papers), list_files(plan), list_brand(plan), list_covers(plan),
        list_social(plan), versions,
    )  # fmt: skip
    fresh = _leave_out_twice(artifacts, papers, in_spite=in_spite)
    elsewhere = Ref(f"{plan.book.key}/organisation.yaml")
    rendered = _lay_aside(fresh, origins(plan), elsewhere, staging)
    taken = {*shared, *papers, *rendered.files}
    ids = {page.path: page.ids for page in rendered.pages}
    astray = tuple(check_moves(plan, ids, taken))
    if not astray:
        moved = _lay_aside(render_moved(plan, _free(plan, taken)), {}, elsewhere, staging)
        rendered = Rendered({**rendered.files, **moved.files}, rendered.pages + moved.pages)
    there = {*papers, *rendered.files}
    return rendered, (*astray, *inspect(plan, rendered.pages, there, shared))


def _free(plan: SitePlan, taken: Collection[str]) -> tuple[Page, ...]:
    """Return the pages at addresses that have moved, where nothing else is: once each."""
    known, free = take(taken) if plan.moved else take(()), []
    for page in plan.moved:
        if not known.collides(page.path):
            known.add(page.path)
            free.append(page)
    return tuple(free)


def _list_version(plan: SitePlan, papers: Mapping[str, Paper]) -> Iterator[Artifact]:
    """Yield the pages and files of a signed version that is no longer what is shown."""
    yield from render(plan, papers)
    yield from list_cards(plan)
    yield from list_covers(plan)
    for report in plan.book.reports:
        yield from list_report_files(plan, report)


def _leave_out_twice(
    artifacts: Iterable[Artifact], taken: Collection[str], *, in_spite: bool
) -> Iterator[Artifact]:
    """Yield artifacts; a path that is taken raises, or, with `in_spite`, the first one keeps it."""
    seen = set(taken)
    for artifact in artifacts:
        if artifact.path not in seen:
            seen.add(artifact.path)
            yield artifact
        elif not in_spite:  # else two risks have one id, and a finding says so
            raise OutputError("twice", artifact.path)


def _lay_aside(
    artifacts: Iterable[Artifact], origin: Mapping[str, Ref], elsewhere: Ref, staging: Staging
) -> Rendered:
    """Lay artifacts aside one at a time: of a page only what its links need is remembered."""
    files: dict[str, str] = {}
    pages: list[Inspected] = []
    for artifact in artifacts:
        files.update(staging.put_all(artifact))
        if is_page(artifact):
            pages.append(inspect_page(artifact, origin.get(artifact.path, elsewhere)))
    return Rendered(files, tuple(pages))
