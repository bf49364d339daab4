"""A PDF of any kind as blocks: headings by size and weight of letters, tables by their cells."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from generator.importing.source.blocks import (
    BlockDocument,
    BlockKind,
    BlockRemark,
    Inline,
    ListEntry,
    PlaceUnit,
    SourceBlock,
    TextRun,
    join_runs,
    make_runs,
    plain,
)
from generator.importing.source.page_rulings import read_rulings
from generator.importing.source.page_segments import (
    PageSegment,
    read_segments,
    with_drawn_marks,
    with_marks,
    without_furniture,
)
from generator.importing.source.page_tables import join_pdf_lines, read_tables
from generator.importing.source.pdf import open_pdf, open_upright
from generator.importing.source.plain_text import linked, looks_like_heading

# In sizes of letters: what is a heading's, a paragraph's gap in usual gaps, what is beside.
_LARGER = 1.12
_PARAGRAPH = 1.3
_LEVELS = 5
# A line that is whole by itself: how near a margin, how short, and how large a part of all lines
# begin at a margin.
_AT_MARGIN, _SHORT_LINE, _PART_OF_LINES = 3, 60, 0.05
_SCANNED_LETTERS = 20
_MARKED = re.compile(r"(?P<mark>[-–—•·*▪■●○◦‣∙\uf0b7\uf0a7]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
_LONGEST = 160


class PageCell(Struct):
    """Segments that stand beneath each other and belong together."""

    lines: list[PageSegment] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(line.right for line in self.lines)

    def is_beside(self, other: "PageCell") -> bool:
        """Whether another cell is right of this one, at the same height."""
        first, last = self.lines[0], self.lines[-1]
        own, its = (last.bottom, first.top), (other.lines[-1].bottom, other.lines[0].top)
        overlap = min(own[1], its[1]) - max(own[0], its[0])
        same_page = first.page == other.lines[0].page
        return same_page and overlap > 0.5 * first.height and other.left > self.right


def read_pdf_blocks(data: bytes) -> BlockDocument:
    """Return a PDF's blocks, with their pages. Raises UnreadableError."""
    with open_pdf(data) as document:
        pages: list[list[PageSegment]] = []
        pictured: list[int] = []
        heights: list[float] = []
        for number in range(len(document)):
            page = document[number]
            textpage = open_upright(page)
            rulings = read_rulings(page)
            segments = list(read_segments(textpage, number + 1, rulings))
            if sum(len(each.text) for each in segments) < _SCANNED_LETTERS and _has_picture(page):
                pictured.append(number + 1)
            heights.append(page.get_height())
            pages.append(with_marks(with_drawn_marks(segments, rulings)))
            textpage.close()
            page.close()
        title = str(document.get_metadata_dict().get("Title") or "")
    segments = without_furniture(pages, heights)
    remarks = [BlockRemark("import_pictured", _ranges(pictured))] if pictured else []
    blocks = tuple(_joined(list(_blocks(segments)))) if segments else ()
    return BlockDocument(blocks, PlaceUnit.PAGE, title, tuple(remarks))


def _ranges(numbers: list[int]) -> str:
    """Return page numbers in short: «8–32», «2, 5»."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return any(each.type == raw.FPDF_PAGEOBJ_IMAGE for each in page.get_objects(max_depth=3))


class _Styles(Struct, frozen=True):
    """The size of running text, the usual drop between its lines, and the sizes of headings.

    `columns` are where many lines begin, and where the longest of each of these ends.
    """

    body: float
    pitch: float
    sizes: tuple[float, ...]
    columns: tuple[tuple[float, float], ...]

    def end_of(self, line: PageSegment) -> float:
        """Return where the longest line ends that begins where a line does; 0 for a few such."""
        near = (end for left, end in self.columns if abs(line.left - left) < _AT_MARGIN)
        return max(near, default=0.0)

    def level(self, line: PageSegment) -> int:
        """Return a heading's level; 0 for what is no heading."""
        if line.size > _LARGER * self.body and len(line.text) <= _LONGEST:
            larger = [size for size in self.sizes if size >= line.size - 0.25]
            return min(len(larger), _LEVELS) or 1
        if line.bold and looks_like_heading(line.text.rstrip(":")):
            return min(len(self.sizes) + 1, _LEVELS + 1)
        return 0


