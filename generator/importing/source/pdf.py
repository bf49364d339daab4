"""The text of a PDF as lines: a blank line where there is a gap, a form feed where a page ends."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from math import pi
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.source import UnreadableError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

# A scanned report has pictures of text; what little text it has is a page number or a stamp.
_HEAD = 1024
_LEAST_LETTERS = 20
# In line heights: how far down the next line's foot may be before it counts as a paragraph's gap,
# how far it may be off and still be on the same line, and how wide a gap separates columns.
_GAP = 1.75
_SAME_LINE = 0.35
COLUMN = 1.2
_WORD = 0.17
# A line of so many letters without any space is set tight: words are parted by what is so much
# wider than its usual gap between letters.
_MANY_LETTERS, _TIGHT = 12, 0.075
# How the reader writes a hyphen that ends a line.
_ADDED = "\ufffe\u0002"
# A quarter of a turn, in radians.
_QUARTER = pi / 2
# Every so many characters are asked in which direction the page's text runs.
_SAMPLE = 5
# How many bytes of a font's name are looked at.
_FONT_NAME = 128
# The marks of list items.
MARKS = frozenset("•·▪■●○◦‣∙–-\uf0b7\uf0a7")


class PageCharacter(Struct, frozen=True):
    """A character and its box, in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    index: int

    @property
    def height(self) -> float:
        """The height of the box, never nothing."""
        return max(self.top - self.bottom, 1.0)

    @property
    def is_placed(self) -> bool:
        """Whether the page itself has it; a reader adds spaces, and marks hyphens, itself."""
        return self.top > self.bottom and self.text not in _ADDED


class _TextRow(Struct, frozen=True):
    """A line's text, its first and last character, and whether there is a gap above it."""

    text: str
    first: PageCharacter
    last: PageCharacter
    apart: bool


@contextmanager
def open_pdf(data: bytes) -> "Iterator[PdfDocument]":
    """Give a PDF while it is read. Raises UnreadableError: it is locked or broken."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise UnreadableError("import_locked" if locked else "import_broken_pdf") from error
    try:
        yield document
    except pypdfium2.PdfiumError as error:
        raise UnreadableError("import_broken_pdf") from error
    finally:
        document.close()


def count_pages(data: bytes) -> int:
    """Return how many pages a PDF has; none for other files. Raises UnreadableError."""
    if b"%PDF-" not in data[:_HEAD]:
        return 0
    with open_pdf(data) as document:
        return len(document)


def extract_text(data: bytes) -> str:
    """Return a PDF's text. Raises UnreadableError: locked, broken, or pictures of text."""
    with open_pdf(data) as document:
        text = "\f".join(_pages(document))
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        raise UnreadableError("import_scanned")
    return text


def _pages(document: "PdfDocument") -> Iterator[str]:
    for number in range(len(document)):
        page = document[number]
        textpage = open_upright(page)
        rows = _with_marks(list(_rows(read_characters(textpage))))
        yield "\n".join(_written(rows, partial(_font, textpage)))
        textpage.close()
        page.close()


def open_upright(page: "PdfPage") -> "PdfTextPage":
    """Return the text of a page that is turned, here alone, so that most of it can be read.

    A reader puts the text in order as the page is shown, and pages are shown in all directions.
    """
    textpage = page.get_textpage()
    sample = range(0, textpage.count_chars(), _SAMPLE)
    counted = Counter(_quarters(textpage, sample, 0))
    turn = counted.most_common(1)[0][0] if counted else 0
    if page.get_rotation() == turn * 90:
        return textpage
    textpage.close()
    page.set_rotation(turn * 90)
    return page.get_textpage()


def _quarters(textpage: "PdfTextPage", indices: Iterable[int], usual: int) -> Iterator[int]:
    """Yield for each character by how many quarters the page must be turned to read it.

    What the reader has added itself goes with what is before it, the first with what is `usual`.
    """
    from pypdfium2 import raw

    angle, is_added, text, last = (
        raw.FPDFText_GetCharAngle, raw.FPDFText_IsGenerated, textpage.raw, usual
    )  # fmt: skip
    for index in indices:
        quarter = -round(angle(text, index) / _QUARTER) % 4
        if quarter == last or not is_added(text, index):
            last = quarter
        yield last


def read_characters(textpage: "PdfTextPage") -> Iterator[PageCharacter]:
    """Yield the characters of a page with their boxes, in the order in which it draws them.

    The boxes are as the page is turned. What is written in another direction comes after the rest,
    as it would be read by turning the page, below its foot.
    """
    own = textpage.page.get_rotation() // 90
    box = textpage.page.get_bbox()
    across: dict[int, list[PageCharacter]] = {}
    quarters = [*_quarters(textpage, range(textpage.count_chars()), own)]
    for each in _drawn_characters(textpage):
        quarter = quarters[each.index]
        if quarter != own:
            across.setdefault(quarter, []).append(each)
        else:
            yield _turn(each, own, box) if own else each
    for quarter, characters in across.items():
        below = max(box[2] - box[0], box[3] - box[1]) * (quarter + 1)
        for each in characters:
            turned = _turn(each, quarter, box)
            yield replace(turned, bottom=turned.bottom - below, top=turned.top - below)


