"""What a report promised, and what the next one says of it."""

from collections.abc import Iterator

from msgspec import Struct

from generator.book import BoundReport
from generator.views.passages import Passage, render_text
from generator.views.terms import Tag, find_tag
from generator.views.years import Years
from schema.facts.enterprise import Goal
from schema.values import Text

_OVER = frozenset({"done", "stopped"})


class GoalLine(Struct, frozen=True):
    """A goal of the year before: why it is here, its status now; `gone` when it has none."""

    goal: Passage | None
    origin: str
    status: Tag | None
    note: Passage | None
    gone: str


def follow_goals(years: Years) -> tuple[GoalLine, ...]:
    """Return the goals that a report left to the next one, and what became of each."""
    now = {each.id: each for each in _goals(years.report)}
    return tuple(
        _line(promised, now.get(goal_id), years) for goal_id, promised in _promised(years).items()
    )


def count_followed(earlier: BoundReport, report: BoundReport) -> tuple[int, int]:
    """Return how many goals left to a report have a status there, and how many were left to it."""
    stated = {each.id for each in _goals(report) if each.status}
    left = {goal_id for goal_id, _ in _left(earlier)}
    return len(left & stated), len(left)


def _goals(report: BoundReport) -> tuple[Goal, ...]:
    goals = report.enterprise.goals
    return goals if isinstance(goals, tuple) else ()


def _left(report: BoundReport) -> Iterator[tuple[str, Goal | None]]:
    """Yield the ids of goals set for the next year, then of those not over, with the goal."""
    coming = report.enterprise.next_goals
    for each in coming if isinstance(coming, tuple) else ():
        yield each.id, None
    for goal in _goals(report):
        if goal.status not in _OVER:
            yield goal.id, goal


class _Promise(Struct, frozen=True):
    """A goal that was left, and why it was."""

    id: str
    goal: Text
    origin: str


def _promised(years: Years) -> dict[str, _Promise]:
    words, coming = years.place.words, years.earlier.enterprise.next_goals
    texts = {each.id: each.goal for each in (coming if isinstance(coming, tuple) else ())}
    found: dict[str, _Promise] = {}
    for goal_id, goal in _left(years.earlier):
        if goal_id in found:
            continue
        if goal is None:
            origin = words("goal_set", year=years.report.year)
            found[goal_id] = _Promise(goal_id, texts[goal_id], origin)
        else:
            status = find_tag("statuses", goal.status, years.place)
            label = status.label.lower() if status else words["without_status"]
            origin = words("goal_unfinished", status=label, earlier=years.earlier.year)
            found[goal_id] = _Promise(goal_id, goal.goal, origin)
    return found


def _line(promise: _Promise, now: Goal | None, years: Years) -> GoalLine:
    place, anchor = years.place, f"goal-{promise.id}"
    note = now.status_note if now else None
    return GoalLine(
        goal=render_text(promise.goal, place, years.earlier, anchor),
        origin=promise.origin,
        status=find_tag("statuses", now.status, place) if now else None,
        note=render_text(note, place, years.report, f"{anchor}-status"),
        gone=place.words("goal_gone", year=years.report.year),
    )
