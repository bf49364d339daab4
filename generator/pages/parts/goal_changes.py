"""What a report promised, and what the next one says of it."""

from msgspec import Struct

from generator.compare.goals import Promise, follow_promises
from generator.pages.format.rich_text import Passage, render_text
from generator.pages.format.terms import Tag, find_tag
from generator.pages.parts.years import Years


class GoalLine(Struct, frozen=True):
    """A goal of the year before: why it is here, its status now; `gone` when it has none."""

    goal: Passage | None
    origin: str
    status: Tag | None
    note: Passage | None
    gone: str


def follow_goals(years: Years) -> tuple[GoalLine, ...]:
    """Return the goals that a report left to the next one, and what became of each."""
    return tuple(_line(each, years) for each in follow_promises(years.earlier, years.report))


def _line(promise: Promise, years: Years) -> GoalLine:
    place, anchor, now = years.place, f"goal-{promise.id}", promise.now
    note = now.status_note if now else None
    return GoalLine(
        goal=render_text(promise.goal, place, years.earlier, anchor),
        origin=_origin(promise, years),
        status=find_tag("statuses", now.status, place) if now else None,
        note=render_text(note, place, years.report, f"{anchor}-status"),
        gone=place.words("goal_gone", year=years.report.year),
    )


def _origin(promise: Promise, years: Years) -> str:
    words = years.place.words
    if not promise.unfinished:
        return words("goal_set", year=years.report.year)
    status = find_tag("statuses", promise.status, years.place)
    label = status.label.lower() if status else words["without_status"]
    return words("goal_unfinished", status=label, earlier=years.earlier.year)
