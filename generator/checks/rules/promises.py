"""TXT123: superlatives, absolutes and guarantees that nobody can vouch for."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.signs import quoted, signs_in
from generator.findings.finding import Ref, Severity

_SIGNS = {
    "guarantees": "guarantee",
    "absolutes": "absolute",
    "hundred_percent": "absolute",
    "no_risk": "absolute",
    "sure_of_all": "guarantee",
    "none_there_is": "guarantee",
    "more_than_all_others": "absolute",
    "nobody_better": "absolute",
    "certified_so_safe": "guarantee",
}


@rule("TXT123", Severity.INFO)
def nothing_promised(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield guarantees, and words such as «100 % bærekraftig» and «verdens mest etiske»."""
    said: set[tuple[Ref, str]] = set()
    for name, case in _SIGNS.items():
        for passage, sentence, found in signs_in(report, name):
            # Two signs of one promise may be in a sentence: it is one.
            if (passage.where, sentence) in said:
                continue
            said.add((passage.where, sentence))
            words = found.group()
            where = passage.where.on(words)
            yield hit(where, about=passage.question or None, case=case, words=quoted(words))
