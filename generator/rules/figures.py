"""Figures in running text, whatever the language: «1 000,5», “1,000.5” and «1,0 million»."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

_SPACES = " \u00a0\u2009\u202f"
# Groups of three after the first, or any digits; then decimals. «21st» has a figure, «A4» has not.
_GROUPED = re.compile(rf"\d{{1,3}}(?:[{_SPACES}.,'’]\d{{3}})+(?!\d)")
_FIGURE = re.compile(
    rf"(?<![\w.,/])(?:{_GROUPED.pattern}|\d{{1,18}})(?:[.,]\d{{1,4}})?(?!(?!(?:st|nd|rd|th|s)\b)\w)"
)
_NOT_DIGIT = re.compile(r"\D")
# «13.03.24» has a day, a month and a year; «2023/24» means two whole years.
_DATE = re.compile(r"(?<![\w.])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)(?![\w])")
_YEARS = re.compile(r"\b((?:19|20)\d\d)\s?[/–-]\s?(\d\d)\b(?![-.]?\d)")
_ADDRESS = re.compile(r"\]\([^()\n]*\)|https?://\S+|[\w.+-]{1,64}@[\w.-]+|\[\^[^\[\]\n]*\]")
_SCALE = re.compile(
    rf"[{_SPACES}]?(tusen|thousand|milliard|milliarder|milliardar|billion"
    r"|mill|million|millions|millioner|millionar)\b",
    re.IGNORECASE,
)


class Figure(Struct, frozen=True):
    """A figure: as it is written, the number that is, and with «million» taken in."""

    written: str
    number: Decimal
    value: Decimal


def figures_in(text: str) -> Iterator[Figure]:
    """Yield the figures of a text in order; those of addresses and note marks are none."""
    if not any(map(str.isdigit, text)):
        return
    plain = _YEARS.sub(_whole_years, _DATE.sub(_parted, _ADDRESS.sub(" ", text)))
    for match in _FIGURE.finditer(plain):
        scale = _SCALE.match(plain, match.end())
        factor = Decimal(10) ** _power(scale[1].lower()) if scale else Decimal(1)
        number = _read(match.group())
        yield Figure(match.group(), number, number * factor)


def _whole_years(match: re.Match[str]) -> str:
    return f"{match[1]}; {match[1][:2]}{match[2]}"


def _parted(match: re.Match[str]) -> str:
    year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
    return f"{match[1]}; {match[2]}; {year}"


def _power(word: str) -> int:
    if word.startswith("milliard"):
        return 9
    return {"t": 3, "m": 6, "b": 9}[word[0]]


def _read(written: str) -> Decimal:
    grouped = _GROUPED.match(written)
    whole = grouped.group() if grouped else re.split("[.,]", written, maxsplit=1)[0]
    decimals = written[len(whole) + 1 :]
    return Decimal(f"{_NOT_DIGIT.sub('', whole)}.{decimals or 0}")
