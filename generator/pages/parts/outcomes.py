"""Found → done → achieved: the three figures that the Act turns on, and where they are counted."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.assessment.impacts import has_actions
from generator.book.model import BookMeasure
from generator.pages.context import Link, PageContext
from generator.pages.format.terms import Tag, find_tag
from generator.text.cldr import join_words
from schema.vocabulary import load_vocabulary

# What each figure counts, by the fact that it is counted in.
COUNTED = {"found": "risks", "done": "measures", "achieved": "measures"}


class Outcome(Struct, frozen=True):
    """One of the three figures: what was found, done, achieved; then what it counts, in detail.

    `href` leads to the risks and measures that it counts; None on the page for paper, which holds
    all. report.json has its value under `counts`, by its id.
    """

    id: str
    label: str
    value: str
    text: str
    details: str
    href: str | None


class Standing(Struct, frozen=True):
    """How a statement stands by § 5, in a few words; where that is told, and where to ask."""

    state: Tag
    more: Link
    ask: Link


def list_outcomes(context: PageContext) -> Iterator[Outcome]:
    """Yield the three figures of a report; none of one without risks."""
    words, count = context.words, len(context.report.risks)
    if not count:
        return
    # A measure for several risks is one.
    of_risks = (each for risk in context.report.risks for each in risk.measures)
    measures = list({each.where: each for each in of_risks}.values())
    standings = context.assessment.risks.values()
    acted = sum(each.acted_on for each in standings)
    achieved = sum(each.results for each in standings)
    figures = {
        "found": (
            count,
            _found(context),
            count_kinds((each.risk.kind for each in context.report.risks), context),
        ),
        "done": (acted, words("done_of", count=count), _done(measures, context)),
        "achieved": (achieved, words("achieved_of", count=count), _not_come(context)),
    }
    overview = context.link(context.home.report(context.report.year), "overview")
    for name, (value, text, details) in figures.items():
        href = None if context.holds_all else overview
        yield Outcome(name, words[name], str(value), text, details, href)


def describe(context: PageContext) -> str:
    """Return what was found, done and achieved as one plain text, for summaries and search."""
    if context.report.risks:
        told = (f"{each.value} {each.text}{_aside(each)}." for each in list_outcomes(context))
        return " ".join(told)
    if context.assessment.nothing_found:
        return context.words["none_found"]
    bare = context.report.identify.none_found
    return context.words["none_found_bare" if bare else "risks_unanswered"]


def say_standing(context: PageContext) -> str:
    """Return how a statement stands by § 5, in a few words."""
    points = context.assessment.points
    if context.assessment.complete:
        return context.words["act_complete"]
    met = sum(point.met for point in points)
    return context.words("act_met", number=met, count=len(points))


def show_standing(context: PageContext, ask: str) -> Standing:
    """Return how a statement stands, for its first screen; `ask` is where readers may ask."""
    words, home, year = context.words, context.home, context.report.year
    complete = context.assessment.complete
    where = home.page("law", year) if complete else home.report(year)
    more = context.link(where) if complete else context.link(where, "gaps")
    return Standing(
        Tag("answered" if complete else "unanswered", say_standing(context)),
        Link(words["standing_where" if complete else "standing_missing"], more),
        Link(words["ask_title"], ask),
    )


def _aside(outcome: Outcome) -> str:
    return f" ({outcome.details})" if outcome.details else ""


def _found(context: PageContext) -> str:
    """What was found, by its right name: an actual impact is no risk."""
    kinds = {each.risk.kind for each in context.report.risks}
    (kind,) = kinds if len(kinds) == 1 else (None,)
    return context.words.count(f"found_{kind or 'mixed'}", len(context.report.risks))


def count_kinds(kinds: Iterable[str | None], context: PageContext) -> str:
    """Return how many are actual and how many potential, where that is not said already."""
    counts = Counter(each or "unknown" for each in kinds)
    if len(counts) == 1 and "unknown" not in counts:
        return ""
    order = ("actual", "potential", *(("unknown",) if counts["unknown"] else ()))
    parts = (context.words.count(f"kind_{kind}", counts[kind]) for kind in order)
    return join_words(tuple(parts), context.language)


def _done(measures: list[BookMeasure], context: PageContext) -> str:
    waiting = sum(each.deferred for each in context.assessment.risks.values())
    texts = context.counter.texts
    described = [each for each in measures if has_actions(each, texts)]
    told = [_statuses(described, context)] if described else []
    if waiting:
        told.append(context.words.count("deferred", waiting))
    return "; ".join(told)


def _not_come(context: PageContext) -> str:
    """How many have nothing but expectations yet, and how many only tell that none has come."""
    standings = context.assessment.risks.values()
    only = sum(each.expected and not each.results for each in standings)
    none = sum(each.none_yet for each in standings)
    told = [context.words.count("only_expected", only)] if only else []
    if none:
        told.append(context.words.count("none_yet", none))
    return "; ".join(told)


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
