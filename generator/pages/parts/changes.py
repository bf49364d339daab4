"""What changed since the year before: risks new and closed, kinds and statuses that differ."""

from collections.abc import Iterator

from msgspec import Struct

from generator.compare.answers import AnswerState, count_states, pair_answers
from generator.compare.goals import count_followed
from generator.compare.report_pair import ReportPair
from generator.compare.risks import compare_risks
from generator.pages.context import Link, PageContext
from generator.pages.parts.report_changes import Allowance, ChangePrinter
from generator.plan.site_plan import earlier_than

# The properties of a risk whose changes the front page shows.
_SHOWN = frozenset({"kind", "status"})


class ChangeLine(Struct, frozen=True):
    """One change: what kind of it (new, closed, changed), of which risk, from what to what."""

    id: str
    label: str
    risk: Link
    text: str


class ChangesView(Struct, frozen=True):
    """The changes since an earlier report: of risks one by one, of goals and answers in numbers."""

    title: str
    earlier: Link
    changes: tuple[ChangeLine, ...]
    counts: tuple[str, ...]
    more: Link


def show_changes(context: PageContext) -> ChangesView | None:
    """Return what changed since the report before this one; None for the first report."""
    earlier, words, home = earlier_than(context.book, context.report), context.words, context.home
    if earlier is None:
        return None
    pair = ReportPair(earlier, context.report, context.language, context.language)
    more = words("comparison_link", earlier=earlier.year, year=context.report.year)
    return ChangesView(
        title=words("changes_since", year=earlier.year),
        earlier=Link(str(earlier.year), context.link(home.report(earlier.year))),
        changes=tuple(_changes(pair, context)),
        counts=tuple(_counts(pair, context)),
        more=Link(more, context.link(home.page("comparison", context.report.year))),
    )


def _counts(pair: ReportPair, context: PageContext) -> Iterator[str]:
    words, earlier = context.words, pair.earlier.year
    followed, left = count_followed(*pair.both)
    if left:
        yield words("goals_followed", count=followed, of=left, earlier=earlier)
    states = count_states(pair_answers(pair))
    listed: tuple[AnswerState, ...] = ("now", "before", "changed")
    for state in listed:
        if states[state]:
            yield words.count(f"answers_{state}", states[state], earlier=earlier)


def _changes(pair: ReportPair, context: PageContext) -> Iterator[ChangeLine]:
    printer, nothing = ChangePrinter(pair, context, Allowance()), context.words["not_stated"]
    for change in compare_risks(pair).changes:
        tag, link = printer.state(change), printer.link_risk(change)
        if change.state != "changed":
            yield ChangeLine(tag.id, tag.label, link, "")
            continue
        differs = tuple(
            context.words("from_to", old=each.before or nothing, new=each.now or nothing)
            for each in change.differences
            if each.field in _SHOWN
        )
        if differs:
            yield ChangeLine(tag.id, tag.label, link, " · ".join(differs))
