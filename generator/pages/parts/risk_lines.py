"""Risks at a glance: the gravest first, what is done with each, and what came of it."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.assessment.impacts import has_expectations, has_results
from generator.book.model import BookRisk
from generator.pages.context import Link, PageContext
from generator.pages.format.rich_text import Passage, make_plain, shorten_to_sentence
from generator.pages.format.terms import Tag, find_tag
from generator.pages.parts.risks import kind_of, link_risk, name_risks
from schema.values import Text

# As many as a reader takes in at once; the rest is a link away.
_SHOWN = 6
# Characters of what came of it.
_LONGEST = 140


class RiskLine(Struct, frozen=True):
    """One risk: a link to it, its kind, how its measures stand, what came of them.

    An answer that only points elsewhere, or repeats what is done, says nothing of `results`.
    """

    risk: Link
    kind: Tag | None
    statuses: tuple[Tag, ...]
    results: Passage | None
    expected: bool


def gravest_first(risks: Iterable[BookRisk]) -> tuple[BookRisk, ...]:
    """Return what has happened before what may happen, each in the order of the report."""
    return tuple(sorted(risks, key=lambda each: each.risk.kind != "actual"))


def list_risk_lines(context: PageContext) -> tuple[tuple[RiskLine, ...], int]:
    """Return a report's first few risks as lines, and how many there are beside them."""
    risks = gravest_first(context.report.risks)
    lines = tuple(_line(each, context) for each in risks[:_SHOWN])
    return lines, len(risks) - len(lines)


def _line(bound: BookRisk, context: PageContext) -> RiskLine:
    risk = bound.risk
    measures = [each.measure for each in bound.measures]
    found = dict.fromkeys(each.status for each in measures if each.status)
    statuses = (find_tag("statuses", each, context) for each in found)
    texts = context.counter.texts
    said = [
        each.measure
        for each in bound.measures
        if has_results(each, texts) or has_expectations(each, texts)
    ]
    results = next(_texts((each.results for each in said), context), None)
    expected = next(_texts((each.expected_results for each in said), context), None)
    standing = context.assessment.risks[risk.id]
    return RiskLine(
        risk=link_risk(name_risks(context)[risk.id], risk.id, context),
        kind=kind_of(risk, context),
        statuses=tuple(each for each in statuses if each),
        results=results or expected,
        expected=standing.expected and not standing.results,
    )


def _texts(texts: Iterable[Text | None], context: PageContext) -> Iterator[Passage]:
    for text in texts:
        found = text.find(context.language, context.report.language) if text else None
        if found:
            beginning, _ = shorten_to_sentence(found[0], _LONGEST)
            yield make_plain(beginning, context, found[1])
