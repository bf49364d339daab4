"""What changed since the year before: risks new and closed, kinds and statuses that differ."""

from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import BookReport
from generator.compare.answers import AnswerState, count_states, pair_answers
from generator.compare.goals import count_followed
from generator.compare.report_pair import ReportPair
from generator.compare.risks import compare_risks
from generator.pages.parts.report_changes import Allowance, ChangePrinter
from generator.pages.place import Link, Place
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


def show_changes(place: Place, report: BookReport) -> ChangesView | None:
    """Return what changed since the report before this one; None for the first report."""
    earlier, words, home = earlier_than(place.organisation, report), place.words, place.home
    if earlier is None:
        return None
    pair = ReportPair(earlier, report, place.language, place.language)
    more = words("comparison_link", earlier=earlier.year, year=report.year)
    return ChangesView(
        title=words("changes_since", year=earlier.year),
        earlier=Link(str(earlier.year), place.link(home.report(earlier.year))),
        changes=tuple(_changes(pair, place)),
        counts=tuple(_counts(pair, place)),
        more=Link(more, place.link(home.page("comparison", report.year))),
    )


def _counts(pair: ReportPair, place: Place) -> Iterator[str]:
    words, earlier = place.words, pair.earlier.year
    followed, left = count_followed(*pair.both)
    if left:
        yield words("goals_followed", count=followed, of=left, earlier=earlier)
    states = count_states(pair_answers(pair))
    listed: tuple[AnswerState, ...] = ("now", "before", "changed")
    for state in listed:
        if states[state]:
            yield words.count(f"answers_{state}", states[state], earlier=earlier)


def _changes(pair: ReportPair, place: Place) -> Iterator[ChangeLine]:
    printer, nothing = ChangePrinter(pair, place, Allowance()), place.words["not_stated"]
    for change in compare_risks(pair).changes:
        tag, link = printer.state(change), printer.link_risk(change)
        if change.state != "changed":
            yield ChangeLine(tag.id, tag.label, link, "")
        for each in change.differences if change.state == "changed" else ():
            if each.field in _SHOWN:
                old, new = each.before or nothing, each.now or nothing
                text = place.words("from_to", old=old, new=new)
                yield ChangeLine(tag.id, tag.label, link, text)
