"""DAT122: days in running text that no calendar has, and times that end before they begin."""

from collections.abc import Iterator
from itertools import chain

from generator.book.model import BookReport
from generator.checks.rules.queries import LINK
from generator.checks.rules.registry import Context, Hit, rule
from generator.checks.rules.signs import hit_on
from generator.findings.finding import Severity
from generator.text.days import backward_spans, impossible_days


@rule("DAT122", Severity.WARNING)
def times_are_possible(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield, of each text, the first day that cannot be, and the first span that runs backwards."""
    for passage in report.passages:
        if not passage.has_figures:
            continue
        linked = "](" in passage.text or "://" in passage.text
        text = LINK.sub(" ", passage.text) if linked else passage.text
        days = ((each, "day") for each in impossible_days(text))
        spans = ((each, "backwards") for each in backward_spans(text))
        told = set[str]()
        for words, case in chain(days, spans):
            if case not in told and words in passage.text:
                told.add(case)
                yield hit_on(passage, words, case=case)
