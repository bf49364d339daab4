"""The tables that a page's lines rule, from the pieces of text in their cells."""

import re
from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from generator.importing.portal.data import reading_data
from generator.importing.source.blocks import BlockKind, SourceBlock
from generator.importing.source.page_segments import PageSegment
from generator.importing.source.plain_text import linked

# How near the left of a cell what stands below it begins, in points.
_BELOW = 1.0


def read_tables(segments: list[PageSegment]) -> Iterator[SourceBlock | list[PageSegment]]:
    """Yield the ruled tables of pages, each where its first cell is, and between them the rest."""
    pages = (list(page) for _, page in groupby(segments, lambda each: each.page))
    whole = [each for page in pages for each in _with_cut_row(page)]
    tables: dict[tuple[int, int], list[PageSegment]] = {}
    for each in whole:
        if key := _table_of(each):
            tables.setdefault(key, []).append(each)
    ruled = {key: _ruled_table(own) for key, own in tables.items() if _is_table(own)}
    written: set[tuple[int, int]] = set()
    for key, group in groupby(whole, _table_of):
        if key is None or key not in ruled:
            yield list(group)
        elif key not in written:
            written.add(key)
            yield ruled[key]


def _table_of(segment: PageSegment) -> tuple[int, int] | None:
    """Return the page and the number of the table that a piece is in."""
    return (segment.page, segment.cell[0]) if segment.cell else None


def _with_cut_row(page: list[PageSegment]) -> list[PageSegment]:
    """Return a page's pieces, those of a row that the page's end cuts off as cells of its table.

    Such a row has no line below it: all that is below the table stands where its cells do.
    """
    cells = [each for each in page if each.cell]
    if not cells:
        return page
    last = min(cells, key=lambda each: each.bottom)
    number, row, _ = last.cell or (0, 0, 0)
    lefts = {each.left: each.cell[2] for each in cells if each.cell and each.cell[0] == number}
    below = {
        id(each): next((at for left, at in lefts.items() if abs(left - each.left) < _BELOW), -1)
        for each in page
        if each.cell is None and each.top < last.bottom
    }
    if -1 in below.values() or len({*below.values()}) <= 1:
        return page
    return [
        replace(each, cell=(number, row + 1, below[id(each)])) if id(each) in below else each
        for each in page
    ]


def _is_table(segments: list[PageSegment]) -> bool:
    """Return whether something stands in several columns of what may be a table."""
    return len({each.cell[2] for each in segments if each.cell}) > 1


def _ruled_table(segments: list[PageSegment]) -> SourceBlock:
    cells: dict[tuple[int, int], list[str]] = {}
    for each in segments:
        if each.cell:
            cells.setdefault(each.cell[1:], []).append(each.text)
    width = max(column for _, column in cells) + 1
    rows = tuple(
        tuple(linked(join_pdf_lines(cells.get((row, column), []))) for column in range(width))
        for row in sorted({row for row, _ in cells})
    )
    return SourceBlock(BlockKind.TABLE, rows=rows, place=segments[0].page)


def join_pdf_lines(lines: list[str]) -> str:
    """Return lines as one text: words that a line's end has parted, and addresses, whole again."""
    kept, pairs = reading_data().hyphen_kept, reading_data().hyphen_pairs
    text = ""
    for line in lines:
        last = text.rsplit(" ", 1)[-1]
        if not text:
            text = line
        elif ("://" in last or "www." in last) and last[-1] in "/?=&_-":
            text += line
        elif text.endswith("-") and line[:1].islower() and line.split()[0] not in pairs:
            word = re.split(r"[\s-]", last[:-1])[-1].casefold()
            text = (text if word in kept else text[:-1]) + line
        else:
            text += f" {line}"
    return text
