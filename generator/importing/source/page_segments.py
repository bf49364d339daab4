"""The pieces of lines on a PDF's pages, without what belongs to the pages themselves."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

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
_BOLD = 600
# A gap in which no space is drawn parts cells already when it is this wide.
_CELL = 0.6
_FURNITURE_EDGE = 0.1
_DIGITS = re.compile(r"\d+")


class PageSegment(Struct, frozen=True):
    """A piece of a line that no wide gap parts: its text, its box in points, page and weight.

    `lead` is how many letters at its beginning are bold, where the others are not.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int
    bold: bool
    lead: int = 0

    @property
    def height(self) -> float:
        """The height of its letters' boxes."""
        return max(self.top - self.bottom, 1.0)

    @property
    def size(self) -> float:
        """The height, as sizes are compared."""
        return round(self.height * 2) / 2


def read_segments(textpage: "PdfTextPage", page: int) -> Iterator[PageSegment]:
    """Yield the pieces of a page's lines, in the order in which it draws them."""
    line: list[PageCharacter] = []
    last: PageCharacter | None = None
    spaced = False
    for character in read_characters(textpage):
        if last and character.is_placed and character.text.strip():
            gap = (character.left - last.right) / max(last.height, character.height)
            if not is_on(last, character) or gap > (COLUMN if spaced else _CELL):
                yield from _segment(line, textpage, page)
                line = []
        line.append(character)
        if character.is_placed:
            spaced = not character.text.strip()
            last = last if spaced else character
    yield from _segment(line, textpage, page)


def _segment(
    line: list[PageCharacter], textpage: "PdfTextPage", page: int
) -> Iterator[PageSegment]:
    written = [each for each in line if each.is_placed and each.text.strip()]
    text = text_of_row(line).strip()
    if not written or not text:
        return
    heights = Counter(round(each.height, 1) for each in written)
    height = heights.most_common(1)[0][0]
    bottom = median(each.bottom for each in written)
    ends = (written[0], written[-1])
    begins, ends_so = (_is_bold(textpage, each.index) for each in ends)
    yield PageSegment(
        text, written[0].left, max(each.right for each in written), bottom, bottom + height, page,
        bold=begins and ends_so,
        lead=_lead(line, textpage) if begins and not ends_so else 0,
    )  # fmt: skip


def _lead(line: list[PageCharacter], textpage: "PdfTextPage") -> int:
    """Return how many letters of a line's text stand before the first that is not bold."""
    written = ((at, each) for at, each in enumerate(line) if each.is_placed and each.text.strip())
    end = next((at for at, each in written if not _is_bold(textpage, each.index)), 0)
    return len(text_of_row(line[:end]).strip())


def _is_bold(textpage: "PdfTextPage", index: int) -> bool:
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(_FONT_NAME)
    raw.FPDFText_GetFontInfo(textpage.raw, index, name, _FONT_NAME, None)
    weight = raw.FPDFText_GetFontWeight(textpage.raw, index)
    return bool(_BOLD_NAME.search(name.value)) or weight >= _BOLD


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