def _styles(segments: list[PageSegment]) -> _Styles:
    letters: Counter[float] = Counter()
    for each in segments:
        letters[each.size] += len(each.text)
    body = letters.most_common(1)[0][0]
    drops = [
        (one.bottom - two.bottom) / one.height
        for one, two in pairwise(segments)
        if one.page == two.page and one.size == two.size == body and abs(one.left - two.left) < 2
        and 0 < one.bottom - two.bottom < 2.2 * one.height
    ]  # fmt: skip
    counted = Counter(round(drop, 1) for drop in drops)
    usual = min((d for d, n in counted.items() if n >= 0.25 * len(drops)), default=1.2)
    sizes = sorted({each.size for each in segments if each.size > _LARGER * body}, reverse=True)
    return _Styles(body, usual, tuple(sizes), tuple(_columns(segments)))


def _columns(segments: list[PageSegment]) -> Iterator[tuple[float, float]]:
    """Yield where many lines begin that no table has, and where the longest of them ends."""
    ends: dict[int, list[float]] = {}
    for each in segments:
        if each.cell is None:
            ends.setdefault(round(each.left), []).append(each.right)
    count = sum(map(len, ends.values()))
    for left, rights in ends.items():
        if len(rights) > _PART_OF_LINES * count:
            yield left, max(rights)


def _cells(segments: list[PageSegment], styles: _Styles) -> Iterator[PageCell]:
    cell = PageCell()
    for line in segments:
        if cell.lines and not _goes_on(cell, line, styles):
            yield cell
            cell = PageCell()
        cell.lines.append(line)
    if cell.lines:
        yield cell


def _goes_on(cell: PageCell, line: PageSegment, styles: _Styles) -> bool:
    """Return whether a line is the next one of a cell's text."""
    last = cell.lines[-1]
    drop = (last.bottom - line.bottom) / last.height
    if _is_short_line(last, line, styles):
        return False
    aligned = abs(cell.left - line.left) < 3 * last.height or line.left >= cell.left
    return (
        last.page == line.page
        and 0.3 < drop < _PARAGRAPH * styles.pitch + 0.05
        and aligned
        and line.left < cell.right
        and abs(last.size - line.size) < 0.1 * styles.body + 0.6
        and last.bold == line.bold
        and not _MARKED.match(line.text)
    )


def _is_short_line(last: PageSegment, line: PageSegment, styles: _Styles) -> bool:
    """Return whether two lines at a margin are each whole: names, roles, addresses.

    The first word of the second would have had room after the first.
    """
    end = styles.end_of(last)
    letter = (last.right - last.left) / len(last.text)
    room = end - last.right
    return (
        end == styles.end_of(line) > 0
        and max(len(last.text), len(line.text)) <= _SHORT_LINE
        and (len(line.text.split()[0]) + 1) * letter < room
        and line.text[0].isupper()
        and last.text[-1] not in ",;:-–"
    )


def _blocks(segments: list[PageSegment]) -> Iterator[SourceBlock]:
    styles = _styles(segments)
    for each in read_tables(segments):
        if isinstance(each, SourceBlock):
            yield each
        else:
            yield from _laid_out(each, styles)


def _laid_out(segments: list[PageSegment], styles: _Styles) -> Iterator[SourceBlock]:
    """Yield the blocks of lines that no table rules: one whose cells stand so is found, too."""
    cells = list(_cells(segments, styles))
    at = 0
    while at < len(cells):
        rows = list(_rows(cells, at))
        taken = sum(len(row) for row in rows)
        if len(rows) > 1 or (rows and len(rows[0]) > 1):
            yield _table(rows)
            at += taken
            continue
        yield _block(cells[at], styles)
        at += 1


