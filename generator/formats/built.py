"""The findings of a build, as a listing."""

from pathlib import Path

from generator.findings.finding import Severity
from generator.formats.listing import Entry, Listing, list_findings, list_loose
from generator.line.build import Built


def list_built(built: Built, content: Path, language: str) -> Listing:
    """Return what a build found, in the order of the content; errors are shown one by one."""
    entries: list[Entry] = [*list_loose(built.loose, language)]
    for checked in built.checked:
        entries.extend(list_findings(checked, language))
    drafts = tuple(path for checked in built.checked for path in checked.drafts)
    return Listing(tuple(entries), content, language, built.reports, drafts, least=Severity.ERROR)