def _turn(
    character: PageCharacter, quarter: int, page: tuple[float, float, float, float]
) -> PageCharacter:
    """Return a character with its box as it is when the page is turned by so many quarters.

    By each quarter, what was left is on top: the distances from the edges move one on.
    """
    left, bottom, right, top = page
    sides = (right - left, top - bottom)
    width, height = sides if quarter % 2 == 0 else sides[::-1]
    from_edges = deque(
        (character.left - left, character.bottom - bottom,
         right - character.right, top - character.top)
    )  # fmt: skip
    from_edges.rotate(-quarter)
    left, bottom, right, top = from_edges
    return replace(character, left=left, bottom=bottom, right=width - right, top=height - top)


def _drawn_characters(textpage: "PdfTextPage") -> Iterator[PageCharacter]:
    text = textpage.get_text_range()
    if len(text) != textpage.count_chars():
        text = "".join(
            textpage.get_text_range(index, 1)[:1] or " " for index in range(textpage.count_chars())
        )
    for index, character in enumerate(text):
        if character not in "\r\n":
            left, bottom, right, top = textpage.get_charbox(index, loose=True)
            yield PageCharacter(character, left, bottom, right, top, index)


def _font(textpage: "PdfTextPage", character: PageCharacter) -> bytes:
    """Return the name of the font that a character is set in, and its size."""
    import ctypes

    from pypdfium2 import raw

    name = ctypes.create_string_buffer(_FONT_NAME)
    raw.FPDFText_GetFontInfo(textpage.raw, character.index, name, _FONT_NAME, None)
    return name.value + b" %.1f" % raw.FPDFText_GetFontSize(textpage.raw, character.index)


def _rows(characters: Iterable[PageCharacter]) -> Iterator[_TextRow]:
    """Yield lines in the order in which the page draws them, which is that of its reading."""
    line: list[PageCharacter] = []
    last: PageCharacter | None = None
    apart = False
    for character in characters:
        if last and character.is_placed and not is_on(last, character):
            yield _row(line, apart=apart)
            apart = _is_apart(last, character)
            line = []
        line.append(character)
        last = character if character.is_placed else last
    if line:
        yield _row(line, apart=apart)


def _row(line: list[PageCharacter], *, apart: bool) -> _TextRow:
    placed = [character for character in line if character.is_placed] or line
    return _TextRow(text_of_row(line), placed[0], placed[-1], apart)


def _with_marks(rows: list[_TextRow]) -> list[_TextRow]:
    """Return rows with the marks of lists in front of their items.

    Some programs draw all marks of a page after its text.
    """
    texts = [row for row in rows if row.text.strip() not in MARKS]
    if len(texts) == len(rows):
        return rows
    marks: dict[int, str] = {}
    for mark in rows:
        if mark.text.strip() in MARKS:
            beside = [
                (text.first.left, at)
                for at, text in enumerate(texts)
                if is_on(mark.first, text.first) and text.first.left > mark.first.left
            ]
            if beside:
                marks[min(beside)[1]] = mark.text.strip()
    return [
        replace(row, text=f"{marks[at]} {row.text}") if at in marks else row
        for at, row in enumerate(texts)
    ]


def _written(rows: list[_TextRow], font: Callable[[PageCharacter], bytes]) -> Iterator[str]:
    """Yield the rows' texts, and a blank line where there is a gap or another font begins."""
    above: bytes | None = None
    for number, row in enumerate(rows):
        own = font(row.first) if font(row.first) == font(row.last) else None
        if number and (row.apart or (above and own and above != own)):
            yield ""
        yield row.text
        above = own


def is_on(before: PageCharacter, character: PageCharacter) -> bool:
    """Return whether a character is on the same line as the one before it, further right."""
    height = max(before.height, character.height)
    level = abs(before.bottom - character.bottom) < _SAME_LINE * height
    return level and character.left > before.left - height


def _is_apart(before: PageCharacter, character: PageCharacter) -> bool:
    height = min(before.height, character.height)
    drop = before.bottom - character.bottom
    shrinks = before.height > 1.3 * character.height
    return drop > _GAP * height or drop < -_SAME_LINE * height or shrinks


def _gap_of_words(line: list[PageCharacter]) -> float:
    """Return how wide the gaps between the words of a line are at least, in its heights."""
    if len(line) < _MANY_LETTERS or any(each.text.isspace() for each in line):
        return _WORD
    gaps = [(two.left - one.right) / two.height for one, two in pairwise(line) if two.is_placed]
    return min(_WORD, max(median(gaps), 0.0) + _TIGHT) if gaps else _WORD


def text_of_row(line: list[PageCharacter]) -> str:
    """Return the text of a line, wide gaps as four spaces."""
    written = ""
    previous: PageCharacter | None = None
    word = _gap_of_words(line)
    for character in line:
        gap = character.left - previous.right if previous and character.text != " " else 0.0
        height = character.height
        if gap > COLUMN * height:
            written = written.rstrip() + "    "
        elif gap > word * height and not written.endswith(" "):
            written += " "
        written += character.text
        previous = previous if character.text == " " else character
    return written.translate(dict.fromkeys(map(ord, _ADDED), "-"))
