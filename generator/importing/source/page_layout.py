"""What the layout of pages has put in, taken out again: running heads and feet, columns.

Columns are only put one below the other where the whole text is laid out with spaces: a few wide
gaps are the writer's own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.portal.data import labels_of, reading_data, wordings
from generator.importing.portal.lexicon import squeeze
from generator.importing.source.lines import Lines, SourceLine
from generator.importing.source.reading import SourceDocument
from schema.facts.identify import Risk

_NUMBER = re.compile(r"[-–|]?\s*(\d{1,4})\s*[-–|]?")
_DIGITS = re.compile(r"\d+")
# How many pages must have a line, and how large a part of all, before it is the page's own.
_OFTEN = 3
_SHARE = 0.5
_ENDS = ".!?:,;"
_EDGE = 2
_PART = re.compile(r"\w+")
_END = 4
_GAP = re.compile(r" {2,}")
_WIDE = re.compile(r"\S {3,}\S")
# How many lines, and how large a part of all, have wide gaps in a text that is laid out.
_MANY, _LAID_OUT = 8, 0.02
# How many lines have something where a column begins.
_SHARED = 2
_TWO = 2

Spans = list[tuple[int, int]]


class StrippedLines(Struct, frozen=True):
    """The report's own lines, and those that are the page's."""

    lines: Lines
    furniture: Lines


def remove_layout(document: SourceDocument, name: str, kept: Iterable[str]) -> StrippedLines:
    """Return a document's lines without what the layout of its pages put in.

    `name` is the enterprise's name, or empty; `kept` are the letters of headings and labels, which
    are the report's own however often they are at the top of a page.
    """
    stripped = strip_furniture(document.lines, name, kept)
    if document.from_pdf:
        return stripped
    return StrippedLines(stack_columns(stripped.lines), stripped.furniture)


def strip_furniture(lines: Lines, name: str, kept: Iterable[str]) -> StrippedLines:
    """Take away what belongs to the pages; `name` and `kept` are as in `remove_layout`."""
    matching = _matching(lines, name)
    own = _bookmarks(lines, matching) | matching
    rest = tuple(line for line in lines if line and id(line) not in own)
    edges = _edges(rest)
    own |= _page_numbers(edges) | _running(edges, tuple(kept))
    return StrippedLines(
        tuple(_without(lines, own)), tuple(line for line in lines if line and id(line) in own)
    )


def _without(lines: Lines, own: set[int]) -> Iterator[SourceLine]:
    moved = False
    for line in lines:
        if id(line) in own:
            moved = True
        elif line and moved:
            yield replace(line, moved=True)
            moved = False
        else:
            yield line


def _bookmarks(lines: Lines, matching: set[int]) -> set[int]:
    """Return the list of bookmarks at the end: lines that are indented by a tab.

    Feet of pages, whose ids are `matching`, may be between them.
    """
    pattern = re.compile(reading_data().bookmarks)
    tail: list[SourceLine] = []
    for line in reversed(lines):
        if line and not line.indented and id(line) not in matching:
            break
        tail.append(line)
    marked = any(pattern.fullmatch(line.text) for line in tail)
    return {id(line) for line in tail} if marked else set()


def _matching(lines: Lines, name: str) -> set[int]:
    shown = r"\s+".join(map(re.escape, name.split())) or r"(?!)"
    patterns = [
        re.compile(each.replace("{name}", shown), re.IGNORECASE)
        for each in reading_data().page_lines
    ]
    return {id(line) for line in lines if line and any(p.fullmatch(line.text) for p in patterns)}


def _edges(lines: Lines) -> list[tuple[Lines, Lines]]:
    """Return the first and the last lines of every page."""
    pages = [tuple(group) for _, group in groupby(lines, key=lambda line: line.page)]
    return [(page[:_EDGE], page[-_EDGE:]) for page in pages]


def _page_numbers(edges: list[tuple[Lines, Lines]]) -> set[int]:
    """Return the lone numbers at the pages' edges that count the pages."""
    found: defaultdict[tuple[int, int], list[SourceLine]] = defaultdict(list)
    for first, last in edges:
        for side, line in enumerate((*first[:1], *last[-1:])):
            if match := _NUMBER.fullmatch(line.text):
                found[side, int(match[1]) - line.page].append(line)
    return {
        id(line) for lines in found.values() if _are_many(len(lines), len(edges)) for line in lines
    }


