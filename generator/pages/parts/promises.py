"""Last year's promises as a row of states: each goal that a statement left to the next one."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.book.model import BookReport
from generator.compare.answers import is_hidden
from generator.compare.goals import Promise, follow_promises
from generator.pages.context import Link, PageContext
from generator.pages.format.rich_text import Passage, make_plain, shorten_to_sentence
from generator.pages.format.terms import Tag, find_tag
from generator.plan.site_plan import earlier_than
from schema.vocabulary import load_vocabulary

# Characters of a goal; the page of changes has the rest.
_LONGEST = 110


class PromiseState(Struct, frozen=True):
    """A goal of the year before, and how it stands now: its status, or that there is none."""

    goal: Passage
    state: Tag


class PromisesView(Struct, frozen=True):
    """The goals of an earlier year in their order; `more` is where all is told of them.

    `counts` sums up how many have each state, in the order in which readers meet them.
    """

    title: str
    counts: tuple[Tag, ...]
    promises: tuple[PromiseState, ...]
    more: Link | None


def show_promises(context: PageContext) -> PromisesView | None:
    """Return what became of last year's goals; None without such goals, or where they are secret.

    A goal that the statement does not mention is told to be that, whatever became of it.
    """
    report, earlier = context.report, earlier_than(context.book, context.report)
    if earlier is None or any(is_hidden(e, "goals", "next_goals") for e in (earlier, report)):
        return None
    if report.answered_by("goals") is None:
        return None
    states = tuple(_state(each, earlier, context) for each in follow_promises(earlier, report))
    if not states:
        return None
    page = context.home.page("comparison", report.year)
    more = Link(context.words("promises_more", earlier=earlier.year), context.link(page))
    return PromisesView(
        title=context.words("comparison_goals", earlier=earlier.year),
        counts=tuple(_count(states, context)),
        promises=states,
        more=None if context.holds_all else more,
    )


def _count(states: Sequence[PromiseState], context: PageContext) -> Iterator[Tag]:
    counts = Counter(each.state for each in states)
    order = [each.id for each in load_vocabulary("statuses").terms]

    def place(tag: Tag) -> int:
        return order.index(tag.id) if tag.id in order else len(order)

    for tag in sorted(counts, key=place):
        status = context.words["without_status"] if tag.id == "unanswered" else tag.label.lower()
        label = context.words("status_count", count=counts[tag], status=status)
        yield Tag(tag.id, label)


def _state(promise: Promise, earlier: BookReport, context: PageContext) -> PromiseState:
    words = context.words
    found = promise.goal.find(context.language, earlier.language)
    text, language = found or ("", None)
    sentence, _ = shorten_to_sentence(text, _LONGEST)
    if promise.now is None:
        tag = Tag("unavailable", words("goal_gone", year=context.report.year))
    else:
        status = find_tag("statuses", promise.now.status, context)
        tag = status or Tag("unanswered", words["no_status"])
    return PromiseState(make_plain(sentence, context, language), tag)
