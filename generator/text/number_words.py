"""Numbers in words: what one language of a report may have instead of another's figures."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from generator.text.figures import Figure

_UNITS = {
    "nb": "null én to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten "
    "sytten atten nitten",
    "nn": "null ein to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten "
    "sytten atten nitten",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
}
_TENS = {
    "nb": "tjue tretti førti femti seksti sytti åtti nitti",
    "nn": "tjue tretti førti femti seksti sytti åtti nitti",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
_LARGE = {
    "nb": ((1_000_000, "million(?:er)?"), (1000, "tusen"), (100, "hundre")),
    "nn": ((1_000_000, "million(?:ar)?"), (1000, "tusen"), (100, "hundre")),
    "en": ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")),
}
# What else is said for a number of hours, and for a share in percent.
_HOURS = {
    24: "døgn(?:et|er|a)?|round[- ]the[- ]clock|around the clock|day and night",
}
_SHARES = {
    25: "(?:en|ein|én) (?:fire|fjerde)del|(?:one|a)[- ]quarter|kvart",
    33: "(?:en|ein|én) tre(?:dje)?del|(?:one|a)[- ]third",
    50: "halv\\w*|half",
    67: "to tre(?:dje)?del(?:er|ar)|two[- ]thirds",
    75: "tre (?:fire|fjerde)del(?:er|ar)|three[- ]quarters",
    100: "alle?|samtlige|hele|heile|every|all|whole|entire\\w*|fully",
}


def is_in_words(figure: Figure, text: str, language: str) -> bool:
    """Tell whether a text says a figure in words: «tjuefem», “two thousand”, «halvparten»."""
    lowered = text.casefold()
    forms = _forms(figure.value, language, share=figure.share)
    return any(re.search(rf"\b(?:{form})\b", lowered) for form in forms)


@cache
def _forms(number: Decimal, language: str, *, share: bool) -> tuple[str, ...]:
    whole = int(number)
    said = _SHARES if share else _HOURS
    spelt = _spell(whole, language) if number == whole and language in _UNITS else ()
    return (*spelt, *([said[whole]] if whole in said else []))


def _spell(number: int, language: str) -> Iterator[str]:
    """Yield how a number is written in words; none where figures are always used."""
    units, tens = _UNITS[language].split(), _TENS[language].split()
    if number < len(units):
        yield units[number]
    elif number < 100:
        ten = tens[number // 10 - 2]
        yield f"{ten}[- ]?{units[number % 10]}" if number % 10 else ten
    for size, word in _LARGE[language]:
        count, left = divmod(number, size)
        if count == 1 and not left:
            yield f"(?:(?:et|ett|eit|en|ein|a|one) )?{word}"
        elif 1 < count < 100 and not left:
            yield from (f"{each}[- ]?{word}" for each in _spell(count, language))
