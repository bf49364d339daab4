"""SARIF 2.1.0 (OASIS), for tools that gather findings from many programs."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.checks.manual import explain
from generator.checks.rules import all_codes
from generator.findings.finding import Code, Severity
from generator.formats.listing import ListedFinding, Listing, Location
from generator.formats.source_frames import frame_of
from generator.formats.surroundings import Surroundings
from generator.formats.version import program_version
from generator.formats.visible import escape_json

FOR_PROGRAMS = True
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "SRCROOT"


def render(listing: Listing, surroundings: Surroundings) -> str:
    """Return the listing as SARIF; paths lead from the root of the repository."""
    root = surroundings.repository(listing.content)
    codes = list(all_codes().values())
    index = {code.id: position for position, code in enumerate(codes)}
    driver = {
        "name": "aktsom",
        **({"version": program_version()} if program_version() else {}),
        "language": listing.language,
        "rules": [_rule(code, listing.language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, listing, root, index) for each in listing.entries],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return escape_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(code: Code, language: str) -> dict[str, Any]:
    manual = explain(code.id, language)
    return {
        "id": code.id,
        "shortDescription": {"text": manual.strip().split("\n")[0]},
        "help": {"text": manual},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
        "properties": {"tags": [code.id[:3]]},
    }


def _result(
    entry: ListedFinding, listing: Listing, root: Path, index: dict[str, int]
) -> dict[str, Any]:
    finding = entry.finding
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join((entry.message.text, *entry.message.help))},
        "locations": [_location(entry.place, listing, root)],
    }
    if entry.related:
        result["relatedLocations"] = [_location(each, listing, root) for each in entry.related]
    if finding.more:
        # A result for each would be what the sum is there to spare.
        result["occurrenceCount"] = entry.count
    if entry.excepted:
        result["suppressions"] = [{"kind": "external", "justification": finding.excepted}]
    return result


def _location(place: Location, listing: Listing, root: Path) -> dict[str, Any]:
    path = listing.posix_from(root, place)
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(path), "uriBaseId": _ROOT}}
    if not place.whole:
        physical["region"] = _region(place)
    return {"physicalLocation": physical}


def _region(place: Location) -> dict[str, Any]:
    span = place.span
    region: dict[str, Any] = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    frame = frame_of(place, len(place.text) + 2)
    return region | ({"snippet": {"text": frame.line}} if frame else {})
