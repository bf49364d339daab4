"""Numbers in words: what one language of a report may have instead of another's figures."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from msgspec import Struct

from generator.text.figures import Figure
from schema.files import FOLDER, read_as
from schema.kept_patterns import compile_kept

_WORD = compile_kept(r"(?P<half>(?:halv|half) )?(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)")
# Smaller numbers are often no number of anything: «en», «to», «tre».
_SMALLEST = 4


class NumberWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The numbers below 20, the tens, and patterns of the large numbers in a language."""

    units: tuple[str, ...]
    tens: tuple[str, ...]
    large: Mapping[int, str]


class NumbersInWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers in words by language, and what else is said for hours and shares, as patterns."""

    languages: Mapping[str, NumberWords]
    one: str
    hours: Mapping[int, str]
    shares: Mapping[int, str]


@cache
def _load() -> NumbersInWords:
    return read_as(FOLDER / "number_words.yaml", NumbersInWords)


def load_number_words() -> tuple[NumberWords, ...]:
    """Return the number words of every language that has them."""
    return tuple(_load().languages.values())


def is_in_words(figure: Figure, text: str, language: str) -> bool:
    """Tell whether a text says a figure in words: «tjuefem», “two thousand”, «halvparten»."""
    lowered = text.casefold()
    forms = _forms(figure.value, language, share=figure.share)
    return any(re.search(rf"\b(?:{form})\b", lowered) for form in forms)


def figures_in_words(text: str, language: str) -> tuple[Figure, ...]:
    """Return the numbers from four to ninety-nine that a text has in one word: «tolv», “forty-two”.

    «Halv fire» is a time of day, and none.
    """
    known = _one_word(language)
    lowered = text.casefold()
    if not known or not any(map(lowered.__contains__, _beginnings(language))):
        return ()
    return tuple(
        Figure(match["word"], Decimal(number), frozenset({f"n{number}"}))
        for match in _WORD.finditer(text)
        if not match["half"] and (number := known.get(match["word"].casefold()))
    )


@cache
def _one_word(language: str) -> Mapping[str, int]:
    """Return the numbers of a language that are one word each, by that."""
    words = _load().languages.get(language)
    if words is None:
        return {}
    found = {each: number for number, each in enumerate(words.units)}
    for index, ten in enumerate(words.tens):
        found |= {
            f"{ten}{mark}{unit}": 10 * (index + 2) + number
            for number, unit in enumerate(("", *words.units[1:10]))
            for mark in ("", "-")
        }
    return {each: number for each, number in found.items() if number >= _SMALLEST}


@cache
def _beginnings(language: str) -> tuple[str, ...]:
    """Return letters of which a text has some if it has one of those numbers."""
    words = _load().languages[language]
    return (*words.units[_SMALLEST:], *words.tens)


@cache
def _forms(number: Decimal, language: str, *, share: bool) -> tuple[str, ...]:
    whole, words = int(number), _load()
    said = words.shares if share else words.hours
    spelt = _spell(whole, language) if number == whole and language in words.languages else ()
    return (*spelt, *([said[whole]] if whole in said else []))


def _spell(number: int, language: str) -> Iterator[str]:
    """Yield how a number is written in words; none where figures are always used."""
    words = _load().languages[language]
    if number < len(words.units):
        yield words.units[number]
    elif number < 100:
        ten = words.tens[number // 10 - 2]
        yield f"{ten}[- ]?{words.units[number % 10]}" if number % 10 else ten
    for size, word in words.large.items():
        count, left = divmod(number, size)
        if count == 1 and not left:
            yield f"(?:(?:{_load().one}) )?{word}"
        elif 1 < count < 100 and not left:
            yield from (f"{each}[- ]?{word}" for each in _spell(count, language))
