"""The goals of two reports: promises kept or not from year to year, else what was edited."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from generator.book.model import BookReport
from generator.compare.answers import is_hidden
from generator.compare.changes import Change, ChangeSection, ChangeState, Difference
from generator.compare.model_fields import compare_fields
from generator.compare.report_pair import ReportPair
from schema.facts.enterprise import Goal, NextGoal
from schema.fields import find_field
from schema.values import Text, listed
from schema.vocabulary import is_status, load_vocabulary

_Goals: TypeAlias = Sequence[Goal | NextGoal]


class Promise(Struct, frozen=True):
    """A goal that a report left to the next one, and that goal there, if it is there.

    `unfinished` when the report itself worked towards it, with the status it then had; else it was
    set for the year to come.
    """

    id: str
    goal: Text
    unfinished: bool
    status: str | None
    now: Goal | None

    @property
    def state(self) -> ChangeState:
        """How it stands: kept, broken (stopped, or not mentioned), under way; else `untold`."""
        if self.now is None:
            return "broken"
        term = load_vocabulary("statuses").find(self.now.status or "")
        return term.promise if term else "untold"


def compare_goals(pair: ReportPair) -> ChangeSection:
    """Return what became of an earlier year's goals; of one year's, which were edited."""
    words = pair.words
    if any(is_hidden(each, "goals", "next_goals") for each in pair.both):
        return ChangeSection("goals", words["section_goals"], ())
    if not pair.one_year:
        title = words("section_promises", earlier=pair.earlier.year)
        promises = follow_promises(*pair.both)
        return ChangeSection("goals", title, tuple(_promise(each, pair) for each in promises))
    before, now = (each.enterprise for each in pair.both)
    changes = (
        *_edited(listed(before.goals), listed(now.goals), pair),
        *_edited(listed(before.next_goals), listed(now.next_goals), pair),
    )
    return ChangeSection("goals", words["section_goals"], changes)


def follow_promises(earlier: BookReport, report: BookReport) -> tuple[Promise, ...]:
    """Return the goals that a report left to the next one, and what became of each.

    First those set for the next year, then those of the year that are not over.
    """
    now = {each.id: each for each in listed(report.enterprise.goals)}
    left: list[Goal | NextGoal] = [*listed(earlier.enterprise.next_goals)]
    left += (
        each for each in listed(earlier.enterprise.goals) if not is_status(each.status, "over")
    )
    found: dict[str, Promise] = {}
    for goal in left:
        unfinished = isinstance(goal, Goal)
        status = goal.status if isinstance(goal, Goal) else None
        promise = Promise(goal.id, goal.goal, unfinished, status, now.get(goal.id))
        found.setdefault(goal.id, promise)
    return tuple(found.values())


def count_followed(earlier: BookReport, report: BookReport) -> tuple[int, int]:
    """Return how many goals left to a report have a status there, and how many were left to it."""
    promises = follow_promises(earlier, report)
    return sum(bool(each.now and each.now.status) for each in promises), len(promises)


def _promise(promise: Promise, pair: ReportPair) -> Change:
    title, now = pair.before.text(promise.goal), promise.now
    if now is None:
        note = pair.words["goal_unmentioned"]
        return Change(promise.id, promise.state, title, note=note)
    status = find_field(Goal, "status")
    label, old = status.short(pair.reader), pair.before.write(promise.status, status)
    new = pair.now.write(now.status, status)
    differences = (Difference("status", label, old, new),) if old or new else ()
    return Change(promise.id, promise.state, title, differences, pair.now.text(now.status_note))


def _edited(earlier: _Goals, later: _Goals, pair: ReportPair) -> Iterator[Change]:
    before, now = ({each.id: each for each in goals} for goals in (earlier, later))
    for key, goal in now.items():
        title = pair.now.text(goal.goal)
        if key not in before:
            yield Change(key, "new", title)
        elif goal != before[key]:
            found = tuple(compare_fields(before[key], goal, pair.writers))
            yield Change(key, "changed", title, found)
    for key, goal in before.items():
        if key not in now:
            yield Change(key, "gone", pair.before.text(goal.goal))
