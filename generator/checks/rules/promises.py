"""TXT123: superlatives, absolutes and guarantees that nobody can vouch for."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.checks.rules.registry import Context, Hit, rule
from generator.checks.rules.signs import hits_of_signs
from generator.findings.finding import Severity

_SIGNS = {
    "guarantees": "guarantee",
    "absolutes": "absolute",
    "hundred_percent": "absolute",
    "no_risk": "absolute",
    "sure_of_all": "guarantee",
    "flawless": "absolute",
    "nothing_goes_wrong": "guarantee",
    "none_there_is": "guarantee",
    "more_than_all_others": "absolute",
    "nobody_better": "absolute",
    "certified_so_safe": "guarantee",
}


@rule("TXT123", Severity.INFO)
def nothing_promised(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield guarantees, and words such as «100 % bærekraftig» and «verdens mest etiske»."""
    yield from hits_of_signs(report, _SIGNS)
