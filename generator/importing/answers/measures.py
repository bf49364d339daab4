"""The goals of the year and the next, and the measures against each risk."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from generator.findings.positions import Plain
from generator.importing.answers.draft import ReadFact, Remark, Setting, text_of
from generator.importing.answers.identifiers import free_identifier, short_identifier
from generator.importing.answers.labels import LabelledValue, find_label, split_fields
from generator.importing.answers.markdown import to_markdown
from generator.importing.answers.paragraphs import join_lines
from generator.importing.portal.data import labels_of
from generator.importing.portal.lexicon import end_of, squeeze
from generator.importing.portal.names import terms
from generator.importing.portal.values import read_value
from generator.importing.source.lines import Lines, SourceLine, trim, without_blanks
from schema.facts.address import Measure
from schema.facts.enterprise import Goal
from schema.fields import fields_of, find_field

_LONE = re.compile(r"(\d{1,2})[.)]?")
_STATUS = re.compile(r"([^.,;:–(]*[^\s.,;:–(])\s*(?:[.,;:–(]|$)")
_ORDER = tuple(each.key for each in fields_of(Measure) if each.is_shown)
_LIKE = 0.85
# How many lines further down a label that a page's end has parted may go on.
_GAP = 6
_LEAST = 5
_AFTER_LABEL = " :-\u2010"


def read_goals(lines: Lines, _about: str, setting: Setting) -> ReadFact:
    """Read numbered goals with their statuses."""
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
    """Yield the lines between numbers that are alone and count from one."""
    part: list[SourceLine] = []
    expected = 1
    for line in lines:
        match = _LONE.fullmatch(line.text)
        if match and int(match[1]) == expected:
            yield tuple(part)
            part, expected = [], expected + 1
        else:
            part.append(line)
    yield tuple(part)


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


def field_text(key: str, lines: Lines, setting: Setting) -> dict[str, Plain]:
    """Return a field of Markdown; nothing where nothing is written."""
    written = to_markdown(join_lines(lines, setting.narrow(lines)))
    return {key: written} if written else {}


def status_of(lines: Lines, setting: Setting) -> dict[str, Plain]:
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
    """Return whether a text is how the vocabulary itself writes a status."""
    from generator.importing.portal.lexicon import squeeze
    from schema.vocabulary import load_vocabulary

    term = load_vocabulary("statuses").find(status)
    labels = term.label.by_language.values() if term else ()
    return squeeze(text) in map(squeeze, labels)


class _Part(Struct, frozen=True):
    """One block of measures: the risk's title as written, and the lines of its fields."""

    title: Lines
    lines: Lines


class Joined(Struct, frozen=True):
    """Measures and the risks they name; `risks` has those that no table had."""

    measures: ReadFact
    risks: "list[Plain | None]"


def read_measures(
    lines: Lines, about: str, setting: Setting, risks: "Sequence[Plain | None]"
) -> Joined:
    """Read the blocks and join each to a risk of the table, by title or by position."""
    known = [dict(risk) for risk in risks if isinstance(risk, dict)]
    before, parts = _parts(lines)
    parts = _with_titles(parts, known)
    names = [text_of(part.title, setting) for part in parts]
    measures: dict[str, dict[str, Plain]] = {}
    remarks: list[Remark] = []
    rest: list[SourceLine] = [*before]
    for position, part in enumerate(parts):
        risk, by_position, sure = _join(names, position, known, has_table=bool(risks))
        block, left, doubts = _read_block(part, about, setting)
        rest.extend(left)
        remarks.extend(doubts)
        place = part.title or part.lines[:1]
        if not sure and part.title:
            remarks.append(Remark("import_risk_by_position", about, place[0], names[position]))
        if risk in measures and place:
            remarks.append(Remark("import_merged", about, place[0], names[position]))
        measure = measures.setdefault(risk, {"risk": risk})
        measure |= {"joined_by": "position"} if by_position else {}
        _add(measure, block)
    added = [each for each in known if each not in risks]
    found: list[Plain | None] = [*measures.values()]
    return Joined(ReadFact(found or None, trim(tuple(rest)), tuple(remarks)), [*added])


def _read_block(
    part: _Part, about: str, setting: Setting
) -> tuple[dict[str, Plain], Lines, list[Remark]]:
    """Return what the fields of a block say, and the lines before the first of them."""
    left, fields = split_fields(part.lines, Measure, _ORDER)
    block: dict[str, Plain] = {}
    remarks: list[Remark] = []
    for each in fields:
        own, field = trim(each.lines), find_field(Measure, each.key)
        if each.key == "status":
            _add(block, status_of(own, setting))
        elif field.kind == "markdown":
            _add(block, field_text(each.key, own, setting))
        elif text := text_of(own, setting):
            value = read_value(field, text)
            block[each.key] = text if value is None else value
            remarks += [] if value else [Remark("import_as_written", about, own[0], text)]
    return block, without_blanks(left), remarks


def _add(measure: dict[str, Plain], block: dict[str, Plain]) -> None:
    """Add a block to what is said of its risk: a risk has one measure, with all texts in it.

    Another status than the first is a note.
    """
    status = block.get("status")
    if status and measure.get("status", status) != status:
        block = {"status_note": status, **block}
    for key, value in block.items():
        if key not in measure:
            measure[key] = value
        elif find_field(Measure, key).is_text:
            measure[key] = f"{measure[key]}\n\n{value}"


