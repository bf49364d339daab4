"""The pieces of lines on a PDF's pages, without what belongs to the pages themselves."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.source.blocks import raised
from generator.importing.source.page_rulings import PageRulings
from generator.importing.source.pdf import (
    COLUMN,
    MARKS,
    PageCharacter,
    is_on,
    read_characters,
    text_of_row,
)

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_FONT_NAME = 128
_BOLD_NAME = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
# A font that says how heavy it is, is so: weights are reckoned from stems, and often too high.
_LIGHT_NAME = re.compile(rb"regular|roman|book|light|medium|italic|oblique", re.IGNORECASE)
_BOLD = 600
# No line of a table stands in a gap that is narrower than this, in heights.
_BETWEEN = 0.15
# A gap in which no space is drawn parts cells already when it is this wide.
_CELL = 0.6
# A mark of a note is smaller than its line and stands a little higher, or stands much higher, in
# heights.
_SMALL, _HIGHER, _HIGH = 0.87, 0.1, 0.25
# How far a mark stands from its text, in heights.
_MARK_GAP = 0.5
_FURNITURE_EDGE = 0.1
_DIGITS = re.compile(r"\d+")
_DRAWN = "•"
NOTHING_RULED = PageRulings()


class PageSegment(Struct, frozen=True):
    """A piece of a line that no wide gap parts: its text, its box in points, page and weight.

    `lead` is how many letters at its beginning are bold, where the others are not; `cell` is which
    of the page's ruled tables it is in, which row and which column, from 0.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int
    bold: bool
    lead: int = 0
    cell: tuple[int, int, int] | None = None

    @property
    def height(self) -> float:
        """The height of its letters' boxes."""
        return max(self.top - self.bottom, 1.0)

    @property
    def size(self) -> float:
        """The height, as sizes are compared."""
        return round(self.height * 2) / 2


def read_segments(
    textpage: "PdfTextPage", page: int, rulings: PageRulings = NOTHING_RULED
) -> Iterator[PageSegment]:
    """Yield the pieces of a page's lines, in the order in which it draws them.

    What the lines of a table part are pieces, however near they stand.
    """
    for piece in _pieces(textpage, page, rulings):
        yield replace(piece, cell=_cell(piece, rulings)) if rulings.tables else piece


def _cell(piece: PageSegment, rulings: PageRulings) -> tuple[int, int, int] | None:
    """Return in which table, row and column a piece of a line begins."""
    for number, table in enumerate(rulings.tables):
        place = table.cell_at(piece.left + 1, (piece.bottom + piece.top) / 2)
        if place:
            return number, *place
    return None


def _pieces(textpage: "PdfTextPage", page: int, rulings: PageRulings) -> Iterator[PageSegment]:
    line: list[PageCharacter] = []
    last: PageCharacter | None = None
    spaced = False
    for character in read_characters(textpage):
        if last and character.is_placed and character.text.strip():
            gap = (character.left - last.right) / max(last.height, character.height)
            middle = (character.bottom + character.top) / 2
            beside = is_on(last, character) or _is_mark_of_note(last, character)
            apart = not beside or gap > (COLUMN if spaced else _CELL)
            if apart or (gap > _BETWEEN and rulings.part(last.right, character.left, middle)):
                yield from _segment(line, textpage, page)
                line = []
        line.append(character)
        if character.is_placed:
            spaced = not character.text.strip()
            last = last if spaced or (last and _marks_end(last, character)) else character
    yield from _segment(line, textpage, page)


def _segment(
    line: list[PageCharacter], textpage: "PdfTextPage", page: int
) -> Iterator[PageSegment]:
    written = [each for each in line if each.is_placed and each.text.strip()]
    if not written:
        return
    heights = Counter(round(each.height, 1) for each in written)
    height = heights.most_common(1)[0][0]
    bottom = median(each.bottom for each in written)
    line = [_raised(each, height, bottom) for each in line]
    text = text_of_row(line).strip()
    if not text:
        return
    ends = (written[0], written[-1])
    begins, ends_so = (_is_bold(textpage, each.index) for each in ends)
    yield PageSegment(
        text, written[0].left, max(each.right for each in written), bottom, bottom + height, page,
        bold=begins and ends_so,
        lead=_lead(line, textpage) if begins and not ends_so else 0,
    )  # fmt: skip


