"""The goals of two reports, told: promises kept or not from year to year, else what was edited."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from generator.change_report.model import Detail, Line, Section
from generator.change_report.presenter import Voice
from generator.compare.answers import is_hidden
from generator.compare.goals import Promise, follow_promises
from generator.pages.format.terms import find_tag
from schema.facts.enterprise import Goal, NextGoal
from schema.fields import find_field
from schema.values import listed

_Goals: TypeAlias = Sequence[Goal | NextGoal]


def tell_goals(voice: Voice) -> Section:
    """Return what became of an earlier year's goals; of one year's, which were edited."""
    earlier, report = voice.pair.earlier, voice.pair.report
    if any(is_hidden(each, fact) for each in (earlier, report) for fact in ("goals", "next_goals")):
        return Section("goals", voice.words["section_goals"], ())
    if not voice.pair.one_year:
        title = voice.words("section_promises", earlier=earlier.year)
        promises = follow_promises(earlier, report)
        return Section("goals", title, tuple(_promise(each, voice) for each in promises))
    lines = (
        *_edited(listed(earlier.enterprise.goals), listed(report.enterprise.goals), voice),
        *_edited(
            listed(earlier.enterprise.next_goals), listed(report.enterprise.next_goals), voice
        ),
    )
    return Section("goals", voice.words["section_goals"], lines)


def _promise(promise: Promise, voice: Voice) -> Line:
    title, now = voice.plain(promise.goal, voice.pair.earlier), promise.now
    if now is None:
        note = voice.words["goal_unmentioned"]
        return Line(promise.id, promise.outcome, title, note=note)
    labels = _label(promise.status, voice), _label(now.status, voice)
    details = (voice.detail(find_field(Goal, "status"), *labels),) if any(labels) else ()
    note = voice.plain(now.status_note, voice.pair.report)
    return Line(promise.id, promise.outcome, title, details, note)


def _edited(earlier: _Goals, later: _Goals, voice: Voice) -> Iterator[Line]:
    before, now = ({each.id: each for each in goals} for goals in (earlier, later))
    for key, goal in now.items():
        title = voice.plain(goal.goal, voice.pair.report)
        if key not in before:
            yield Line(key, "new", title)
        elif goal != before[key]:
            yield Line(key, "changed", title, tuple(_details(before[key], goal, voice)))
    for key, goal in before.items():
        if key not in now:
            yield Line(key, "gone", voice.plain(goal.goal, voice.pair.earlier))


def _details(before: Goal | NextGoal, now: Goal | NextGoal, voice: Voice) -> Iterator[Detail]:
    for field in ("goal", "status_note"):
        old = voice.plain(getattr(before, field, None), voice.pair.earlier)
        new = voice.plain(getattr(now, field, None), voice.pair.report)
        if old != new:
            yield voice.detail(find_field(Goal, field), old, new)
    statuses = [_label(getattr(each, "status", None), voice) for each in (before, now)]
    if statuses[0] != statuses[1]:
        yield voice.detail(find_field(Goal, "status"), *statuses)


def _label(status: str | None, voice: Voice) -> str:
    tag = find_tag("statuses", status, voice.now)
    return tag.label if tag else ""
