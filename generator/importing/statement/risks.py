"""The risks of a statement: from tables, sub-headings and lists."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from generator.findings.positions import Plain
from generator.importing.source.blocks import BlockKind, Inline, SourceBlock, plain
from generator.importing.statement.draft import PlaceRemark
from generator.importing.statement.evidence import tells_what_is_done
from generator.importing.statement.impacts import (
    LEAD,
    FoundRisk,
    Impacts,
    find_like,
    kind_of,
    label_of,
    lead_of,
    measure_values,
    places_in,
    read_places,
    read_status,
    runs_after,
    split_labels,
    take_label,
)
from generator.importing.statement.profiles import themes, weigh_text
from generator.importing.statement.prose import write_entries, write_inline, write_prose
from generator.importing.statement.sections import StatementSection
from generator.importing.statement.tables import find_columns
from generator.importing.statement.themes import (
    find_heading_theme,
    says_nothing_found,
    weigh_themes,
)

_LONGEST_TITLE = 110
# By so much, in nats, does a sentence clearly speak of something else.
_CLEARLY, _CLEARLY_HEADED = 1.5, 4.0
# And by so much more does a paragraph below a risk tell of what is done about it than of the risk;
# where those below others do, it may even tell a little less.
_SURELY_DONE, _HARDLY_DONE = 3.0, -1.5
# «Risiko 2: » before the title of a risk.
_COUNTED = re.compile(
    r"^(?:risiko|risk|risikoområde|risk area|konsekvens) ?\d{0,2}[.:–-] ", re.IGNORECASE
)
_FIELDS = ("goal", "actions", "results", "expected_results", "status")


def read_risk_sections(sections: Sequence[StatementSection], impacts: Impacts) -> None:
    """Read the sections on risks: tables, sub-headings, lists, titled paragraphs; else comment."""
    told: list[StatementSection] = []
    more = _how_much_more(sections)
    for section, after in zip_longest(sections, sections[1:]):
        before = len(impacts.risks)
        kind = kind_of(section.heading.text if section.heading else "")
        head = section.heading
        if head and not section.stands and section.blocks and _heads_risk(section):
            _read_one(section, impacts, kind, more)
            continue
        if head and not section.stands:
            impacts.comment.append(head)
        led = _led(section.blocks)
        for block in section.blocks:
            if block in led:
                _read_led(block, impacts, kind)
            else:
                _read_block(block, impacts, kind)
        if len(impacts.risks) == before and not (after and after.sub):
            told.append(section)
    _read_told(told, impacts)


def _led(blocks: Sequence[SourceBlock]) -> Sequence[SourceBlock]:
    """Return the paragraphs that begin with a title, as items do, where several do."""
    led = [
        each
        for each in blocks
        if each.kind is BlockKind.PARAGRAPH
        and (lead := lead_of(each.text))
        and not label_of(lead)
        and not says_nothing_found(each.text)
    ]
    return led if len(led) > 1 else ()


def _read_led(block: SourceBlock, impacts: Impacts, kind: Mapping[str, Plain]) -> None:
    title = lead_of(block.text)
    rest = runs_after(block.runs, len(title))
    rest = runs_after(rest, len(plain(rest)) - len(plain(rest).lstrip(" :–-")))
    values = {**kind, **places_in(block.text), "description": write_inline(rest)}
    impacts.add_risk(title.strip(), block.place, values)


def _heads_risk(section: StatementSection) -> bool:
    """Return whether a heading is the title of a risk: something is said below it, no table."""
    tables = any(each.kind is BlockKind.TABLE for each in section.blocks)
    text = " ".join(each.text for each in section.blocks)
    return section.sub and not tables and bool(text) and not says_nothing_found(text)


def _read_told(sections: Sequence[StatementSection], impacts: Impacts) -> None:
    """Make a risk of each paragraph that tells of one, where nothing is listed; it is told."""
    for section in sections:
        told = [
            each
            for each in section.blocks
            if each in impacts.comment
            and _tells_of_risk(each.text, headed=section.heading is not None)
        ]
        head = section.heading
        if head in impacts.comment and len(told) == 1:
            impacts.comment.remove(head)
        for each in told:
            impacts.comment.remove(each)
            title = head.text if head and len(told) == 1 else _shorten(each.text)
            said = {} if title == each.text.rstrip(".") else {"description": write_prose([each])}
            kind = kind_of(head.text if head else "") or kind_of(title)
            risk = impacts.add_risk(title, each.place, {**said, **kind})
            if not head or title != head.text or find_heading_theme(title):
                impacts.remarks.append(
                    PlaceRemark("import_risk_in_prose", risk.id, each.place, risk.title)
                )


def _tells_of_risk(text: str, *, headed: bool) -> bool:
    """Return whether a text below risks is one: no list's head, and it does not say there is none.

    What clearly speaks of something else, of how they were found, say, is none either; below a
    heading that says no more than that risks follow (`headed`), it has to speak the clearer.
    """
    if text.endswith(":"):
        return False
    for each in re.split(r"(?<=[.!?])\s", text):
        weights = weigh_text(each)
        least = max(weights) - (_CLEARLY_HEADED if headed else _CLEARLY)
        may = weights[themes().index("risks")] >= least or weigh_themes(each)["risks"]
        if may and not says_nothing_found(each):
            return True
    return False


def _how_much_more(sections: Sequence[StatementSection]) -> float:
    """Return by how much more a block below a risk must tell of what is done, to be that.

    Where most risks are told of so, the others' are: their blocks need hardly say it.
    """
    several = [each for each in sections if _heads_risk(each) and len(each.blocks) > 1]
    so = [
        each
        for each in several
        if any(tells_what_is_done(block, _SURELY_DONE) for block in each.blocks[1:])
    ]
    return _HARDLY_DONE if len(so) > 1 and 2 * len(so) >= len(several) else _SURELY_DONE


def _read_one(
    section: StatementSection, impacts: Impacts, kind: Mapping[str, Plain], more: float
) -> None:
    """Make a risk of a sub-heading and what is below it; what is done about it is a measure."""
    head = section.heading
    if head is None:
        return
    own: list[SourceBlock] = []
    parts: dict[str, list[SourceBlock]] = {}
    now = "description"
    labelled = turned = False
    for block in split_labels(section.blocks):
        label, rest = take_label(block)
        labelled = labelled or bool(label)
        now = label or now
        if not labelled and own and tells_what_is_done(block, more):
            now, turned = "measure", True
        if turned and not labelled:
            impacts.done.append(block)
        if rest is not None:
            (own if now == "description" else parts.setdefault(now, [])).append(rest)
    values: dict[str, Plain] = {**kind}
    if "geography" in parts:
        said = parts.pop("geography")
        places, left = read_places(" ".join(each.text for each in said))
        values |= places
        own += said if left else []
    if own:
        values["description"] = write_prose(own, 4)
    title = _COUNTED.sub("", head.text) or head.text
    risk = impacts.add_risk(title, head.place, {**places_in(head.text), **values})
    impacts.add_measure([risk], measure_values(parts))


def _read_block(block: SourceBlock, impacts: Impacts, kind: Mapping[str, Plain]) -> None:
    if block.kind is BlockKind.TABLE and "risk" in (columns := find_columns(block)):
        read_risk_table(block, columns, impacts, kind)
    elif block.kind is BlockKind.LIST and not says_nothing_found(block.text):
        _read_list(block, impacts, kind)
    else:
        impacts.comment.append(block)


def _read_list(block: SourceBlock, impacts: Impacts, kind: Mapping[str, Plain]) -> None:
    risk: FoundRisk | None = None
    outermost = [each for each in block.entries if each.level == 0]
    long = sum(len(plain(each.runs)) > 3 * _LONGEST_TITLE for each in outermost)
    if long > len(outermost) // 2:
        impacts.comment.append(block)
        return
    below: list[tuple[FoundRisk, list[SourceBlock]]] = []
    for entry in block.entries:
        if entry.level == 0 or risk is None:
            text = plain(entry.runs)
            title, rest = _title_of(text)
            written = write_inline(entry.runs)
            values: dict[str, Plain] = {**kind, **places_in(text)}
            if rest:
                values["description"] = written if any(r.link for r in entry.runs) else rest
            risk = impacts.add_risk(title, block.place, values)
            below.append((risk, []))
        else:
            one = replace(entry, level=entry.level - 1)
            below[-1][1].append(SourceBlock(BlockKind.LIST, entries=(one,)))
    for owner, entries in below:
        if entries:
            text = write_entries([e for each in entries for e in each.entries])
            said = owner.values.get("description")
            owner.values["description"] = f"{said}\n\n{text}" if said else text


def _title_of(text: str) -> tuple[str, str]:
    """Return a title for a text: its lead, or all of it if short; and what the title leaves out."""
    match = LEAD.match(text)
    if match and len(text) > len(match["lead"]) + 12:
        return match["lead"].strip(), match["rest"].strip()
    if len(text) <= _LONGEST_TITLE:
        return text.rstrip(".;,"), ""
    return _shorten(text), text


def _shorten(text: str) -> str:
    """Return a text's first sentence, or its first words."""
    first = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0].rstrip(".")
    if len(first) <= _LONGEST_TITLE:
        return first
    return f"{first[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def read_risk_table(
    block: SourceBlock, columns: Mapping[str, int], impacts: Impacts, kind: Mapping[str, Plain]
) -> None:
    """Read a table of risks: each row a risk, and the measure against it where there is one."""
    head, *rows = block.rows
    previous: FoundRisk | None = None
    for row in rows:
        cells = {name: row[at] if at < len(row) else () for name, at in columns.items()}
        title = plain(cells["risk"])
        if title:
            known = find_like(title, impacts.risks) if "measure" in columns else None
            previous = known or impacts.add_risk(
                title, block.place, {**kind, **_description(row, head, columns)}
            )
        if previous is None:
            continue
        values = _cell_measure(cells)
        if values:
            impacts.add_measure([previous], values)


def _description(
    row: Sequence[Inline], head: Sequence[Inline], columns: Mapping[str, int]
) -> dict[str, Plain]:
    """Return what a row says beside the risk and the measure; what is not known, by its head."""
    values: dict[str, Plain] = {}
    said: list[str] = []
    measure = {columns[name] for name in (*_FIELDS, "measure") if name in columns}
    for at, cell in enumerate(row):
        text = write_inline(cell)
        if not text or at == columns["risk"] or at in measure:
            continue
        if at == columns.get("geography"):
            places, left = read_places(plain(cell))
            values |= places
            if not left:
                continue
        label = plain(head[at]) if at < len(head) else ""
        own = at == columns.get("description")
        said.append(text if own or not label else f"{write_inline(head[at])}: {text}")
    return {**values, **({"description": "\n\n".join(said)} if said else {})}


def _cell_measure(cells: Mapping[str, Inline]) -> dict[str, Plain]:
    values: dict[str, Plain] = {}
    for name, key in (("measure", "actions"), *((each, each) for each in _FIELDS)):
        text = write_inline(cells.get(name, ()))
        if text and key == "status":
            values |= read_status(text)
        elif text:
            values[key] = text
    return values
