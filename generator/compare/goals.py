"""What a report promised, and what the next one says of it."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.book.model import BookReport
from schema.facts.enterprise import Goal, NextGoal
from schema.values import Text, listed

_OVER = frozenset({"done", "stopped"})
# How a promise stands: kept, broken (stopped, or not mentioned), or on its way.
Outcome: TypeAlias = Literal["kept", "broken", "under_way", "untold"]
_OUTCOMES: dict[str, Outcome] = {
    "done": "kept",
    "stopped": "broken",
    "planned": "under_way",
    "ongoing": "under_way",
    "postponed": "under_way",
}


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
    def outcome(self) -> Outcome:
        """How the promise stands: `untold` where the goal is there without a status."""
        if self.now is None:
            return "broken"
        return _OUTCOMES[self.now.status] if self.now.status else "untold"


def follow_promises(earlier: BookReport, report: BookReport) -> tuple[Promise, ...]:
    """Return the goals that a report left to the next one, and what became of each."""
    now = {each.id: each for each in listed(report.enterprise.goals)}
    found: dict[str, Promise] = {}
    for goal in _left(earlier):
        unfinished = isinstance(goal, Goal)
        status = goal.status if isinstance(goal, Goal) else None
        promise = Promise(goal.id, goal.goal, unfinished, status, now.get(goal.id))
        found.setdefault(goal.id, promise)
    return tuple(found.values())


def count_followed(earlier: BookReport, report: BookReport) -> tuple[int, int]:
    """Return how many goals left to a report have a status there, and how many were left to it."""
    promises = follow_promises(earlier, report)
    return sum(bool(each.now and each.now.status) for each in promises), len(promises)


def _left(report: BookReport) -> Iterator[Goal | NextGoal]:
    """Yield the goals set for the next year, then those of the year that are not over."""
    yield from listed(report.enterprise.next_goals)
    yield from (goal for goal in listed(report.enterprise.goals) if goal.status not in _OVER)
