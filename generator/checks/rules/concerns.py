"""ADV101 and ADV102: whether people can raise concerns, and whether the board has dealt with it."""

from collections.abc import Iterator
from itertools import chain

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.book.text_passage import Sentence
from generator.checks.rules.registry import Context, Hit, rule
from generator.checks.rules.sayings import said_in
from generator.checks.rules.sentences import sentences_with
from generator.checks.rules.signs import hit_on
from generator.findings.finding import Ref, Severity

_CONCERNS = {
    "complaint_punished": "punished",
    "channel_missing": "none",
    "complaint_conditional": "condition",
}


@rule("ADV101", Severity.WARNING, law=("aapenhetsloven-4-f",))
def concerns_can_be_raised(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield what says that nobody can complain, only on conditions, or at a cost to themselves."""
    told = set[Ref]()
    for kind, case in _CONCERNS.items():
        for each in said_in(_answers(report), kind):
            if each.passage.where not in told:
                told.add(each.passage.where)
                yield hit_on(each.passage, each.written, case=case)
    if not told:
        for each in _where_nothing_else(report, "channel_not_told", "way_to_reach", "reaching_it"):
            yield hit_on(each.passage, each.written, case="none")


@rule("ADV102", Severity.WARNING, law=("aapenhetsloven-4-a",))
def board_has_dealt_with_it(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the first sentence that says that the board has not dealt with due diligence."""
    said = said_in(_answers(report), "board_not_there")
    untold = _where_nothing_else(report, "board_not_told", "boardroom", "board_treats")
    for each in chain(said, untold):
        yield hit_on(each.passage, each.written)
        return


def _where_nothing_else(report: BookReport, kind: str, *there: str) -> Iterator[Sentence]:
    """Yield the first sentence of a kind, if none of the answers says that there is something.

    Of what is `there`, such a sentence has a word of each group, and denies nothing.
    """
    for each in said_in(_answers(report), kind):
        others = sentences_with(_answers(report), *there)
        if not any(not other.says("none_of_it") for other in others if other != each):
            yield each
        return


def _answers(report: BookReport) -> list[TextPassage]:
    """Return the answers in prose: what a risk tells of is what has happened somewhere."""
    return list(report.prose_passages)