def _is_mark_of_note(before: PageCharacter, character: PageCharacter) -> bool:
    """Return whether one of two characters is a digit that marks a note at the other one's top."""
    gap = (character.left - before.right) / max(before.height, character.height)
    return -0.1 < gap < _MARK_GAP and (
        _marks_end(before, character) or _marks_end(character, before)
    )


def _marks_end(other: PageCharacter, mark: PageCharacter) -> bool:
    return (
        mark.text.isdecimal()
        and _stands_high(mark, other.height, other.bottom)
        and mark.bottom < other.top
    )


def _raised(character: PageCharacter, height: float, bottom: float) -> PageCharacter:
    """Return a small digit that stands higher than its line as the mark of a note."""
    marks = character.is_placed and character.text.isdecimal()
    if not (marks and _stands_high(character, height, bottom)):
        return character
    return replace(character, text=raised(character.text))


def _stands_high(character: PageCharacter, height: float, bottom: float) -> bool:
    """Return whether a character stands higher than a line: a small one need not do so by much."""
    rise = (character.bottom - bottom) / height
    return rise > (_HIGHER if character.height < _SMALL * height else _HIGH)


def _lead(line: list[PageCharacter], textpage: "PdfTextPage") -> int:
    """Return how many letters of a line's text stand before the first that is not bold."""
    written = ((at, each) for at, each in enumerate(line) if each.is_placed and each.text.strip())
    end = next((at for at, each in written if not _is_bold(textpage, each.index)), 0)
    return len(text_of_row(line[:end]).strip())


def _is_bold(textpage: "PdfTextPage", index: int) -> bool:
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(_FONT_NAME)
    raw.FPDFText_GetFontInfo(textpage.raw, index, name, _FONT_NAME, None)
    if _BOLD_NAME.search(name.value):
        return True
    if _LIGHT_NAME.search(name.value):
        return False
    return bool(raw.FPDFText_GetFontWeight(textpage.raw, index) >= _BOLD)


def with_drawn_marks(segments: list[PageSegment], rulings: PageRulings) -> list[PageSegment]:
    """Return segments with a mark in front of those that the page draws one beside, as a shape."""
    return [
        replace(each, text=f"{_DRAWN} {each.text}")
        if any(
            0 < each.left - right < 1.5 * each.height and each.bottom < middle < each.top
            for right, middle in rulings.marks
        )
        and not _is_mark(each.text)
        else each
        for each in segments
    ]


def with_marks(segments: list[PageSegment]) -> list[PageSegment]:
    """Return segments with the marks of lists in front of what is right of them."""
    texts = [each for each in segments if not _is_mark(each.text)]
    found: dict[int, str] = {}
    for mark in segments:
        if _is_mark(mark.text):
            beside = [
                (text.left, at)
                for at, text in enumerate(texts)
                if abs(text.bottom - mark.bottom) < 0.5 * text.height
                and 0 < text.left - mark.left < 4 * text.height
            ]
            if beside:
                found[min(beside)[1]] = mark.text
    return [
        replace(each, text=f"{found[at]} {each.text}") if at in found else each
        for at, each in enumerate(texts)
    ]


def _is_mark(text: str) -> bool:
    return text in MARKS or bool(re.fullmatch(r"\(?(?:\d{1,2}|[a-z])[.)]", text))


def without_furniture(pages: list[list[PageSegment]], heights: list[float]) -> list[PageSegment]:
    """Return the segments that are no running heads, feet or page numbers."""

    def key(each: PageSegment) -> tuple[int, str]:
        return round(each.bottom / 4), _DIGITS.sub("0", each.text)

    def at_edge(each: PageSegment) -> bool:
        height = heights[each.page - 1]
        return not _FURNITURE_EDGE * height < each.bottom < (1 - _FURNITURE_EDGE) * height

    often = Counter(k for page in pages for k in {key(each) for each in page if at_edge(each)})
    most = max(2, (len(pages) + 1) // 2)
    number = re.compile(
        r"(?:side |page |seite |s\. ?)?[-–]? ?\d{1,3} ?[-–]?(?: ?(?:av|of|von|/) ?\d{1,3})?",
        re.IGNORECASE,
    )
    return [
        each
        for page in pages
        for each in page
        if not (at_edge(each) and (often[key(each)] >= most or number.fullmatch(each.text)))
    ]
