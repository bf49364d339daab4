"""Findings of one kind in one file, a hundred and no more: the last of them counts the others.

What is wrong ten thousand times is read by nobody ten thousand times. Only those that are kept are
given places and words, so that a file full of mistakes costs little more than one with a few.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

from msgspec.structs import replace

from generator.findings.finding import Finding
from schema.limits import most

_Kind: TypeAlias = tuple[str, str, int, str, bool]


def sum_alike(findings: Iterable[Finding]) -> list[Finding]:
    """Keep the first of each kind in a file, in their order; `more` of the last counts the rest.

    A kind is a code, its case and its severity; those that are excepted are a kind of their own.
    Those that already speak of several items (`together`) all stay.
    """
    limit = most("shown")
    kept: list[Finding] = []
    seen: Counter[_Kind] = Counter()
    last: dict[_Kind, int] = {}
    for each in findings:
        if "together" not in each.arguments:
            kind = _kind(each)
            seen[kind] += 1
            if seen[kind] > limit:
                continue
            last[kind] = len(kept)
        kept.append(_cut(each, limit))
    for kind, place in last.items():
        if seen[kind] > limit:
            kept[place] = replace(kept[place], more=seen[kind] - limit)
    return kept


def _kind(finding: Finding) -> _Kind:
    case = str(finding.arguments.get("case", ""))
    excepted = finding.excepted is not None
    return finding.where.file, finding.code, finding.severity, case, excepted


def _cut(finding: Finding, limit: int) -> Finding:
    """Return a finding with so many of the places that belong with it, and a count of the rest."""
    beyond = len(finding.related) - limit
    if beyond <= 0:
        return finding
    return replace(finding, related=finding.related[:limit], more_related=beyond)
