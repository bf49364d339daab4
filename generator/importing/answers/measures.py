"""The measures against each risk, joined to the risks of the table."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from generator.findings.positions import Plain
from generator.importing.answers.draft import ReadFact, Remark, Setting, text_of
from generator.importing.answers.field_values import field_text, status_of
from generator.importing.answers.identifiers import free_identifier, short_identifier
from generator.importing.answers.labels import FoundLabel, LabelledValue, split_groups
from generator.importing.answers.likely_labels import find_labels
from generator.importing.answers.measure_blocks import MeasureBlock, divide_measures
from generator.importing.portal.lexicon import squeeze
from generator.importing.portal.values import read_value
from generator.importing.source.lines import Lines, SourceLine, trim, without_blanks
from schema.facts.address import Measure
from schema.fields import fields_of, find_field

_ORDER = tuple(each.key for each in fields_of(Measure) if each.is_shown)
_LIKE = 0.85


class Joined(Struct, frozen=True):
    """Measures and the risks they name; `risks` has those that no table had."""

    measures: ReadFact
    risks: "list[Plain | None]"


def read_measures(
    lines: Lines, about: str, setting: Setting, risks: "Sequence[Plain | None]"
) -> Joined:
    """Read the blocks and join each to a risk of the table, by title or by position.

    A block has a measure for each of its goals.
    """
    known = [dict(risk) for risk in risks if isinstance(risk, dict)]
    divided = divide_measures(lines, [str(each.get("title", "")) for each in known])
    parts = divided.blocks
    labels = find_labels([part.lines for part in parts], Measure, _ORDER)
    names = [text_of(part.title, setting) for part in parts]
    measures: list[Plain | None] = []
    guesses = [*((*each, "risk") for each in divided.guesses), *labels.guesses]
    remarks = [
        Remark("import_label_guessed", about, line, text, key) for line, text, key in guesses
    ]
    rest: list[SourceLine] = [*divided.before]
    for position, (part, found) in enumerate(zip(parts, labels.blocks, strict=True)):
        risk, by_position, sure = _join(names, position, known, has_table=bool(risks))
        left, goals, doubts = _read_block(part, found, about, setting)
        rest.extend(left)
        remarks.extend(doubts)
        if not sure and part.title:
            first = part.title[0]
            remarks.append(Remark("import_risk_by_position", about, first, names[position]))
        head: dict[str, Plain] = {"risk": risk}
        head |= {"joined_by": "position"} if by_position else {}
        measures += [{**head, **goal} for goal in goals or [{}]]
    added = [each for each in known if each not in risks]
    return Joined(ReadFact(measures or None, trim(tuple(rest)), tuple(remarks)), [*added])


def _read_block(
    part: MeasureBlock, found: Mapping[int, FoundLabel], about: str, setting: Setting
) -> tuple[Lines, list[dict[str, Plain]], list[Remark]]:
    """Return the lines before a block's first field, and the fields of each of its goals."""
    left, groups = split_groups(part.lines, found, _ORDER)
    remarks: list[Remark] = []
    goals: list[dict[str, Plain]] = []
    for group in groups:
        goal, doubts = _read_goal(group, about, setting)
        remarks += doubts
        if goal:
            goals.append(goal)
    return without_blanks(left), goals, remarks


def _read_goal(
    fields: Sequence[LabelledValue], about: str, setting: Setting
) -> tuple[dict[str, Plain], list[Remark]]:
    goal: dict[str, Plain] = {}
    remarks: list[Remark] = []
    for each in fields:
        own, field = trim(each.lines), find_field(Measure, each.key)
        if each.key == "status":
            goal |= status_of(own, setting)
        elif field.kind == "markdown":
            goal |= field_text(each.key, own, setting)
        elif text := text_of(own, setting):
            value = read_value(field, text)
            goal[each.key] = text if value is None else value
            remarks += [] if value else [Remark("import_as_written", about, own[0], text)]
    return goal, remarks


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
