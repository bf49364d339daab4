"""A statement's cover picture: the file it becomes, and how pages name it."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from generator.book.model import BookAttachment, BookReport
from generator.pages.context import PageContext
from generator.pages.format.photograph import Photograph, make_photograph
from generator.pages.format.rich_text import Passage, localise
from generator.plan.artifacts import Artifact
from generator.plan.site_plan import SitePlan


class CoverView(Struct, frozen=True):
    """A cover picture as a page shows it: its address, what it tells, its size in dots."""

    source: str
    alternative: Passage | None
    width: int
    height: int


def find_cover(report: BookReport) -> BookAttachment | None:
    """Return the file of a report's cover picture; None where it has none, or it is not there."""
    cover = report.head.cover
    named = (each for each in report.attachments if cover and each.attachment.file == cover.file)
    return next(named, None)


def list_covers(plan: SitePlan) -> Iterator[Artifact]:
    """Yield the cover pictures of a plan's reports, as pages show them."""
    for report in plan.book.reports:
        photograph = _photograph(report)
        if photograph:
            yield Artifact(plan.main.cover(report.year), photograph.data)


def show_cover(context: PageContext) -> CoverView | None:
    """Return the cover picture of a report for its front page."""
    cover, photograph = context.report.head.cover, _photograph(context.report)
    if cover is None or photograph is None:
        return None
    source = context.link(context.home.cover(context.report.year))
    alternative = localise(cover.alt, context)
    return CoverView(source, alternative, photograph.width, photograph.height)


def _photograph(report: BookReport) -> Photograph | None:
    found = find_cover(report)
    if found is None:
        return None
    told = found.source.file.stat()
    return _make(found.source.file, told.st_size, told.st_mtime_ns)


@lru_cache(maxsize=8)
def _make(file: Path, _size: int, _time: int) -> Photograph | None:
    return make_photograph(file)
