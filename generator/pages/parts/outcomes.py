"""Found → done → achieved: the three figures that the Act turns on, and where they are counted."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import BookMeasure, BookReport
from generator.pages.format.terms import find_tag
from generator.pages.parts.numbers import ANCHOR
from generator.pages.place import Place
from generator.text.cldr import join_words

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


def list_outcomes(place: Place, report: BookReport) -> Iterator[Outcome]:
    """Yield the three figures of a report; none of one without risks."""
    words, count = place.words, len(report.risks)
    if not count:
        return
    measures = [each for risk in report.risks for each in risk.measures]
    acted = sum(each.acted_on for each in report.risks)
    achieved = sum(each.has_results for each in report.risks)
    expected = words["achieved_details"] if achieved else ""
    figures = {
        "found": (count, words.count("found", count), _kinds(place, report)),
        "done": (acted, words("done_of", count=count), _statuses(measures, place)),
        "achieved": (achieved, words("achieved_of", count=count), expected),
    }
    page = place.home.page("data", report.year)
    for name, (value, text, details) in figures.items():
        href = None if place.holds_all else place.link(page, f"{ANCHOR}-{name}")
        yield Outcome(name, words[name], str(value), text, details, href)


def describe(place: Place, report: BookReport) -> str:
    """Return what was found, done and achieved as one plain text, for summaries and search."""
    if report.risks:
        told = (f"{each.value} {each.text}{_aside(each)}." for each in list_outcomes(place, report))
        return " ".join(told)
    found = report.identify.none_found
    return place.words["none_found" if found else "risks_unanswered"]


def _aside(outcome: Outcome) -> str:
    return f" ({outcome.details})" if outcome.details else ""


def _kinds(place: Place, report: BookReport) -> str:
    counts = Counter(each.risk.kind or "unknown" for each in report.risks)
    order = ("actual", "potential", *(("unknown",) if counts["unknown"] else ()))
    parts = (place.words.count(f"kind_{kind}", counts[kind]) for kind in order)
    return join_words(tuple(parts), place.language)


def _statuses(measures: list[BookMeasure], place: Place) -> str:
    counts = Counter(each.measure.status for each in measures)
    parts = [
        place.words("status_count", count=counts[tag.id], status=tag.label.lower())
        for status in ("done", "ongoing", "planned", "postponed", "stopped")
        if counts[status] and (tag := find_tag("statuses", status, place))
    ]
    if counts[None]:
        parts.append(
            place.words("status_count", count=counts[None], status=place.words["without_status"])
        )
    return join_words(tuple(parts), place.language) if parts else ""
