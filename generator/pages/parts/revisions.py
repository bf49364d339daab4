"""What has changed in a statement since it was first published."""

from collections.abc import Iterator

from msgspec import Struct

from generator.pages.context import PageContext
from generator.pages.format.rich_text import Passage, render_text
from generator.text.cldr import format_date


class RevisionView(Struct, frozen=True):
    """A change after publication."""

    day: str
    changes: Passage | None


def show_revisions(context: PageContext) -> Iterator[RevisionView]:
    """Yield the changes after publication, the newest first."""
    indexed = sorted(
        enumerate(context.report.head.revisions), key=lambda each: each[1].date, reverse=True
    )
    for index, each in indexed:
        changes = render_text(each.changes, context, f"revision-{index + 1}")
        yield RevisionView(format_date(each.date, context.language), changes)