def _running(edges: list[tuple[Lines, Lines]], kept: tuple[str, ...]) -> set[int]:
    """Return the lines at the same edge of many pages, whatever their numbers."""
    at_edges = [(side, line) for page in edges for side, some in enumerate(page) for line in some]
    often = Counter((side, _DIGITS.sub("0", line.text)) for side, line in at_edges)
    return {
        id(line)
        for side, line in at_edges
        if _are_many(often[side, _DIGITS.sub("0", line.text)], len(edges))
        and len(line.text) > _OFTEN
        and line.text[-1] not in _ENDS
        and not any(each.startswith(squeeze(line.text)) for each in kept)
        and not squeeze(line.text).startswith(_label_ends())
    }


@cache
def _label_ends() -> tuple[str, ...]:
    """Return the letters of the ends of labels that are broken over lines: «påvirkning/skade»."""
    ends = (
        squeeze("".join(words[at:]))
        for text in wordings().fields["Measure"]["risk"]
        for words in [_PART.findall(text)]
        for at in range(1, len(words))
    )
    return tuple(sorted(end for end in ends if len(end) > _END))


def _are_many(count: int, pages: int) -> bool:
    return count >= _OFTEN and count >= _SHARE * pages


def stack_columns(lines: Lines) -> Lines:
    """Return a text's lines with each table's cells beneath each other, row by row."""
    wide = sum(_WIDE.search(line.text) is not None for line in lines)
    if wide < _MANY or wide < _LAID_OUT * sum(map(bool, lines)):
        return lines
    starts = Counter(start for line in lines for start, _ in _cells(line))
    return tuple(_parted(lines, starts))


def _parted(lines: Lines, starts: Counter[int]) -> Iterator[SourceLine]:
    def kind(line: SourceLine) -> tuple[int, bool, bool]:
        return line.page, bool(line), _is_head(line)

    for (_, is_text, _), group in groupby(lines, key=kind):
        block = list(group)
        columns = _columns(block, starts) if is_text and len(block) > 1 else []
        if len(columns) < _TWO or _are_rows(block, columns):
            yield from block
        else:
            for row in _rows(block, columns):
                yield from _beneath(row, columns)


def _is_head(line: SourceLine) -> bool:
    """Return whether a line is the head of the table of risks, which has its rows right below."""
    heads = {letters for letters, _ in labels_of(Risk)}
    cells = [squeeze(text) for _, text in _cells(line)]
    return len(cells) > 1 and heads.issuperset(cells)


def _cells(line: SourceLine) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a line between gaps, each with the column that it begins in."""
    at = 0
    for gap in _GAP.finditer(line.text):
        yield line.at + at, line.text[at : gap.start()]
        at = gap.end()
    if line:
        yield line.at + at, line.text[at:]


def _columns(block: list[SourceLine], starts: Counter[int]) -> Spans:
    """Return where a block's columns begin and end: what no gap of all its lines goes through."""
    spans = sorted(
        (start, start + len(text)) for line in block for start, text in _cells(line) if text
    )
    columns: Spans = []
    for start, end in spans:
        if columns and start < columns[-1][1] + len("  "):
            columns[-1] = (columns[-1][0], max(end, columns[-1][1]))
        else:
            columns.append((start, end))
    right = columns[-1]
    shared = starts[right[0]] >= _SHARED or sum(bool(_in_column(line, right)) for line in block) > 1
    return columns if shared or len(columns) > _TWO else []


def _rows(block: list[SourceLine], columns: Spans) -> Iterator[list[SourceLine]]:
    """Yield the rows of a block; in one of two columns the labels on the left separate them."""
    row: list[SourceLine] = []
    label = ""
    for line in block:
        left = _in_column(line, columns[0])
        if left and label.endswith(":") and len(columns) == _TWO:
            yield row
            row = []
        row.append(line)
        label = left or label
    yield row


def _are_rows(block: list[SourceLine], columns: Spans) -> bool:
    """Return whether each line of two columns is a row of its own, as far as one can see."""
    cells = [[_in_column(line, column) for column in columns] for line in block]
    return len(columns) == _TWO and all(left and right and left[-1] != ":" for left, right in cells)


def _beneath(row: list[SourceLine], columns: Spans) -> Iterator[SourceLine]:
    """Yield what is in each column of a row, the first column first."""
    for column in columns:
        for line in row:
            if text := _in_column(line, column):
                yield replace(line, text=text, set_in=False)


def _in_column(line: SourceLine, column: tuple[int, int]) -> str:
    return " ".join(text for start, text in _cells(line) if column[0] <= start < column[1])
