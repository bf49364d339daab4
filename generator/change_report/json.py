"""A comparison for programs; its shape is documented in schema/json/comparison.json, and stable."""

import json
from typing import Any

from generator.change_report.model import (
    Detail,
    Line,
    Section,
    Told,
    ToldOrganisation,
    ToldReport,
    Unread,
)
from generator.formats.version import program_version
from generator.text.differences import compare_texts

# Raised when a key changes its meaning or goes away; new keys may come without.
VERSION = 1


def render(told: Told) -> str:
    """Return the whole comparison as JSON."""
    data = {
        "version": VERSION,
        "program": {"name": "aktsom", "version": program_version()},
        "language": told.language,
        "before": told.before,
        "now": told.now,
        "complete": not told.unread,
        "unchanged_organisations": told.unchanged,
        "unreadable_files": list(told.left_out),
        "organisations": [_organisation(each) for each in told.organisations],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _organisation(told: ToldOrganisation) -> dict[str, Any]:
    return {
        "key": told.key,
        "name": told.name,
        "fate": told.fate,
        "files": list(told.files),
        "notes": list(told.notes),
        "unread": [_unread(each) for each in told.unread],
        "sections": [_section(each) for each in told.sections],
        "reports": [_report(each) for each in told.reports],
    }


def _unread(unread: Unread) -> dict[str, Any]:
    return {
        "side": unread.side,
        "file": unread.file,
        "line": unread.line,
        "code": unread.code,
        "message": unread.message,
    }


def _report(told: ToldReport) -> dict[str, Any]:
    return {
        "path": told.path,
        "year": told.year,
        "compared_with": told.earlier,
        "fate": told.fate,
        "draft": told.draft,
        "notes": list(told.notes),
        "sections": [_section(each) for each in told.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "counts": dict(section.counts),
        "same": section.same,
        "changes": [_line(each) for each in section.lines],
    }


def _line(line: Line) -> dict[str, Any]:
    number = None
    if line.amounts:
        before, now, unit = line.amounts
        number = {"before": _number(before), "now": _number(now), "unit": unit or None}
    return {
        "id": line.id,
        "change": line.change,
        "title": line.title,
        "note": line.note or None,
        "number": number,
        "details": [_detail(each) for each in line.details],
    }


def _number(amount: str | None) -> int | float | None:
    if amount is None:
        return None
    return int(amount) if amount.lstrip("-").isdigit() else float(amount)


def _detail(detail: Detail) -> dict[str, Any]:
    pieces = compare_texts(detail.before, detail.now)
    return {
        "field": detail.name,
        "label": detail.label or None,
        "measure": detail.measure,
        "presence": detail.presence,
        "language": detail.language,
        "before": detail.before or None,
        "now": detail.now or None,
        "words": [{"kind": each.kind, "text": each.text} for each in pieces],
    }
