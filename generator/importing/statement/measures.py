"""The measures of a statement, each to the risk that it is about, if one can tell."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.source.blocks import BlockKind, SourceBlock, plain
from generator.importing.statement.draft import PlaceRemark
from generator.importing.statement.impacts import (
    FoundRisk,
    Impacts,
    find_like,
    label_of,
    lead_of,
    measure_values,
    runs_after,
    says_no_more,
    split_labels,
    take_label,
    telling_words,
)
from generator.importing.statement.risks import read_risk_table
from generator.importing.statement.sections import StatementSection
from generator.importing.statement.tables import find_columns

# Words that begin with the same letters are forms of one: «gebyr», «gebyrer».
_STEM = 6
_SHORTEST = 4
# So many words of one risk alone tell of it, with none as many of another; and so many for sure.
_FEWEST, _SURELY = 2, 3


class Mention(Struct, frozen=True):
    """A risk that a text speaks of without naming it, and whether that is sure."""

    risk: FoundRisk
    sure: bool


def read_measure_sections(sections: Sequence[StatementSection], impacts: Impacts) -> None:
    """Read the sections on measures, each part to the risk that it is about, if one can tell."""
    for section in sections:
        key = "actions"
        head = section.heading
        owner = find_like(head.text, impacts.risks) if head and not section.stands else None
        if head and not section.stands:
            label = label_of(head.text)
            key = label if label in ("results", "expected_results") else key
        parts = list(_parts(section, owner, impacts))
        shown = (
            head if head and not section.stands and (owner is None) and key == "actions" else None
        )
        for at, (risk, blocks) in enumerate(parts):
            own = ([shown] if shown and not at else []) + list(blocks)
            _place_measure(risk, own, key, section, impacts)
        if owner and head and parts and not says_no_more(head.text, owner.title):
            impacts.remarks.append(
                PlaceRemark("import_measure_matched", owner.id, head.place, head.text)
            )
        if not section.blocks and head and not section.stands:
            impacts.heads.append(head)


def _parts(
    section: StatementSection, owner: FoundRisk | None, impacts: Impacts
) -> Iterator[tuple[FoundRisk | None, list[SourceBlock]]]:
    """Yield the blocks of a section by the risk that they are about; None where one cannot tell."""
    if owner:
        yield owner, list(section.blocks)
        return
    pending: list[SourceBlock] = []
    for block in section.blocks:
        if block.kind is BlockKind.TABLE and (columns := find_columns(block)).keys() >= {"measure"}:
            if pending:
                yield None, pending
                pending = []
            yield from _table_parts(block, columns, impacts)
            continue
        if block.kind is BlockKind.LIST and (found := _matched(block, impacts)):
            if pending:
                yield None, pending
                pending = []
            yield from found
            continue
        risk = None if block.is_heading else _named_or_mentioned(block, impacts)
        if risk:
            if pending:
                yield None, pending
                pending = []
            yield risk, [block]
        else:
            pending.append(block)
    if pending:
        yield None, pending


def _named_or_mentioned(block: SourceBlock, impacts: Impacts) -> FoundRisk | None:
    """Return the risk that a block begins with, or of which it has the words; that may be told."""
    if named := find_like(lead_of(block.text), impacts.risks):
        return named
    found = find_mentioned(block.text, impacts.risks) if len(impacts.risks) > 1 else None
    if found and not found.sure:
        impacts.remarks.append(
            PlaceRemark("import_measure_mentioned", found.risk.id, block.place, block.text)
        )
    return found.risk if found else None


def _matched(
    block: SourceBlock, impacts: Impacts
) -> list[tuple[FoundRisk | None, list[SourceBlock]]]:
    """Return the items of a list, each with its risk; none where no item is about one."""
    found: list[tuple[FoundRisk | None, list[SourceBlock]]] = []
    for entry in block.entries:
        lead = lead_of(plain(entry.runs))
        risk = find_like(lead, impacts.risks) if entry.level == 0 else None
        one = SourceBlock(BlockKind.LIST, entries=(entry,), place=block.place)
        if risk and says_no_more(lead, risk.title):
            rest = runs_after(entry.runs, len(lead))
            bare = runs_after(rest, len(plain(rest)) - len(plain(rest).lstrip(" :–-")))
            one = SourceBlock(BlockKind.PARAGRAPH, bare, place=block.place)
        if (entry.level and found) or (found and not risk and found[-1][0] is None):
            last = found[-1]
            if last[1][-1].kind is BlockKind.LIST:
                joined = replace(last[1][-1], entries=(*last[1][-1].entries, entry))
                found[-1] = (last[0], [*last[1][:-1], joined])
            else:
                low = replace(entry, level=max(entry.level - 1, 0))
                below = SourceBlock(BlockKind.LIST, entries=(low,), place=block.place)
                found[-1] = (last[0], [*last[1], below])
        else:
            found.append((risk, [one]))
    return found if any(risk for risk, _ in found) else []


def _table_parts(
    block: SourceBlock, columns: Mapping[str, int], impacts: Impacts
) -> Iterator[tuple[FoundRisk | None, list[SourceBlock]]]:
    if "risk" in columns:
        read_risk_table(block, columns, impacts, {})
        return
    yield None, [block]


def _place_measure(
    risk: FoundRisk | None,
    blocks: Sequence[SourceBlock],
    key: str,
    section: StatementSection,
    impacts: Impacts,
) -> None:
    if not impacts.risks:
        impacts.loose.extend(blocks)
        return
    parts: dict[str, list[SourceBlock]] = {}
    now = "measure" if key == "actions" else key
    for block in split_labels(blocks):
        label, rest = take_label(block)
        now = label if label in ("results", "expected_results", "status", "measure") else now
        if rest is not None:
            parts.setdefault(now, []).append(rest if label else block)
    against = [risk] if risk else impacts.risks
    values = measure_values(parts)
    last = impacts.measures[-1] if impacts.measures else None
    ids = [each.id for each in against]
    same = last and (last["risk"] == ids or [last["risk"]] == ids)
    if last and same and key != "actions" and key not in last:
        last.update({name: text for name, text in values.items() if text})
    else:
        impacts.add_measure(against, values)
    if risk is None and len(impacts.risks) > 1:
        place = blocks[0].place if blocks else (section.heading.place if section.heading else 0)
        text = blocks[0].text if blocks else ""
        impacts.remarks.append(PlaceRemark("import_measure_shared", "measures", place, text))


def find_mentioned(text: str, risks: Sequence[FoundRisk]) -> Mention | None:
    """Return the risk of which a text has words that no other risk has; None for no one risk."""
    by_risk = [_stems(f"{each.title} {each.values.get('description', '')}") for each in risks]
    common = Counter(stem for stems in by_risk for stem in stems)
    own = {stem for stem in _stems(text) if common[stem] == 1}
    counts = sorted(((len(own & stems), -at) for at, stems in enumerate(by_risk)), reverse=True)
    if not counts or counts[0][0] < _FEWEST:
        return None
    most, place = counts[0]
    others = counts[1][0] if len(counts) > 1 else 0
    if most - others < _FEWEST:
        return None
    return Mention(risks[-place], sure=most - others >= _SURELY)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in telling_words(text) if len(word) >= _SHORTEST)
