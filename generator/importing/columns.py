"""Columns side by side, as some programs lay a page out with spaces, put one below the other.

Only where the whole text is laid out like that: a few wide gaps are the writer's own.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from generator.importing.labels import labels_of
from generator.importing.lexicon import squeeze
from generator.importing.lines import Line
from schema.facts.identify import Risk

_GAP = re.compile(r" {2,}")
_WIDE = re.compile(r"\S {3,}\S")
# How many lines, and how large a part of all, have wide gaps in a text that is laid out.
_MANY, _SHARE = 8, 0.02
# How many lines have something where a column begins.
_SHARED = 2
_TWO = 2

Spans = list[tuple[int, int]]


def part_columns(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return a text's lines with each table's cells beneath each other, row by row."""
    wide = sum(_WIDE.search(line.text) is not None for line in lines)
    if wide < _MANY or wide < _SHARE * sum(map(bool, lines)):
        return lines
    starts = Counter(start for line in lines for start, _ in _cells(line))
    return tuple(_parted(lines, starts))


def _parted(lines: tuple[Line, ...], starts: Counter[int]) -> Iterator[Line]:
    def kind(line: Line) -> tuple[int, bool, bool]:
        return line.page, bool(line), _is_head(line)

    for (_, is_text, _), group in groupby(lines, key=kind):
        block = list(group)
        columns = _columns(block, starts) if is_text and len(block) > 1 else []
        if len(columns) < _TWO or _are_rows(block, columns):
            yield from block
        else:
            for row in _rows(block, columns):
                yield from _beneath(row, columns)


def _is_head(line: Line) -> bool:
    """Tell whether a line is the head of the table of risks, which has its rows right below."""
    heads = {letters for letters, _ in labels_of(Risk)}
    cells = [squeeze(text) for _, text in _cells(line)]
    return len(cells) > 1 and heads.issuperset(cells)


def _cells(line: Line) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a line between gaps, each with the column that it begins in."""
    at = 0
    for gap in _GAP.finditer(line.text):
        yield line.at + at, line.text[at : gap.start()]
        at = gap.end()
    if line:
        yield line.at + at, line.text[at:]


def _columns(block: list[Line], starts: Counter[int]) -> Spans:
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


def _rows(block: list[Line], columns: Spans) -> Iterator[list[Line]]:
    """Yield the rows of a block; in one of two columns the labels on the left tell them apart."""
    row: list[Line] = []
    label = ""
    for line in block:
        left = _in_column(line, columns[0])
        if left and label.endswith(":") and len(columns) == _TWO:
            yield row
            row = []
        row.append(line)
        label = left or label
    yield row


def _are_rows(block: list[Line], columns: Spans) -> bool:
    """Tell whether each line of two columns is a row of its own, as far as one can see."""
    cells = [[_in_column(line, column) for column in columns] for line in block]
    return len(columns) == _TWO and all(left and right and left[-1] != ":" for left, right in cells)


def _beneath(row: list[Line], columns: Spans) -> Iterator[Line]:
    """Yield what stands in each column of a row, the first column first."""
    for column in columns:
        for line in row:
            if text := _in_column(line, column):
                yield replace(line, text=text, set_in=False)


def _in_column(line: Line, column: tuple[int, int]) -> str:
    return " ".join(text for start, text in _cells(line) if column[0] <= start < column[1])
