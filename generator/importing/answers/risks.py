"""The table of prioritised risks: title, topic and geography, however its cells were read."""

from collections.abc import Iterator

from msgspec import Struct, field

from generator.findings.positions import Plain
from generator.importing.answers.draft import KeptWords, ReadFact, Remark, Setting, text_of
from generator.importing.answers.identifiers import free_identifier, short_identifier
from generator.importing.answers.table_heads import split_columns, without_head
from generator.importing.portal.lexicon import squeeze
from generator.importing.portal.names import (
    NotedPlaces,
    begins_with_place,
    read_places,
    topics,
)
from generator.importing.source.lines import Lines, SourceLine, trim
from schema.scalars import make_identifier

_LONGEST_CELL = 160
_TOPIC_LINES = 3
# With fewer letters than this, the beginning of a line is no title that measures name.
_LEAST_TITLE = 8


class _RiskRow(Struct):
    """A row as far as it has been read."""

    title: list[SourceLine] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    topic_words: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    others: dict[str, list[Plain]] = field(default_factory=dict)
    first: SourceLine | None = None
    place_lines: list[tuple[SourceLine, tuple[str, ...]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def others_at(self, number: int) -> dict[str, list[Plain]]:
        """Return the values of other columns for one of the titles, if each of these has one."""
        count = len(self.title)
        return {key: [all_[number]] for key, all_ in self.others.items() if len(all_) == count}


class _Cell(Struct, frozen=True):
    """A line's text before a topic, the topic, geographies after it; the line after.

    `note` is the text of geographies that says more than these.
    """

    before: str
    topic: str
    topic_words: str
    places: tuple[str, ...]
    end: int
    note: str = ""


def read_risks(lines: Lines, about: str, setting: Setting) -> ReadFact:
    """Read the rows of the table; what follows the last of them is the comment."""
    whole, columns = without_head(lines)
    table, others = split_columns(whole, columns)
    rows: list[_RiskRow] = []
    at, start = 0, 0
    while at < len(table):
        line, cell, before = table[at], _cell(table, at), at
        if cell is not None:
            rows = _with_cell(rows, cell, line)
        elif line and not _row_follows(table, at):
            break
        elif line:
            rows = _with_title(rows, line)
        at = cell.end if cell else at + 1
        if _add_others(rows, others[before:at]) or cell:
            start = at
    rows = _part_columns(_titled(rows))
    rows, loose, remarks = _confirmed(rows, about, setting)
    found = [_risk(row, setting) for row in rows]
    remarks += [
        Remark("import_topics", about, row.title[0], ", ".join(row.topic_words))
        for row in rows
        if len(row.topics) > 1 and row.title
    ]
    noted = [(at, note, row) for at, row in enumerate(rows) for note in row.notes]
    remarks += [
        Remark("import_place_noted", about, row.first or row.title[0], note)
        for _, note, row in noted
        if row.first or row.title
    ]
    return ReadFact(
        _identified(found) or None,
        trim(whole[start:]),
        tuple(remarks),
        tuple(KeptWords((at, "geography"), note) for at, note, _ in noted),
        tuple(("import_loose_place", lines) for lines in loose),
    )


def _confirmed(
    rows: list[_RiskRow], about: str, setting: Setting
) -> tuple[list[_RiskRow], list[Lines], list[Remark]]:
    """Return the rows that are risks, the lines that are none, and what is doubtful.

    A title without a topic that no measure names is a place that nobody knows: what is below it
    belongs to the row above. Where measures name its beginning, the rest is a topic.
    """
    kept: list[_RiskRow] = []
    loose: list[Lines] = []
    remarks: list[Remark] = []
    for row in rows:
        title = tuple(row.title)
        if row.topics or not title or not setting.measures or _is_named(title, setting):
            kept.append(row)
        elif named := _part_title(text_of(title, setting), setting.measures):
            row.title, row.topics, row.topic_words = [title[0].with_text(named[0])], [], [named[1]]
            remarks.append(Remark("import_topic_unknown", about, title[0], named[1]))
            kept.append(row)
        elif kept:
            loose.append(title)
            kept[-1].places += [each for each in row.places if each not in kept[-1].places]
        else:
            kept.append(row)
    return kept, loose, remarks


def _part_title(text: str, measures: str) -> tuple[str, str] | None:
    """Part a line into the title of a risk, which measures name, and the words of its topic."""
    words = text.split()
    for end in range(len(words) - 1, 0, -1):
        letters = squeeze(" ".join(words[:end]))
        if len(letters) >= _LEAST_TITLE and letters in measures and words[end][0].isupper():
            return " ".join(words[:end]), " ".join(words[end:])
    return None


def _is_named(title: Lines, setting: Setting) -> bool:
    return squeeze(text_of(title, setting)) in setting.measures


def _add_others(rows: list[_RiskRow], others: list[dict[str, Plain]]) -> bool:
    """Add what stands in columns of their own to the last row; say whether there is anything."""
    values = [item for each in others for item in each.items()]
    for key, value in values if rows else ():
        rows[-1].others.setdefault(key, []).append(value)
    return bool(values)


def _cell(lines: Lines, at: int) -> _Cell | None:
    """Return what a line says of topic and geography, with the lines that it goes on over."""
    if not lines[at] or len(lines[at].text) > _LONGEST_CELL:
        return None
    places, end = _places_from(lines, at)
    if places.codes:
        return _Cell("", "", "", places.codes, end, places.note)
    words: list[str] = []
    ends: list[int] = []
    for line in lines[at : at + _TOPIC_LINES]:
        if not line:
            break
        words.extend(line.text.split())
        ends.append(len(words))
    return _topic_cell(words, ends, at)


def _places_from(lines: Lines, at: int) -> tuple[NotedPlaces, int]:
    """Return the geographies that a line, or with it the next, consists of, and where they end."""
    text, below = lines[at].text, lines[at + 1 : at + 2]
    places = read_places(text)
    if not places.codes and any(below):
        places = read_places(f"{text} {below[0].text}")
        if places.codes:
            return places, at + 2
    alone = not any(below) and (not at or not lines[at - 1])
    if not places.codes and alone and text[-1] not in ".!?:":
        places = begins_with_place(text)
    return places, at + 1


def _topic_cell(words: list[str], ends: list[int], at: int) -> _Cell | None:
    """Return the cell in which a topic begins on the first line and ends with one of the lines."""
    for start in range(ends[0]):
        taken = topics().take(words, start)
        if taken is None or not words[start][0].isupper():
            continue
        topic, end = taken
        line = next((number for number, last in enumerate(ends) if end <= last), 0)
        after = _places_after(words, end, ends[line : line + 2])
        if after is None:
            continue
        places, further = after
        before = " ".join(words[:start]).strip(" ,;")
        words_of_topic = " ".join(words[start:end])
        below = at + line + 1 + further
        return _Cell(before, topic, words_of_topic, places.codes, below, places.note)
    return None


def _places_after(words: list[str], start: int, ends: list[int]) -> tuple[NotedPlaces, int] | None:
    """Return the geographies after a topic, and how many lines further they go on.

    None if something else is there.
    """
    if start == ends[0]:
        return NotedPlaces(()), 0
    for further, end in enumerate(ends):
        places = read_places(" ".join(words[start:end]))
        if places.codes and not words[start].islower():
            return places, further
    return None


def _row_follows(lines: Lines, at: int) -> bool:
    """Return whether a line that is neither topic nor place begins a row, or continues a title."""
    length = 0
    for position in range(at, min(at + 8, len(lines))):
        line = lines[position]
        cell = _cell(lines, position)
        if cell is not None:
            return position > at
        length += len(line.text)
        if length > _LONGEST_CELL or line.text[-1:] in (".", ":"):
            return False
    return False


def _with_title(rows: list[_RiskRow], line: SourceLine) -> list[_RiskRow]:
    row = (
        rows[-1]
        if rows and not rows[-1].places and not (rows[-1].title and rows[-1].topics)
        else None
    )
    if row is None:
        return [*rows, _RiskRow([line])]
    row.title.append(line)
    return rows


def _with_cell(rows: list[_RiskRow], cell: _Cell, line: SourceLine) -> list[_RiskRow]:
    done = not rows or (bool(rows[-1].places) and bool(cell.topic))
    if cell.before and rows and rows[-1].topics:
        done = True
    row = _RiskRow() if done else rows[-1]
    if cell.places and not cell.topic:
        row.place_lines.append((line, cell.places))
    if cell.before:
        row.title.append(line.with_text(cell.before))
    if cell.topic:
        row.first = row.first or line
        row.topics.append(cell.topic)
        row.topic_words.append(cell.topic_words)
    row.places.extend(each for each in cell.places if each not in row.places)
    row.first = row.first or line
    row.notes.extend([cell.note] if cell.note else [])
    return [*rows, row] if done else rows


def _titled(rows: list[_RiskRow]) -> list[_RiskRow]:
    """Return the rows with titles that are written as a topic's name, or as a country's.

    The first is the row's own first topic, the second seemed a place of the row before.
    """
    titled: list[_RiskRow] = []
    for row in rows:
        if not row.title and row.first is not None and len(row.topics) > 1:
            row.title.append(row.first.with_text(row.topic_words.pop(0)))
            row.topics.pop(0)
        elif not row.title and row.topics and titled:
            row.title.extend(_take_title(titled))
        titled.append(row)
    return titled


def _take_title(rows: list[_RiskRow]) -> Iterator[SourceLine]:
    """Take the line above a row from the row before, where that can do without it."""
    before = rows[-1]
    if not before.place_lines or (before.title and len(before.place_lines) < 2):
        return
    line, places = before.place_lines.pop()
    before.places = [each for each in before.places if each not in places]
    if not (before.title or before.topics or before.places):
        rows.pop()
    yield line


def _part_columns(rows: list[_RiskRow]) -> list[_RiskRow]:
    """Part a row that was read column by column: all titles first, then all topics."""
    row = rows[0] if len(rows) == 1 else _RiskRow()
    alike = len(row.topics) == len(row.title) > 1
    if not alike or not all(line.text[:1].isupper() for line in row.title):
        return rows
    shared = row.places if len(row.places) != len(row.topics) else []
    parted = [
        _RiskRow(
            [title], [topic], [words], list(shared) or [row.places[number]], row.others_at(number)
        )
        for number, (title, topic, words) in enumerate(
            zip(row.title, row.topics, row.topic_words, strict=True)
        )
        if shared or row.places
    ]
    return parted or rows


def _risk(row: _RiskRow, setting: Setting) -> dict[str, Plain]:
    title = text_of(tuple(row.title), setting) or ", ".join(row.topic_words)
    risk: dict[str, Plain] = {"title": title}
    if len(row.topics) == 1:
        risk["topic"] = row.topics[0]
    elif row.topic_words:
        risk |= {"topic": "other", "other_topic": ", ".join(row.topic_words)}
    if row.places:
        risk["geography"] = list(row.places)
    return risk | {key: values[0] for key, values in row.others.items() if len(values) == 1}


def _identified(risks: list[dict[str, Plain]]) -> "list[Plain | None]":
    """Give each risk an id: its title's first words, or its topic where several share the title."""
    titles = [short_identifier(str(risk["title"])) for risk in risks]
    found: dict[str, Plain | None] = {}
    for risk, title in zip(risks, titles, strict=True):
        topic = make_identifier(str(risk.get("topic", "")).replace("_", "-"))
        name = title if titles.count(title) == 1 else topic or title
        own = free_identifier(name or "risk", found)
        found[own] = {"id": own, **risk}
    return [*found.values()]
