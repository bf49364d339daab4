"""The format for programs; its shape is documented in schema/json/findings.json, and stable."""

import json
from pathlib import Path
from typing import Any

from msgspec import to_builtins

from generator.assessment.tallies import Completeness
from generator.findings.finding import Severity
from generator.formats.listing import ListedFinding, Listing, Location, count_all
from generator.formats.surroundings import Surroundings
from generator.formats.version import program_version
from generator.formats.visible import escape_json

FOR_PROGRAMS = True
# Raised when a key changes its meaning or goes away; new keys may come without.
VERSION = 1


def render(listing: Listing, surroundings: Surroundings) -> str:
    """Return the listing as JSON; paths lead from the working folder."""
    folder = surroundings.folder
    data = {
        "version": VERSION,
        "program": {"name": "aktsom", "version": program_version()},
        "language": listing.language,
        "findings": [_finding(each, listing, folder) for each in listing.entries],
        "summary": _summary(listing),
        "completeness": [_completeness(each, listing) for each in listing.completeness],
    }
    return escape_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _finding(entry: ListedFinding, listing: Listing, folder: Path) -> dict[str, Any]:
    finding = entry.finding
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "message": entry.message.text,
        "help": list(entry.message.help),
        "place": _place(entry.place, listing, folder),
        "related": [_place(each, listing, folder) for each in entry.related],
        "about": finding.about,
        "excepted": finding.excepted,
        "more": finding.more,
        "more_related": finding.more_related,
    }


def _place(place: Location, listing: Listing, folder: Path) -> dict[str, Any]:
    span = place.span
    region = {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
    file = listing.posix_from(folder, place)
    return {"file": file, "region": None if place.whole else region}


def _completeness(report: Completeness, listing: Listing) -> dict[str, Any]:
    return {
        "report": report.path,
        "organisation": report.name,
        "year": report.year,
        "draft": report.draft,
        "form": report.form_name,
        "act": {
            "met": report.met,
            "asked": len(report.act),
            "points": [to_builtins(each) for each in report.act],
        },
        "form_questions": to_builtins(report.form),
        "advice": listing.count_advice(report.path),
        "steps": [{"folder": name, **to_builtins(each)} for name, each in report.steps.items()],
    }


def _summary(listing: Listing) -> dict[str, Any]:
    return {
        "errors": count_all(listing.of(Severity.ERROR)),
        "warnings": count_all(listing.of(Severity.WARNING)),
        "infos": count_all(listing.of(Severity.INFO)),
        "excepted": count_all(listing.excepted),
        "reports": listing.reports,
        "stops_publishing": listing.stops,
    }