def _rows(cells: list[PageCell], start: int) -> Iterator[list[PageCell]]:
    """Yield the rows of a table that begins at a cell: cells beside each other, row below row."""
    at = start
    lefts: list[float] = []
    while at < len(cells):
        row = [cells[at]]
        while at + len(row) < len(cells) and row[-1].is_beside(cells[at + len(row)]):
            row.append(cells[at + len(row)])
        below = lefts and all(any(abs(cell.left - left) < 12 for left in lefts) for cell in row)
        if len(row) == 1 or (lefts and not below):
            return
        lefts = lefts or [cell.left for cell in row]
        yield row
        at += len(row)


def _table(rows: list[list[PageCell]]) -> SourceBlock:
    lefts = [cell.left for cell in max(rows, key=len)]
    written: list[tuple[Inline, ...]] = []
    for row in rows:
        cells: list[Inline] = [()] * len(lefts)
        for cell in row:
            _, near = min((abs(left - cell.left), at) for at, left in enumerate(lefts))
            text = join_pdf_lines([line.text for line in cell.lines])
            cells[near] = join_runs((*cells[near], *make_runs(" "), *linked(text)))
        written.append(tuple(cells))
    return SourceBlock(BlockKind.TABLE, rows=tuple(written), place=rows[0][0].lines[0].page)


def _block(cell: PageCell, styles: _Styles) -> SourceBlock:
    first = cell.lines[0]
    text = join_pdf_lines([line.text for line in cell.lines])
    level = styles.level(first)
    if level and len(text) <= _LONGEST:
        return SourceBlock(BlockKind.HEADING, make_runs(text), level=level, place=first.page)
    marked = _MARKED.match(text)
    if marked:
        entry = ListEntry(
            round(first.left), linked(text[marked.end() :]), marked["mark"].strip("().").isalnum()
        )
        return SourceBlock(BlockKind.LIST, entries=(entry,), place=first.page)
    lead = (TextRun(text[: first.lead], strong=True),) if first.lead else ()
    return SourceBlock(BlockKind.PARAGRAPH, (*lead, *linked(text[first.lead :])), place=first.page)


def _joined(blocks: list[SourceBlock]) -> Iterator[SourceBlock]:
    """Yield blocks with lists, headings and paragraphs whole that lines or pages have parted."""
    last: SourceBlock | None = None
    for block in blocks:
        joined = _join(last, block) if last else None
        if joined:
            last = joined
            continue
        if last:
            yield _with_levels(last)
        last = block
    if last:
        yield _with_levels(last)


def _join(last: SourceBlock, block: SourceBlock) -> SourceBlock | None:
    kinds = (last.kind, block.kind)
    if kinds == (BlockKind.LIST, BlockKind.LIST):
        return replace(last, entries=(*last.entries, *block.entries))
    if kinds == (BlockKind.TABLE, BlockKind.TABLE) and last.place != block.place:
        same = len(last.rows[0]) == len(block.rows[0])
        head = [plain(cell) for cell in last.rows[0]] == [plain(cell) for cell in block.rows[0]]
        return replace(last, rows=(*last.rows, *block.rows[head:])) if same else None
    if kinds == (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH) and last.place != block.place:
        goes_on = last.text[-1] not in ".!?:" and block.text[:1].islower()
        return replace(last, runs=linked(join_pdf_lines([last.text, block.text]))) if (
            goes_on) else None  # fmt: skip
    return None


def _with_levels(block: SourceBlock) -> SourceBlock:
    """Return a list with the depth of its items instead of where they begin on the page."""
    if block.kind is not BlockKind.LIST:
        return block
    lefts = sorted({each.level for each in block.entries})
    steps = [lefts[0]]
    for left in lefts:
        if left > steps[-1] + 5:
            steps.append(left)
    return replace(
        block,
        entries=tuple(
            replace(each, level=sum(step < each.level - 2 for step in steps[1:]))
            for each in block.entries
        ),
    )