def _parts(lines: Lines) -> tuple[Lines, list[_Part]]:
    """Return the lines before the first risk, and each risk's title and fields."""
    found = [(at, _risk_label(lines, at)) for at, line in enumerate(lines) if line]
    starts = [(at, *label) for at, label in found if label is not None]
    if not starts:
        return lines, []
    ends = [at for at, _, _ in starts[1:]] + [len(lines)]
    parts = [
        _part(lines, title, begin, end) for (_, title, begin), end in zip(starts, ends, strict=True)
    ]
    return lines[: starts[0][0]], parts


def _part(lines: Lines, title: Lines, begin: int, end: int) -> _Part:
    """Return a block whose title goes on until the first label of a field."""
    fields = (at for at in range(begin, end) if lines[at] and _is_field(lines, at))
    first = next(fields, end)
    return _Part((*title, *without_blanks(lines[begin:first])), lines[first:end])


def _with_titles(parts: list[_Part], known: Sequence[dict[str, Plain]]) -> list[_Part]:
    """Return blocks with titles that a page's end has left at the end of the block before."""
    titles = {squeeze(str(risk["title"])) for risk in known}
    for at in range(1, len(parts)):
        above = trim(parts[at - 1].lines)
        if not parts[at].title and above and squeeze(above[-1].text) in titles:
            parts[at - 1] = _Part(parts[at - 1].title, above[:-1])
            parts[at] = _Part((above[-1],), parts[at].lines)
    return parts


def _is_field(lines: Lines, at: int) -> bool:
    return find_label(lines, at, Measure) is not None


def _risk_label(lines: Lines, at: int) -> tuple[Lines, int] | None:
    """Return the title beside the label of a risk, and the line after them.

    The label may be broken over several lines, with the title beside any of them.
    """
    for letters, key in labels_of(Measure):
        if key != "risk":
            continue
        for count, taken in _splits(lines[at].text, letters, _LEAST):
            found = _rest_of_label(lines, at + 1, letters[count:])
            if found is not None:
                beside, end = found
                first = lines[at].with_text(lines[at].text[taken:].lstrip(_AFTER_LABEL))
                return tuple(each for each in (first, *beside) if each), end
    return None


def _rest_of_label(lines: Lines, at: int, letters: str) -> tuple[Lines, int] | None:
    """Return what is beside the rest of a label, and the line after it."""
    if not letters:
        return (), at
    after = next((n for n in range(at, min(at + _GAP, len(lines))) if lines[n]), None)
    if after is None:
        return None
    text = lines[after].text
    for count, taken in _splits(text, letters, 1):
        found = _rest_of_label(lines, after + 1, letters[count:])
        if found is not None:
            beside = lines[after].with_text(text[taken:].lstrip(_AFTER_LABEL))
            return (beside, *found[0]), found[1]
    return None


def _splits(text: str, letters: str, least: int) -> Iterator[tuple[int, int]]:
    """Yield how many letters of a label a line begins with, and where they end."""
    for count in range(min(len(letters), len(squeeze(text))), least - 1, -1):
        taken = end_of(text, count)
        if taken is not None and squeeze(text[:taken]) == letters[:count]:
            yield count, taken


def _join(
    names: list[str], position: int, known: list[dict[str, Plain]], *, has_table: bool
) -> tuple[str, bool, bool]:
    """Return the id of a block's risk, whether by position alone, and whether the title says it.

    Without a table of risks each block has a risk of its own; so has one more with the same title
    where the table was not read whole. Otherwise it is a second block on the same risk.
    """
    name = names[position]
    if not has_table:
        known.append(_new_risk(name, known))
        return str(known[-1]["id"]), False, True
    same = [risk for risk in known if squeeze(str(risk["title"])) == squeeze(name)]
    same = same or [risk for risk in known if _is_like(str(risk["title"]), name)]
    before = [squeeze(each) for each in names[:position]].count(squeeze(name))
    exhausted = same and before >= len(same)
    if exhausted and not all("geography" in each for each in known):
        known.append(_new_risk(name, known))
        return str(known[-1]["id"]), False, False
    if len(same) == 1 or len(same) > before or (same and len(names) > len(known)):
        return str(same[min(before, len(same) - 1)]["id"]), len(same) > 1, True
    if name and not same:
        known.append(_new_risk(name, known))
        return str(known[-1]["id"]), False, len(known) == len(names)
    if position < len(known):
        return str(known[position]["id"]), True, False
    known.append(_new_risk(name, known))
    return str(known[-1]["id"]), False, True


def _is_like(title: str, name: str) -> bool:
    matcher = SequenceMatcher(None, squeeze(title), squeeze(name), autojunk=False)
    return bool(name) and matcher.ratio() >= _LIKE


def _new_risk(name: str, known: list[dict[str, Plain]]) -> dict[str, Plain]:
    wanted = short_identifier(name) or f"risk-{len(known) + 1}"
    own = free_identifier(wanted, [str(each["id"]) for each in known])
    return {"id": own, "title": name or wanted}
