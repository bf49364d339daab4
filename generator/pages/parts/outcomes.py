"""Found → done → achieved: the three figures that the Act turns on, and where they are counted."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import BookMeasure
from generator.pages.context import PageContext
from generator.pages.format.terms import find_tag
from generator.pages.parts.numbers import ANCHOR
from generator.text.cldr import join_words
from schema.vocabulary import load_vocabulary

# What each figure counts, by the fact that it is counted in.
COUNTED = {"found": "risks", "done": "measures", "achieved": "measures"}


class Outcome(Struct, frozen=True):
    """One of the three figures: what was found, done, achieved; then what it counts, in detail.

    `href` is its row on the data page; None on the page for paper, which holds all. report.json
    has its value under `counts`, by its id.
    """

    id: str
    label: str
    value: str
    text: str
    details: str
    href: str | None


def list_outcomes(context: PageContext) -> Iterator[Outcome]:
    """Yield the three figures of a report; none of one without risks."""
    words, count = context.words, len(context.report.risks)
    if not count:
        return
    measures = [each for risk in context.report.risks for each in risk.measures]
    acted = sum(each.acted_on for each in context.report.risks)
    achieved = sum(each.has_results for each in context.report.risks)
    expected = words["achieved_details"] if achieved else ""
    figures = {
        "found": (count, words.count("found", count), _kinds(context)),
        "done": (acted, words("done_of", count=count), _statuses(measures, context)),
        "achieved": (achieved, words("achieved_of", count=count), expected),
    }
    page = context.home.page("data", context.report.year)
    for name, (value, text, details) in figures.items():
        href = None if context.holds_all else context.link(page, f"{ANCHOR}-{name}")
        yield Outcome(name, words[name], str(value), text, details, href)


def describe(context: PageContext) -> str:
    """Return what was found, done and achieved as one plain text, for summaries and search."""
    if context.report.risks:
        told = (f"{each.value} {each.text}{_aside(each)}." for each in list_outcomes(context))
        return " ".join(told)
    found = context.report.identify.none_found
    return context.words["none_found" if found else "risks_unanswered"]


def _aside(outcome: Outcome) -> str:
    return f" ({outcome.details})" if outcome.details else ""


def _kinds(context: PageContext) -> str:
    counts = Counter(each.risk.kind or "unknown" for each in context.report.risks)
    order = ("actual", "potential", *(("unknown",) if counts["unknown"] else ()))
    parts = (context.words.count(f"kind_{kind}", counts[kind]) for kind in order)
    return join_words(tuple(parts), context.language)


def _statuses(measures: list[BookMeasure], context: PageContext) -> str:
    counts = Counter(each.measure.status for each in measures)
    parts = [
        context.words("status_count", count=counts[tag.id], status=tag.label.lower())
        for status in (each.id for each in load_vocabulary("statuses").terms)
        if counts[status] and (tag := find_tag("statuses", status, context))
    ]
    if counts[None]:
        parts.append(
            context.words(
                "status_count", count=counts[None], status=context.words["without_status"]
            )
        )
    return join_words(tuple(parts), context.language) if parts else ""
