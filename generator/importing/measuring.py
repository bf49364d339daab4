"""How long and wide the lines of a report's columns are, and what its words tell of line ends."""

import re
from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.lines import Line

# A hyphen at a line's end after a word; the second kind is how browsers write one that only the
# line's end asked for.
PROGRAM_HYPHEN = "\u2010"
HYPHEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-\u2010]$")
_Size = TypeVar("_Size", int, float)
_PAIR = re.compile(r"(?<![^\W\d_])[^\W\d_]+-[^\W\d_]+")
# Letters are of different widths: what a printed line holds is not told by counting them.
_NARROW, _WIDE = frozenset("ijlftrI.,:;'!|()[] -/"), frozenset("mwMWÆ@%—…")
# A word longer than this is an address: it stands out of its column.
_LONGEST_WORD = 40
# How many lines, and how large a part, end in a hyphen where a program has parted the words.
_PARTED, _PARTED_SHARE = 4, 0.03
# With fewer lines than this one cannot tell.
_TELLING = 40
# What part of the lines may be longer than the column is wide: a table's, a label's.
_OUTSIDE = 0.01


class Measure(Struct, frozen=True):
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
        """Tell whether a word would have fitted on a line: its end was meant."""
        longer = f"{line} {word}"
        return len(longer) <= self.characters and width_of(longer) <= self.width

    def is_short(self, line: str, share: float = 0.5) -> bool:
        """Tell whether a line fills less than a share of its column."""
        return width_of(line) < share * self.width


def width_of(text: str) -> float:
    """Return about how wide a text is in print, in widths of a common letter."""
    narrow = sum(character in _NARROW for character in text)
    wide = sum(character in _WIDE or character.isupper() for character in text)
    return len(text) - 0.5 * narrow + 0.35 * wide


def measure(lines: tuple[Line, ...], at_least: "Measure | None" = None) -> Measure:
    """Return the measure of lines that stand in one column."""
    texts = [line.text for line in lines if line]
    inside = [text for text in texts if max(map(len, text.split())) <= _LONGEST_WORD] or texts
    characters, width = _widest(list(map(len, inside))), _widest(list(map(width_of, inside)))
    spaced = 2 * sum(line.spaced for line in lines if line) > len(texts)
    if at_least is None:
        known = Measure(characters, width, *_words_in(texts))
        return replace(known, spaced=spaced, whole=_is_whole(texts))
    return replace(
        at_least,
        characters=max(characters, int(0.6 * at_least.characters)),
        width=max(width, 0.6 * at_least.width),
        spaced=spaced,
    )


def _widest(sizes: Sequence[_Size]) -> _Size:
    """Return the largest of some sizes, but for the very few that stand out of the column."""
    return sorted(sizes)[-1 - int(_OUTSIDE * len(sizes))] if sizes else 0


def _words_in(texts: list[str]) -> tuple[frozenset[str], bool, frozenset[str]]:
    """Return the words in small letters, and, as `Measure` has them, those with a hyphen."""
    words = {each for text in texts for each in re.findall(r"[^\W\d_]+", text)}
    pairs = {each for text in texts for each in _PAIR.findall(text)}
    small = frozenset(each for each in words if each.islower())
    return small, False, frozenset(each.lower() for each in pairs)


def _is_whole(texts: list[str]) -> bool:
    """Tell whether the hyphens at lines' ends are few enough to be the writer's own."""
    parted = [text for text in texts if HYPHEN.search(text)]
    if any(text[-1] == PROGRAM_HYPHEN for text in parted):
        return False
    many = len(parted) >= _PARTED and len(parted) >= _PARTED_SHARE * len(texts)
    return len(texts) >= _TELLING and not many
