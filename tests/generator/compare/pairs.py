"""Two versions of a small report, or two years, as pairs to be compared."""

from collections.abc import Mapping
from pathlib import Path

from generator.book.model import BookReport
from generator.compare.changes import Change
from generator.compare.report_pair import ReportPair
from tests.generator.books import make_book

HEAD = "form: ehn-2023\nstatus: published\n"
FACTS = "2023/0-enterprise/facts.yaml"

Files = Mapping[str, str]


def bind(folder: Path, files: Files) -> BookReport:
    """The newest report with these files: that of 2023 if none is newer."""
    return make_book(folder, files).reports[0]


def pair(folder: Path, before: Files, now: Files, reader: str = "nb") -> ReportPair:
    """Two versions, read in bokmål."""
    return ReportPair(bind(folder / "a", before), bind(folder / "b", now), "nb", reader)


def differences(change: Change) -> list[tuple[str, str, str]]:
    """What differs: label, before, now."""
    return [(each.label, each.before, each.now) for each in change.differences]
