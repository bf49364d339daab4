"""Lines broken at the page's width, joined again to paragraphs and lists.

How long and wide a column's lines are says whether a line ended where it had to.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.portal.data import reading_data
from generator.importing.portal.lexicon import words_of
from generator.importing.source.lines import Lines, SourceLine

# A hyphen at a line's end after a word; the second kind is how browsers write one that only the
# line's end asked for.
PROGRAM_HYPHEN = "\u2010"
HYPHEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-\u2010]$")
_PAIR = re.compile(r"(?<![^\W\d_])[^\W\d_]+-[^\W\d_]+")
_Size = TypeVar("_Size", int, float)
# Letters are of different widths: counting them does not say what a printed line holds.
_NARROW, _WIDE = frozenset("ijlftrI.,:;'!|()[] -/"), frozenset("mwMWÆ@%—…")
# A word longer than this is an address: it goes beyond its column.
_LONGEST_WORD = 40
# How many lines, and how large a part, end in a hyphen where a program has parted the words.
_PARTED, _PARTED_SHARE = 4, 0.03
# With fewer lines than this it remains unknown.
_TELLING = 40
# What part of the lines may be longer than the column is wide: a table's, a label's.
_OUTSIDE = 0.01
_BULLET = re.compile(
    r"([-–—•·▪▫■●○◦‣∙*»\uf0b7\uf0a7]|o(?=\s+\S))\s+(?=\S)|([•·▪■●○◦‣∙\uf0b7\uf0a7])(?=\S)"
)
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-zA-Z])[.)]\s+\S")
_URL = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)
# A span of years or numbers that a line's end has parted: «2021–», «2025».
_SPAN = re.compile(r"\d[–\u2010]$")
_ONLY_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:…][\"”»’')\]]*$")
# Programs may end a line within «og/eller».
_SLASH = re.compile(r"\w/$")
_FULL = 0.8
# Signs that no address ends with, and those that make a word look like the rest of one.
_URL_UNFINISHED = "-_=&%?#\u2010"
_QUERY, _PAIR_OF_QUERY = "?&", re.compile(r"[\w.-]+=")
_URL_REST = re.compile(r"[/=?&%_#]|\.(?:pdf|html?|php|aspx?|docx?|no|com|org)\b")


class ColumnWidth(Struct, frozen=True):
    """How long the lines of a column are, in characters and in printed width, and what is known.

    `words` are those that the report has in small letters, `pairs` those written with a hyphen;
    `spaced` says that line ends with spaces mean nothing, `whole` that no program has parted words
    at the lines' ends: a hyphen there is the writer's own.
    """

    characters: int
    width: float
    words: frozenset[str] = frozenset()
    spaced: bool = False
    pairs: frozenset[str] = frozenset()
    whole: bool = False

    def fits(self, line: str, word: str) -> bool:
        """Return whether a word would have fitted on a line: its end was meant."""
        longer = f"{line} {word}"
        return len(longer) <= self.characters and width_of(longer) <= self.width

    def is_short(self, line: str, share: float = 0.5) -> bool:
        """Return whether a line fills less than a share of its column."""
        return width_of(line) < share * self.width


def width_of(text: str) -> float:
    """Return about how wide a text is in print, in widths of a common letter."""
    narrow = sum(character in _NARROW for character in text)
    wide = sum(character in _WIDE or character.isupper() for character in text)
    return len(text) - 0.5 * narrow + 0.35 * wide


def measure_column(lines: Lines, at_least: ColumnWidth | None = None) -> ColumnWidth:
    """Return the measure of lines in one column."""
    texts = [line.text for line in lines if line]
    inside = [text for text in texts if max(map(len, text.split())) <= _LONGEST_WORD] or texts
    characters, width = _widest(list(map(len, inside))), _widest(list(map(width_of, inside)))
    spaced = 2 * sum(line.spaced for line in lines if line) > len(texts)
    if at_least is None:
        known = ColumnWidth(characters, width, *_words_in(texts))
        return replace(known, spaced=spaced, whole=_is_whole(texts))
    return replace(
        at_least,
        characters=max(characters, int(0.6 * at_least.characters)),
        width=max(width, 0.6 * at_least.width),
        spaced=spaced,
    )


def _widest(sizes: Sequence[_Size]) -> _Size:
    """Return the largest of some sizes, but for the very few that go beyond the column."""
    return sorted(sizes)[-1 - int(_OUTSIDE * len(sizes))] if sizes else 0


def _words_in(texts: list[str]) -> tuple[frozenset[str], bool, frozenset[str]]:
    """Return the words in small letters, and, as `ColumnWidth` has them, those with a hyphen."""
    words = {each for text in texts for each in re.findall(r"[^\W\d_]+", text)}
    pairs = {each for text in texts for each in _PAIR.findall(text)}
    small = frozenset(each for each in words if each.islower())
    return small, False, frozenset(each.lower() for each in pairs)


def _is_whole(texts: list[str]) -> bool:
    """Return whether the hyphens at lines' ends are few enough to be the writer's own."""
    parted = [text for text in texts if HYPHEN.search(text)]
    if any(text[-1] == PROGRAM_HYPHEN for text in parted):
        return False
    many = len(parted) >= _PARTED and len(parted) >= _PARTED_SHARE * len(texts)
    return len(texts) >= _TELLING and not many


class Paragraph(Struct, frozen=True):
    """A paragraph, or an item of a list (`level` from 1); text is on one line."""

    text: str
    level: int = 0


def join_lines(lines: Lines, column: ColumnWidth) -> tuple[Paragraph, ...]:
    """Return the paragraphs and list items that lines make up."""
    paragraphs: list[_Open] = []
    marks: list[str] = []
    last: SourceLine | None = None
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

    def add(self, last: SourceLine, following: str, column: ColumnWidth) -> None:
        """Add a line, a word parted by a hyphen made whole."""
        between, hyphen = _between(last, following, column)
        if not hyphen:
            self.texts[-1] = self.texts[-1].rstrip(f"-{PROGRAM_HYPHEN}")
        self.texts += [between, following]


def _item(
    line: SourceLine, last: SourceLine | None, column: ColumnWidth, marks: list[str], *, blank: bool
) -> _Open | None:
    """Return the list item that a line begins; its level follows its mark."""
    match = _BULLET.match(line.text)
    if match is None:
        return None
    mark = match[1] or match[2]
    if last is not None and mark in "-–—*»" and mark not in marks:
        near = not blank or _is_turned(last, line)
        if near and not _ends_sentence(last.text) and not column.fits(last.text, "ord"):
            return None
    if mark not in marks:
        marks.append(mark)
    return _Open([line.text[match.end() :]], marks.index(mark) + 1)


def _ends_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text) is not None


def _continues(last: SourceLine, line: SourceLine, column: ColumnWidth, *, blank: bool) -> bool:
    """Return whether a line goes on where the one before it had to end."""
    if last.broken or (not blank and _stops_within(last.text, line.text)):
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


def _stops_within(last: str, text: str) -> bool:
    """Return whether a line stops within an address or a span: «…/a?», «b=1»; «2021–», «2025»."""
    span = _SPAN.search(last) and text[0].isdecimal()
    query = _URL.search(last) and last[-1] in _QUERY and _PAIR_OF_QUERY.match(text)
    return bool(span or query or last.endswith("://"))


def _continues_over_gap(last: SourceLine, line: SourceLine, column: ColumnWidth) -> bool:
    """Return whether a sentence goes on below a page's end, or a gap that means nothing."""
    full = not column.fits(last.text, _first_word(line.text))
    begun = line.text.lstrip("-–— ")[:1]
    return begun.islower() and not _ONLY_URL.match(line.text) and (_is_turned(last, line) or full)


