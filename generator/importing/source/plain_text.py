"""Plain text as blocks: Markdown by its marks, any other text by how its lines stand."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from generator.importing.source.blocks import (
    BlockDocument,
    BlockKind,
    ListEntry,
    PlaceUnit,
    SourceBlock,
    TextRun,
    join_runs,
    make_runs,
    plain,
)
from generator.importing.source.html import read_html
from generator.importing.source.lines import Lines, split_lines

_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|\|[^\n]+\|$|[*_]{2}\S[^\n]*[*_]{2}|\[[^\]\n]{1,200}\]\([^)\s]{1,300}\))",
    re.MULTILINE,
)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_UNDERLINE = re.compile(r"[=\-_*~]{3,}")
_ITEM = re.compile(r"(?P<mark>[-–—•·*▪■●○◦‣∙\uf0b7\uf0a7]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
_NUMBERED = re.compile(
    r"(?:kapittel |del |punkt |chapter |section |kapitel |abschnitt |§+ ?)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})(?: ?[a-f](?=[).\s]))?[.)]{0,2}:?\s{1,4}(?=[^\W\d])",
    re.IGNORECASE,
)
# An item of a list that counts up.
_COUNTED = re.compile(r"(\d{1,2})[.)]\s")
# What parts the cells of a row, tried in this order.
_CELLS = (re.compile(r"(?<! ) {3,}"), re.compile(r" \| "), re.compile(r";"))
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"«»]*[^\s<>\"«».,;:!?'\])*_]", re.IGNORECASE)
_LONGEST_HEADING = 90
_MOST_WORDS = 12
_SHORT_LINE = 50
_ENDS = ".,;:!"


def read_plain_text(text: str) -> BlockDocument:
    """Return the blocks of a text, each with the number of its first line."""
    return _read_markdown(text) if _MARKDOWN.search(text) else _read_lines(split_lines(text))


def _read_markdown(text: str) -> BlockDocument:
    import markdown

    own = _FRONT_MATTER.sub("", text.replace("\r\n", "\n").removeprefix("\ufeff"))
    own = "\n\n".join(map(_with_breaks, own.split("\n\n")))
    html = markdown.markdown(own, extensions=["tables", "footnotes", "sane_lists"])
    document = read_html(f"<body>{html}</body>")
    return replace(document, blocks=tuple(locate_blocks(document.blocks, text)), title="")


def _with_breaks(paragraph: str) -> str:
    """Return lines that are all short, as those of addresses and signatures, with breaks kept."""
    lines = paragraph.strip("\n").split("\n")
    short = all(0 < len(line) <= _SHORT_LINE and line[0].isalpha() for line in lines)
    return "  \n".join(lines) if short and len(lines) > 1 else paragraph


def read_page(text: str) -> BlockDocument:
    """Return the blocks of a web page, each with the line that it begins on."""
    document = read_html(text)
    return replace(document, blocks=tuple(locate_blocks(document.blocks, text)))


def locate_blocks(blocks: tuple[SourceBlock, ...], text: str) -> Iterator[SourceBlock]:
    """Yield blocks with the line that each begins on: the next one that has its first words."""
    lines = [" ".join(re.findall(r"\w+", line)) for line in text.splitlines()]
    at = 0
    for block in blocks:
        first = " ".join(re.findall(r"\w+", block.text)[:3])
        found = next((n for n in range(at, len(lines)) if first and first in lines[n]), at)
        at = found
        yield replace(block, place=min(at + 1, max(len(lines), 1)))


def _read_lines(lines: Lines) -> BlockDocument:
    blocks: list[SourceBlock] = []
    for group in _groups(lines):
        blocks.extend(_blocks(group))
    return BlockDocument(tuple(blocks), PlaceUnit.LINE)


def _groups(lines: Lines) -> Iterator[Lines]:
    """Yield lines that stand together, with no blank one between."""
    start = 0
    for at, line in enumerate(lines):
        if not line:
            if lines[start:at]:
                yield lines[start:at]
            start = at + 1
    if lines[start:]:
        yield lines[start:]


def _blocks(group: Lines) -> Iterator[SourceBlock]:
    """Yield the blocks of lines that stand together."""
    underlined = len(group) > 1 and _UNDERLINE.fullmatch(group[1].text)
    if underlined:
        level = 1 if group[1].text[0] == "=" else 2
        yield _heading(group[0].text, group[0].number, level)
        rest = group[2:]
        if rest:
            yield from _blocks(rest)
        return
    first, *below = group
    if not _is_counted(group) and _is_heading(first.text, alone=not below, followed=bool(below)):
        yield _heading(first.text, first.number, heading_level(first.text))
        if below:
            yield from _blocks(tuple(below))
        return
    for mark in _CELLS:
        rows = [mark.split(line.text) for line in group]
        if len(rows) > 1 and min(map(len, rows)) > 1 and len({*map(len, rows)}) == 1:
            cells = tuple(tuple(make_runs(cell.strip()) for cell in row) for row in rows)
            yield SourceBlock(BlockKind.TABLE, rows=cells, place=first.number)
            return
    yield from _running(group)


def _is_counted(group: Lines) -> bool:
    """Return whether lines are items that count up, one right below the other: no headings."""
    counted = [_COUNTED.match(line.text) for line in group]
    numbers = [int(each[1]) for each in counted if each]
    return len(group) > 1 and numbers == [*range(1, len(group) + 1)]


def _running(group: Lines) -> Iterator[SourceBlock]:
    """Yield paragraphs and lists of running lines."""
    text: list[str] = []
    start = group[0].number
    entries: list[ListEntry] = []
    for line in group:
        match = _ITEM.match(line.text)
        if match:
            if text:
                yield _paragraph(" ".join(text), start)
                text = []
            start = line.number if not entries else start
            ordered = match["mark"].strip("().").isalnum()
            entries.append(
                ListEntry(min(line.at // 2, 3), linked(line.text[match.end() :]), ordered)
            )
        elif entries:
            last = entries[-1]
            entries[-1] = replace(last, runs=linked(f"{plain(last.runs)} {line.text}"))
        else:
            text.append(line.text)
    if text:
        yield _paragraph(" ".join(text), start)
    if entries:
        outermost = min(each.level for each in entries)
        own = tuple(replace(each, level=each.level - outermost) for each in entries)
        yield SourceBlock(BlockKind.LIST, entries=own, place=start)


def _paragraph(text: str, place: int) -> SourceBlock:
    return SourceBlock(BlockKind.PARAGRAPH, linked(text), place=place)


def _heading(text: str, place: int, level: int) -> SourceBlock:
    return SourceBlock(BlockKind.HEADING, make_runs(text), level=level, place=place)


def linked(text: str) -> tuple[TextRun, ...]:
    """Return a text with the addresses in it leading to where they say."""
    runs: list[TextRun] = []
    end = 0
    for match in _URL.finditer(text):
        address = match.group()
        runs += [TextRun(text[end : match.start()])]
        runs += [TextRun(address, address if "://" in address else f"https://{address}")]
        end = match.end()
    return join_runs([*runs, TextRun(text[end:])])


def looks_like_heading(text: str) -> bool:
    """Return whether a line may be a heading: short, with no sign at its end, and a capital."""
    number = _NUMBERED.match(text)
    bare = text[number.end() :] if number else text
    return (
        len(text) <= _LONGEST_HEADING
        and len(bare.split()) <= _MOST_WORDS
        and bool(bare[:1].isupper() or bare.startswith("§"))
        and text[-1] not in _ENDS
        and not _ITEM.match(bare)
        and "@" not in text
        and not _URL.search(text)
    )


def is_numbered(text: str) -> bool:
    """Return whether a line begins with a number, as headings do."""
    return bool(_NUMBERED.match(text))


def _is_heading(text: str, *, alone: bool, followed: bool) -> bool:
    if not looks_like_heading(text):
        return False
    capitals = text.isupper() and len(text) > 3
    return alone or capitals or (followed and is_numbered(text))


def heading_level(text: str) -> int:
    """Return a heading's level by its number: «2.1» is below «2»."""
    match = _NUMBERED.match(text)
    return 1 + match["number"].strip(".").count(".") + 1 if match else 2
