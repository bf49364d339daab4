"""Listings of invented findings, for tests of what is printed."""

from pathlib import Path

from generator.checks.messages import Message
from generator.findings.finding import Finding, Ref, Severity
from generator.findings.positions import Span
from generator.formats.listing import Entry, Listing, Place
from generator.formats.surroundings import Surroundings

HERE = Surroundings(Path("/repo"))


def place(source: str, start: int = 1, end: int = 2, line: int = 1) -> Place:
    return Place("lo/a.yaml", Span(line, start, line, end), source, whole=False)


def entry(
    severity: Severity = Severity.ERROR,
    source: str = "status: ongoin",
    *,
    message: str = "ukjent status",
    excepted: str | None = None,
    where: Place | None = None,
) -> Entry:
    finding = Finding("VAL102", severity, Ref("lo/a.yaml"), excepted=excepted)
    found = where or Place("lo/a.yaml", Span(1, 9, 1, 15), source, whole=False)
    return Entry(finding, Message(message, ("bruk ongoing",)), found, ())


def listing(*entries: Entry, language: str = "nb") -> Listing:
    return Listing(entries, Path("/repo/content"), language)