def _is_turned(last: SourceLine, line: SourceLine) -> bool:
    """Return whether a page ends between two lines."""
    return line.moved or last.page != line.page


def _continues_sentence(last: SourceLine, line: SourceLine, column: ColumnWidth) -> bool:
    """Return whether a line that no sentence ends on goes on; if not, it is one of several."""
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


def _runs_on(last: str, column: ColumnWidth) -> bool:
    """Return whether a line stops within a name written with capital letters."""
    words = last.split()
    named = words[-1][0].isupper() and words[-1][1:].islower() and len(words) > 1
    return named and not column.is_short(last, _FULL)


def _first_word(text: str) -> str:
    """Return what could not be parted at a line's end: a word, or the groups of a number."""
    match = re.match(r"\d{1,3}(?: \d{3})+\S*|\S+", text)
    return match.group() if match else ""


def _is_common(word: str, column: ColumnWidth) -> bool:
    """Return whether a word written with a capital letter is otherwise written with a small one."""
    return word[:1].isupper() and word.strip(",.").lower() in column.words


def _is_rest_of_url(last: str, text: str, column: ColumnWidth) -> bool:
    """Return whether an address at a line's end goes on with the next line's first word."""
    if last.endswith("://"):
        return True
    if not _URL.search(last) or _ONLY_URL.match(text):
        return False
    word, _, others = text.partition(" ")
    if last[-1] in _URL_UNFINISHED:
        return True
    likely = _URL_REST.search(word) or (not others and re.search(r"[.-]", word))
    return bool(likely) and not column.fits(last, word)


def _between(last: SourceLine, following: str, column: ColumnWidth) -> tuple[str, bool]:
    """Return what goes between two lines, and whether the first one's hyphen stays."""
    if _URL.search(last.text) and _is_rest_of_url(last.text, following, column):
        return "", last.text[-1] != PROGRAM_HYPHEN
    if last.broken:
        return "", False
    slash = _SLASH.search(last.text) and following[0].islower()
    if slash or _stops_within(last.text, following):
        return "", True
    hyphen = HYPHEN.search(last.text)
    if hyphen is None or not following[:1].isalpha():
        return " ", True
    if last.text[-1] == PROGRAM_HYPHEN and following[0].islower():
        return "", False
    return _mend(hyphen[1], following, column)


def _mend(begun: str, following: str, column: ColumnWidth) -> tuple[str, bool]:
    data, rest = reading_data(), words_of(following)[0]
    if rest in data.hyphen_pairs:
        return " ", True
    if (begun + rest).lower() in column.words:
        return "", False
    if f"{begun}-{rest}".lower() in column.pairs or column.whole:
        return "", True
    keeps = len(begun) < 3 or begun.isupper() or begun.lower() in data.hyphen_kept
    return "", keeps or following[0].isupper()


def pieces(lines: Lines) -> Iterator[Lines]:
    """Yield the lines that belong together, between blank ones."""
    together: list[SourceLine] = []
    for line in (*lines, None):
        if line:
            together.append(line)
        elif together:
            yield tuple(together)
            together = []
