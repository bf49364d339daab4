"""Lines broken at the page's width joined again to paragraphs and lists."""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.importing.column_widths import HYPHEN, PROGRAM_HYPHEN, Measure
from generator.importing.lexicon import words_of
from generator.importing.lines import Line
from generator.importing.portal import reading_data

_BULLET = re.compile(
    r"([-–—•·▪▫■●○◦‣∙*»\uf0b7\uf0a7]|o(?=\s+\S))\s+(?=\S)|([•·▪■●○◦‣∙\uf0b7\uf0a7])(?=\S)"
)
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-zA-Z])[.)]\s+\S")
_URL = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_ONLY_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:…][\"”»’')\]]*$")
# Programs may end a line within «og/eller».
_SLASH = re.compile(r"\w/$")
_FULL = 0.8
# Signs that no address ends with, and those that make a word look like the rest of one.
_URL_UNFINISHED = "-_=&%?#"
_URL_REST = re.compile(r"[/=?&%_#]|\.(?:pdf|html?|php|aspx?|docx?|no|com|org)\b")


class Paragraph(Struct, frozen=True):
    """A paragraph, or an item of a list (`level` from 1); text is on one line."""

    text: str
    level: int = 0


def join_lines(lines: tuple[Line, ...], column: Measure) -> tuple[Paragraph, ...]:
    """Return the paragraphs and list items that lines make up."""
    paragraphs: list[_Open] = []
    marks: list[str] = []
    last: Line | None = None
    blank = False
    for line in lines:
        if not line:
            blank = True
            continue
        item = _item(line, last, column, marks, blank=blank)
        if item is not None:
            paragraphs.append(item)
        elif last and paragraphs and _continues(last, line, column, blank=blank):
            paragraphs[-1].add(last, line.text, column)
        else:
            marks.clear()
            paragraphs.append(_Open([line.text]))
        last, blank = line, False
    return tuple(
        Paragraph(" ".join("".join(each.texts).split()), each.level) for each in paragraphs
    )


class _Open(Struct):
    """A paragraph that more lines may be added to."""

    texts: list[str]
    level: int = 0

    def add(self, last: Line, following: str, column: Measure) -> None:
        """Add a line, a word parted by a hyphen made whole."""
        between, hyphen = _between(last, following, column)
        if not hyphen:
            self.texts[-1] = self.texts[-1].rstrip(f"-{PROGRAM_HYPHEN}")
        self.texts += [between, following]


def _item(
    line: Line, last: Line | None, column: Measure, marks: list[str], *, blank: bool
) -> _Open | None:
    """Return the list item that a line begins; its level follows its mark."""
    match = _BULLET.match(line.text)
    if match is None:
        return None
    mark = match[1] or match[2]
    runs_on = last is not None and not blank and not _ends_sentence(last.text) and mark not in marks
    if runs_on and mark in "-–—*»" and last and not column.fits(last.text, "ord"):
        return None
    if mark not in marks:
        marks.append(mark)
    return _Open([line.text[match.end() :]], marks.index(mark) + 1)


def _ends_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text) is not None


def _continues(last: Line, line: Line, column: Measure, *, blank: bool) -> bool:
    """Tell whether a line goes on where the one before it had to end."""
    if last.broken:
        return True
    if _ONLY_URL.fullmatch(line.text) or _ONLY_URL.fullmatch(last.text):
        return not blank and _is_rest_of_url(last.text, line.text, column)
    ended = _ends_sentence(last.text)
    if blank:
        return not ended and _continues_over_gap(last, line, column)
    if ended:
        spaced = last.spaced and not column.spaced
        return not spaced and not column.fits(last.text, _first_word(line.text))
    return _continues_sentence(last, line, column)


def _continues_over_gap(last: Line, line: Line, column: Measure) -> bool:
    """Tell whether a sentence goes on below a page's end, or a gap that means nothing."""
    turned = line.moved or last.page != line.page
    full = not column.fits(last.text, _first_word(line.text))
    return line.text[0].islower() and not _ONLY_URL.match(line.text) and (turned or full)


def _continues_sentence(last: Line, line: Line, column: Measure) -> bool:
    """Tell whether a line that no sentence ends on goes on; if not, it is one of several."""
    first = _first_word(line.text)
    small = last.text.split()[-1].casefold() in reading_data().small_words
    if small or (HYPHEN.search(last.text) and line.text[0].islower()):
        return True
    if not line.text[0].isupper():
        listed = column.is_short(last.text) and column.is_short(line.text)
        return not (listed or _NUMBERED.match(line.text))
    if _runs_on(last.text, column):
        return True
    return not column.fits(last.text, first) and not _is_common(first, column)


def _runs_on(last: str, column: Measure) -> bool:
    """Tell whether a line stops within a name written with capital letters."""
    words = last.split()
    named = words[-1][0].isupper() and words[-1][1:].islower() and len(words) > 1
    return named and not column.is_short(last, _FULL)


def _first_word(text: str) -> str:
    """Return what could not be parted at a line's end: a word, or the groups of a number."""
    match = re.match(r"\d{1,3}(?: \d{3})+\S*|\S+", text)
    return match.group() if match else ""


def _is_common(word: str, column: Measure) -> bool:
    """Tell whether a word written with a capital letter is otherwise written with a small one."""
    return word[:1].isupper() and word.strip(",.").lower() in column.words


def _is_rest_of_url(last: str, text: str, column: Measure) -> bool:
    """Tell whether an address at a line's end goes on with the next line's first word."""
    if not _URL.search(last) or _ONLY_URL.match(text):
        return False
    word, _, others = text.partition(" ")
    if last[-1] in _URL_UNFINISHED:
        return True
    likely = _URL_REST.search(word) or (not others and re.search(r"[.-]", word))
    return bool(likely) and not column.fits(last, word)


def _between(last: Line, following: str, column: Measure) -> tuple[str, bool]:
    """Return what goes between two lines, and whether the first one's hyphen stays."""
    if _URL.search(last.text) and _is_rest_of_url(last.text, following, column):
        return "", True
    if last.broken:
        return "", False
    if _SLASH.search(last.text) and following[0].islower():
        return "", True
    hyphen = HYPHEN.search(last.text)
    if hyphen is None or not following[:1].isalpha():
        return " ", True
    if last.text[-1] == PROGRAM_HYPHEN and following[0].islower():
        return "", False
    return _mend(hyphen[1], following, column)


def _mend(begun: str, following: str, column: Measure) -> tuple[str, bool]:
    data, rest = reading_data(), words_of(following)[0]
    if rest in data.hyphen_pairs:
        return " ", True
    if (begun + rest).lower() in column.words:
        return "", False
    if f"{begun}-{rest}".lower() in column.pairs or column.whole:
        return "", True
    keeps = len(begun) < 3 or begun.isupper() or begun.lower() in data.hyphen_kept
    return "", keeps or following[0].isupper()


def pieces(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Yield the lines that stand together, between blank ones."""
    together: list[Line] = []
    for line in (*lines, None):
        if line:
            together.append(line)
        elif together:
            yield tuple(together)
            together = []
