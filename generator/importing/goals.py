"""The goals of the year and of the next, and statuses wherever they stand."""

import re
from collections.abc import Iterator

from generator.importing.labels import Field, find_label, split_fields
from generator.importing.lexicon import squeeze
from generator.importing.lines import Line, trim, without_blanks
from generator.importing.markdown import to_markdown
from generator.importing.names import terms
from generator.importing.paragraphs import join_lines
from generator.importing.results import Plain, Read, Setting, text_of
from schema.facts.enterprise import Goal
from schema.vocabulary import load_vocabulary

_LONE = re.compile(r"(\d{1,2})[.)]?")
_STATUS = re.compile(r"([^.,;:–(]+?)\s*(?:[.,;:–(]|$)")


def read_goals(lines: tuple[Line, ...], _about: str, setting: Setting) -> Read:
    """Read numbered goals with their statuses."""
    groups = list(_groups(lines, "goal"))
    before = groups[0] if groups else ()
    if len(groups) < 2:
        return _plain_goals(lines, setting, setting.year)
    goals: list[Plain] = []
    for number, group in enumerate(groups[1:], 1):
        _, fields = split_fields(group, Goal, ("goal", "status"))
        values = {field.key: field for field in fields}
        goal: dict[str, Plain] = {"id": f"goal-{setting.year}-{number}"}
        if "goal" in values:
            goal |= field_text("goal", _without_number(values["goal"]), setting)
        if "status" in values:
            goal |= status_of(_without_number(values["status"]), setting)
        goals.append(goal)
    return Read(goals, trim(tuple(line for line in before if not _LONE.fullmatch(line.text))))


def read_next_goals(lines: tuple[Line, ...], _about: str, setting: Setting) -> Read:
    """Read numbered goals for the coming year."""
    return _plain_goals(lines, setting, setting.year + 1)


def _plain_goals(lines: tuple[Line, ...], setting: Setting, year: int) -> Read:
    parts = [part for part in _numbered(lines) if without_blanks(part)]
    goals: list[Plain] = [
        {"id": f"goal-{year}-{number}", **field_text("goal", part, setting)}
        for number, part in enumerate(map(_without_label, parts), 1)
    ]
    return Read(goals or None)


def _without_label(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return a goal's lines without a label before them."""
    own = trim(lines)
    label = find_label(own, 0, Goal)
    if label is None or label.key != "goal":
        return own
    rest = label.rest.lstrip(" :")
    return (*((own[label.end - 1].with_text(rest),) if rest else ()), *own[label.end :])


def _numbered(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Yield the lines between numbers that stand alone and count from one."""
    part: list[Line] = []
    expected = 1
    for line in lines:
        match = _LONE.fullmatch(line.text)
        if match and int(match[1]) == expected:
            yield tuple(part)
            part, expected = [], expected + 1
        else:
            part.append(line)
    yield tuple(part)


def _groups(lines: tuple[Line, ...], starter: str) -> Iterator[tuple[Line, ...]]:
    """Yield the lines before the first starting label, and those from each such label on."""
    start = 0
    for at, line in enumerate(lines):
        label = find_label(lines, at, Goal) if line else None
        if label is not None and label.key == starter:
            yield lines[start:at]
            start = at
    yield lines[start:]


def _without_number(field: Field) -> tuple[Line, ...]:
    """Return a field's lines without the number of the next goal at their end."""
    lines = trim(field.lines)
    if len(without_blanks(lines)) > 1 and _LONE.fullmatch(lines[-1].text):
        return trim(lines[:-1])
    return () if len(lines) == 1 and _LONE.fullmatch(lines[0].text) else lines


def field_text(key: str, lines: tuple[Line, ...], setting: Setting) -> dict[str, Plain]:
    """Return a field of Markdown; nothing where nothing is written."""
    written = to_markdown(join_lines(lines, setting.narrow(lines)))
    return {key: written} if written else {}


def status_of(lines: tuple[Line, ...], setting: Setting) -> dict[str, Plain]:
    """Return a status where its first words are one, and all words where they say more."""
    text = text_of(lines, setting)
    if not text:
        return {}
    match = _STATUS.match(text)
    known = terms("statuses").find(match[1]) if match else None
    whole = terms("statuses").find(text) == known and known is not None
    note = (
        {} if whole and _is_label(text, known or "") else field_text("status_note", lines, setting)
    )
    return {**({"status": known} if known else {}), **note}


def _is_label(text: str, status: str) -> bool:
    """Tell whether a text is how the vocabulary itself writes a status."""
    term = load_vocabulary("statuses").find(status)
    labels = term.label.by_language.values() if term else ()
    return squeeze(text) in map(squeeze, labels)
