"""A comparison for programs; its shape is documented in schema/json/comparison.json, and stable."""

import json
from decimal import Decimal
from typing import Any, TypeAlias

from msgspec import Struct

from generator.book.numbers import Amount
from generator.compare.changes import (
    Change,
    ChangeSection,
    Comparison,
    NumberChange,
    OrganisationChanges,
)
from generator.formats.version import program_version

# Raised when a key changes its meaning or goes away; new keys may come without.
VERSION = 1
_Table: TypeAlias = dict[str, Any]


def render(comparison: Comparison) -> str:
    """Return the whole comparison as JSON."""
    data = {
        "version": VERSION,
        "program": {"name": "aktsom", "version": program_version()},
        **_take(comparison, "language", "before", "now"),
        "complete": not comparison.unread,
        "unchanged_organisations": comparison.unchanged,
        "unreadable_files": comparison.left_out,
        "organisations": [_organisation(each) for each in comparison.organisations],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _take(value: Struct, *names: str) -> _Table:
    """Return fields of a value under their own names."""
    return {name: getattr(value, name) for name in names}


def _organisation(organisation: OrganisationChanges) -> _Table:
    return {
        **_take(organisation, "key", "name", "fate", "files", "notes"),
        "unread": [
            _take(it, "side", "file", "line", "code", "message") for it in organisation.unread
        ],
        "sections": [_section(each) for each in organisation.sections],
        "reports": [
            {
                **_take(report, "path", "year"),
                "compared_with": report.earlier,
                **_take(report, "fate", "draft", "notes"),
                "sections": [_section(each) for each in report.sections],
            }
            for report in organisation.reports
        ],
    }


def _section(section: ChangeSection) -> _Table:
    return {
        **_take(section, "id", "title", "counts"),
        "same": len(section.same),
        "changes": [_change(each) for each in section.own],
    }


def _change(change: Change) -> _Table:
    number = None
    if isinstance(change, NumberChange):
        before, now = _number(change.before), _number(change.now)
        number = {"before": before, "now": now, "unit": change.unit or None}
    details = [
        {
            "field": each.field,
            "label": each.label or None,
            **_take(each, "measure", "presence", "language"),
            "before": each.before or None,
            "now": each.now or None,
            "words": [_take(piece, "kind", "text") for piece in each.pieces],
        }
        for each in change.differences
    ]
    return {
        "id": change.id,
        "change": change.state,
        "title": change.title,
        "note": change.note or None,
        "number": number,
        "details": details,
    }


def _number(amount: Amount | None) -> int | float | None:
    if isinstance(amount, Decimal):
        return int(amount) if amount == amount.to_integral_value() else float(amount)
    return amount
