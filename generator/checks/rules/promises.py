"""TXT123: superlatives, absolutes and guarantees that nobody can vouch for."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.checks.rules.registry import Context, Hit, rule
from generator.checks.rules.sayings import said_in
from generator.checks.rules.sentences import main_texts
from generator.checks.rules.signs import hit_on, hits_of_signs
from generator.findings.finding import Ref, Severity

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
_SAYINGS = {
    "better_than_all": "absolute",
    "vouched_for": "guarantee",
    "certified_and_safe": "guarantee",
}


@rule("TXT123", Severity.INFO)
def nothing_promised(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield guarantees, and words such as «100 % bærekraftig» and «verdens mest etiske»."""
    told = set[Ref]()
    for each in hits_of_signs(report, _SIGNS):
        told.add(each.where.on(""))
        yield each
    for kind, case in _SAYINGS.items():
        for sentence in said_in(main_texts(report), kind):
            if sentence.passage.where not in told:
                told.add(sentence.passage.where)
                yield hit_on(sentence.passage, sentence.written, case=case)
