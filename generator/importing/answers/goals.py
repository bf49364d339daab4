"""The goals of the year and of the next, with their statuses."""

import re
from collections.abc import Iterator

from generator.findings.positions import Plain
from generator.importing.answers.draft import ReadFact, Setting
from generator.importing.answers.field_values import field_text, status_of
from generator.importing.answers.labels import LabelledValue, find_label, split_fields
from generator.importing.source.lines import Lines, SourceLine, trim, without_blanks
from schema.facts.enterprise import Goal

_LONE = re.compile(r"(\d{1,2})[.)]?")
# A goal's number beside the goal: «1    Goal : Visit all mills», «2. Besøke».
_BESIDE = re.compile(r"(?P<number>\d{1,2})(?:[.)]\s+|\s+)(?=[^\W\d_])")


def read_goals(lines: Lines, _about: str, setting: Setting) -> ReadFact:
    """Read numbered goals with their statuses."""
    lines = _unnumbered(lines)
    groups = list(_groups(lines, "goal"))
    before = groups[0] if groups else ()
    if len(groups) < 2:
        return _plain_goals(lines, setting, setting.year)
    goals: list[Plain | None] = []
    for number, group in enumerate(groups[1:], 1):
        _, fields = split_fields(group, Goal, ("goal", "status"))
        values = {field.key: field for field in fields}
        goal: dict[str, Plain] = {"id": f"goal-{setting.year}-{number}"}
        if "goal" in values:
            goal |= field_text("goal", _without_number(values["goal"]), setting)
        if "status" in values:
            goal |= status_of(_without_number(values["status"]), setting)
        goals.append(goal)
    return ReadFact(goals, trim(tuple(line for line in before if not _LONE.fullmatch(line.text))))


def read_next_goals(lines: Lines, _about: str, setting: Setting) -> ReadFact:
    """Read numbered goals for the coming year."""
    return _plain_goals(lines, setting, setting.year + 1)


def _plain_goals(lines: Lines, setting: Setting, year: int) -> ReadFact:
    parts = [part for part in _numbered(lines) if without_blanks(part)]
    goals: list[Plain | None] = [
        {"id": f"goal-{year}-{number}", **field_text("goal", part, setting)}
        for number, part in enumerate(map(_without_label, parts), 1)
    ]
    return ReadFact(goals or None)


def _without_label(lines: Lines) -> Lines:
    """Return a goal's lines without a label before them."""
    own = trim(lines)
    label = find_label(own, 0, Goal)
    if label is None or label.key != "goal":
        return own
    rest = label.rest.lstrip(" :")
    return (*((own[label.end - 1].with_text(rest),) if rest else ()), *own[label.end :])


def _numbered(lines: Lines) -> Iterator[Lines]:
    """Yield the lines between numbers that count from one, each alone or beside its goal."""
    part: list[SourceLine] = []
    expected = 1
    for line in _unnumbered(lines):
        match = _LONE.fullmatch(line.text)
        if match and int(match[1]) == expected:
            yield tuple(part)
            part, expected = [], expected + 1
        else:
            part.append(line)
    yield tuple(part)


def _unnumbered(lines: Lines) -> Lines:
    """Return lines with each goal's number on a line of its own, where it stands beside the goal.

    The number is the next one, and a label or, above it, nothing or the first one's like is there.
    """
    written: list[SourceLine] = []
    expected, beside = 1, False
    for at, line in enumerate(lines):
        lone = _LONE.fullmatch(line.text)
        match = _BESIDE.match(line.text)
        rest = line.with_text(line.text[match.end() :]) if match else line
        if lone and int(lone[1]) == expected:
            expected += 1
        elif match and int(match["number"]) == expected:
            apart = not at or not lines[at - 1] or beside
            labelled = find_label([rest], 0, Goal) is not None
            if labelled or (apart and (expected == 1 or beside) and rest.text[:1].isupper()):
                written += [line.with_text(match["number"]), rest]
                expected, beside = expected + 1, True
                continue
        written.append(line)
    return tuple(written)


def _groups(lines: Lines, starter: str) -> Iterator[Lines]:
    """Yield the lines before the first starting label, and those from each such label on."""
    start = 0
    for at, line in enumerate(lines):
        label = find_label(lines, at, Goal) if line else None
        if label is not None and label.key == starter:
            yield lines[start:at]
            start = at
    yield lines[start:]


def _without_number(field: LabelledValue) -> Lines:
    """Return a field's lines without the number of the next goal at their end."""
    lines = trim(field.lines)
    if len(without_blanks(lines)) > 1 and _LONE.fullmatch(lines[-1].text):
        return trim(lines[:-1])
    return () if len(lines) == 1 and _LONE.fullmatch(lines[0].text) else lines
