"""Listings of invented findings, for tests of what is printed."""

from pathlib import Path

from generator.checks.messages import Message
from generator.findings.finding import Finding, Ref, Severity
from generator.findings.positions import Span
from generator.formats.listing import ListedFinding, Listing, Location
from generator.formats.surroundings import Surroundings

HERE = Surroundings(Path("/repo"))


def place(source: str, start: int = 1, end: int = 2, line: int = 1) -> Location:
    return Location("lo/a.yaml", Span(line, start, line, end), source, whole=False)


def entry(
    severity: Severity = Severity.ERROR,
    source: str = "status: ongoin",
    *,
    message: str = "ukjent status",
    excepted: str | None = None,
    where: Location | None = None,
) -> ListedFinding:
    finding = Finding("VAL102", severity, Ref("lo/a.yaml"), excepted=excepted)
    found = where or Location("lo/a.yaml", Span(1, 9, 1, 15), source, whole=False)
    return ListedFinding(finding, Message(message, ("bruk ongoing",)), found, ())


def listing(*entries: ListedFinding, language: str = "nb") -> Listing:
    return Listing(entries, Path("/repo/content"), language)
