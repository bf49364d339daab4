"""Numbers in running text, read from where they end: «12 000», “two thousand”, «tjuefem»."""

from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from generator.text.number_words import load_number_words
from schema.kept_patterns import compile_kept

_GROUPED = compile_kept(r"\d{1,3}(?:[.,'’]\d{3})+|\d{1,9}")
# Figures in a row are one number, or a date: «1-2024» is none of which another is a part.
_FIGURES, _LETTERS = compile_kept(r"\d+(?:[-/:.,]\d+)*+"), compile_kept(r"[^\W\d_]+")
# As `partitions` reads numbers: one that is part of a date, an address or a word is none.
_LONE_FIGURES = compile_kept(r"(?<![\w§/.,-])\d+(?![\w/-])")
_GROUP = compile_kept(r"\d{3}")
_FIRST_GROUP = compile_kept(r"\d{1,3}")
_NOT_DIGIT = compile_kept(r"\D")
_AROUND = '*_~()«»"“”'
_SCALES = {
    "hundre": 100, "hundred": 100, "tusen": 1000, "thousand": 1000, "million": 10**6,
    "millioner": 10**6, "millionar": 10**6,
}  # fmt: skip
_JOINED = ("hundre", "tusen", "thousand")
_AND = frozenset({"og", "and"})
_ONES = frozenset({"et", "ett", "eit", "one", "a"})
_MOST_WORDS, _TWO = 6, 2


class Numeral(Struct, frozen=True):
    """A number, how many words it takes, and how far it may be rounded: to the last of 100s, 10s.

    `step` is the least that it tells apart: 100 in «1 200», 1 in «1 234».
    """

    number: int
    words: int
    step: int


def numeral_before(words: Sequence[str]) -> Numeral | None:
    """Return the number that a row of words ends in; None where it ends in none."""
    return _in_figures(words) or _in_words(words)


def has_numerals(text: str, words: frozenset[str]) -> bool:
    """Tell whether a text may have a number over one in words; `words` are its, in small letters.

    «To» is one only in Norwegian, and common in English: it counts all the same.
    """
    return not words.isdisjoint(_above_one()) or any(map(text.__contains__, _JOINED))


def numerals_near(words: frozenset[str]) -> tuple[str, ...]:
    """Return letters of which a part of a text has some if it has a number over one in words.

    `words` are those of the whole text, in small letters: it has few of all numbers.
    """
    return (*(words & _above_one()), *_JOINED, "million")


def may_count(text: str, folded: str, near: tuple[str, ...]) -> bool:
    """Tell at once that a text has no number over one that is a value of its own.

    `folded` is the text in small letters, `near` what `numerals_near` says of all it stands in.
    """
    for each in near:  # `any` takes twice the time
        if each in folded:
            return True
    return _LONE_FIGURES.search(text) is not None


def count_numerals(text: str, words: frozenset[str]) -> int:
    """Return how many numbers over one a text has at least; `words` are its, in small letters."""
    return len(words & _above_one()) + len(_FIGURES.findall(text))


def numerals_of(text: str, words: frozenset[str]) -> frozenset[str]:
    """Return the numbers over one that a text has in words; `words` are its, in small letters.

    A mark of emphasis may be part of one of those: «_fem_».
    """
    found = words & _above_one()
    if "_" in text:
        found |= _above_one().intersection(_LETTERS.findall(text.casefold()))
    return found


def has_two(text: str, numerals: frozenset[str]) -> bool:
    """Tell whether a text has two numbers over one, at least.

    `numerals` are those in words of all it stands in.
    """
    found = len(_FIGURES.findall(text))
    if found < _TWO and numerals:
        found += len(numerals.intersection(_LETTERS.findall(text.casefold())))
    return found >= _TWO


@cache
def _above_one() -> frozenset[str]:
    return frozenset(word for word, number in _known().items() if number > 1)


def is_numeral(word: str) -> bool:
    """Tell whether a word in small letters is a number, or the last part of one."""
    return _value(word.strip(_AROUND)) is not None


def _in_figures(words: Sequence[str]) -> Numeral | None:
    taken, digits = 0, ""
    while taken < min(len(words), 4):
        word = words[-1 - taken].strip(_AROUND)
        if _GROUP.fullmatch(word) and taken + 1 < len(words):
            before = words[-2 - taken].strip(_AROUND)
            digits, taken = word + digits, taken + 1
            if not _FIRST_GROUP.fullmatch(before):
                break
        elif (_FIRST_GROUP if taken else _GROUPED).fullmatch(word):
            digits, taken = _NOT_DIGIT.sub("", word) + digits, taken + 1
            break
        else:
            break
    return _numeral(int(digits), taken) if digits else None


def _numeral(number: int, words: int) -> Numeral:
    step = 1
    while number and number % (step * 10) == 0:
        step *= 10
    return Numeral(number, words, step)


def _in_words(words: Sequence[str]) -> Numeral | None:
    """Read as many words as make one number: «tre hundre og førti», «12 tusen»."""
    values: list[int] = []
    taken = 0
    for word in reversed(words[-_MOST_WORDS:]):
        plain = word.strip(_AROUND).casefold()
        value = _value(plain)
        if value is None and plain in _AND and values and values[0] < 100:
            taken += 1
            continue
        if value is None:
            break
        values.insert(0, value)
        taken += 1
    while taken and words[-taken].casefold() in _AND:
        taken -= 1
    total = _add(values)
    return _numeral(total, taken) if total else None


def _add(values: Sequence[int]) -> int:
    """Return what number words amount to together; 0 where they are no one number."""
    total = current = 0
    last = 10**9
    for value in values:
        if value in _SCALES.values():
            current = max(current, 1) * value
            if value >= 1000:
                total, current = total + current, 0
            last = 10**9
        elif last < 20 or value >= last:
            return 0
        else:
            current, last = current + value, value
    return total + current


def _value(word: str) -> int | None:
    if word in _SCALES:
        return _SCALES[word]
    if word.isdecimal() and len(word) < 4:
        return int(word)
    return _spelt(word.replace("-", ""))


@cache
def _known() -> Mapping[str, int]:
    known: dict[str, int] = dict.fromkeys(_ONES, 1)
    for each in load_number_words():
        known |= {word: number for number, word in enumerate(each.units)}
        known |= {word: 20 + 10 * index for index, word in enumerate(each.tens)}
        for ten, word in enumerate(each.tens):
            for unit in range(1, 10):
                known[f"{word}{each.units[unit]}"] = 20 + 10 * ten + unit
    return known | {"syv": 7, "tyve": 20, "tredve": 30}


def _spelt(word: str) -> int | None:
    known = _known()
    if word in known:
        return known[word]
    for scale in ("tusen", "hundre"):
        head, found, tail = word.partition(scale)
        if found and head in known and (not tail or tail.removeprefix("og") in known):
            return known[head] * _SCALES[scale] + (known[tail.removeprefix("og")] if tail else 0)
    return None
