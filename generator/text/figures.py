"""Figures in running text, whatever the language: «1 000,5», “1,000.5” and «1,0 million».

What a figure means is not always plain: «14.30» may be a time or a number, «683m» millions or
metres. A figure therefore has readings, and two figures agree when they share one.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from schema.email_addresses import LIKE_ONE
from schema.kept_patterns import compile_kept

_SPACES = " \u00a0\u2009\u202f"
# Groups of three after the first, or any digits; then decimals. «21st» has a figure, «A4» has not.
_GROUPED = compile_kept(rf"\d{{1,3}}(?:[{_SPACES}.,'’]\d{{3}})+(?!\d)")
_FIGURE = compile_kept(
    rf"(?<![\w.,/])(?:{_GROUPED.pattern}|\d{{1,18}})(?:[.,]\d{{1,4}})?"
    r"(?!(?!(?:st|nd|rd|th|s|m|mn|bn|k|pm|am)\b)\w)"
)
_NOT_DIGIT = compile_kept(r"\D")
# «13.03.24» and “12/31/2024” have a day, a month and a year; «2023/24» means two whole years.
_DATE = compile_kept(r"(?<![\w./])(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d\d)(?![\w])")
_YEARS = compile_kept(r"\b((?:19|20)\d\d)\s?[/–-]\s?(\d\d)\b(?![-.]?\d)")
_DAY_AND_MONTH = compile_kept(r"([0-3]?\d)[.,]([01]\d)")
# Not figures of what is told: addresses, note marks, weeks, and what is told once more in the units
# of another country.
_ASIDE = compile_kept(
    rf"\]\([^()\n]*\)|https?://\S+|{LIKE_ONE.pattern}|\[\^[^\[\]\n]*\]"
    rf"|\b(?:uke|veke|week)[{_SPACES}]\d{{1,2}}\b"
    rf"|\b24/7\b|(?<![\d.,])[.,]*\d[\d.,]*[{_SPACES}]?(?:°F\b|miles?\b|feet\b|ft\b|lbs?\b|pounds\b|acres?\b)",
    re.IGNORECASE,
)
# With the country's code, or grouped as Norwegian ones are; a trunk's nought in brackets is none.
_TELEPHONE = compile_kept(
    rf"(?<![\w.,/+-])(?:\(?(?P<abroad>\+|00(?=[1-9]))(?P<with>\d(?:[{_SPACES}()-]{{0,3}}\d){{6,13}})"
    rf"|\d\d(?:[{_SPACES}]\d\d){{3}}|\d{{3}}[{_SPACES}]\d\d[{_SPACES}]\d{{3}})"
    rf"(?![{_SPACES}]?\d|[.,]\d|\w)"
)
_TRUNK = compile_kept(r"\(0\)")
_COUNTRY_CODE = compile_kept(rf"(?<![\w+])\+\d{{1,3}}(?=[{_SPACES}]?\d)")
_TIME = compile_kept(
    rf"(?<![\w.,:/])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?"
    rf"(?:[{_SPACES}]?(?P<half>[ap])\.?m\b\.?|(?<=:\d\d)(?![:\w]))",
    re.IGNORECASE,
)
_HOUR = compile_kept(r"([01]?\d|2[0-4])(?:[.,]([0-5]\d))?")
_SCALE = compile_kept(
    rf"[{_SPACES}]?(tusen|thousand|milliard|milliarder|milliardar|billion|mrd"
    r"|mill|million|millions|millioner|millionar|bn|mn|mnok|m|k)\b",
    re.IGNORECASE,
)
_SHARE = compile_kept(rf"[{_SPACES}]?(?:%|prosent\b|per ?cent\b|pst\b)", re.IGNORECASE)
# What follows these is in millions: «mnok 14».
_IN_MILLIONS = compile_kept(r"mnok\s*", re.IGNORECASE)
_POWERS = {"t": 3, "k": 3, "m": 6, "b": 9}
# These may be units as well: metres, kelvins.
_UNSURE = frozenset({"m", "k"})


class Figure(Struct, frozen=True):
    """A figure: as it is written, its number, all that it may mean, and whether it is a share."""

    written: str
    number: Decimal
    readings: frozenset[str]
    share: bool = False

    @property
    def value(self) -> Decimal:
        """The number, with «million» taken in; of a time, the hour as it is written."""
        numbers = (Decimal(each[1:]) for each in self.readings if each[0] == "n")
        return max(numbers, default=self.number)


@lru_cache(maxsize=512)  # a text is held against each of its translations, and they against it
def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order; those of addresses and note marks are none."""
    return tuple(_find(text)) if any(map(str.isdecimal, text)) else ()


def _find(text: str) -> Iterator[Figure]:
    plain = _ASIDE.sub(" ", text)
    yield from (_telephone(match) for match in _TELEPHONE.finditer(plain))
    plain = _COUNTRY_CODE.sub(" ", _TELEPHONE.sub(" ", plain))
    plain = _YEARS.sub(_whole_years, _DATE.sub(_parted, plain))
    yield from (_time(match) for match in _TIME.finditer(plain))
    plain = _TIME.sub(" ", plain)
    in_millions = {each.end() for each in _IN_MILLIONS.finditer(plain)}
    for match in _FIGURE.finditer(plain):
        number = _read(match.group())
        before = match.start() in in_millions
        scale = _SCALE.match("mnok") if before else _SCALE.match(plain, match.end())
        readings = {_as_number(number * factor) for factor in _factors(scale)}
        readings.update(_otherwise(match.group()))
        share = bool(_SHARE.match(plain, match.end()))
        yield Figure(match.group(), number, frozenset(readings), share)


def _telephone(match: re.Match[str]) -> Figure:
    """Return a telephone number as one figure: the same with the country's code and without it."""
    digits = _NOT_DIGIT.sub("", _TRUNK.sub("", match["with"] or match.group()))
    codes = range(4) if match["abroad"] else range(1)
    readings = frozenset(_as_number(Decimal(digits[length:])) for length in codes)
    return Figure(match.group(), Decimal(digits), readings)


def _whole_years(match: re.Match[str]) -> str:
    return f"{match[1]}; {match[1][:2]}{match[2]}"


def _parted(match: re.Match[str]) -> str:
    year = match[4] if len(match[4]) == 4 else f"20{match[4]}"
    return f"{match[1]}; {match[3]}; {year}"


def _time(match: re.Match[str]) -> Figure:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return Figure(match.group(), Decimal(match["hour"]), frozenset({_as_time(hour, minute)}))


def _as_time(hour: int, minute: int) -> str:
    return f"t{hour % 24 * 60 + minute}"


def _as_number(number: Decimal) -> str:
    return f"n{number.normalize():f}"


def _factors(scale: re.Match[str] | None) -> tuple[Decimal, ...]:
    if scale is None:
        return (Decimal(1),)
    word = scale[1].lower()
    power = 9 if word.startswith(("milliard", "mrd")) else _POWERS[word[0]]
    return (Decimal(10) ** power, *([Decimal(1)] if word in _UNSURE else []))


def _otherwise(written: str) -> Iterator[str]:
    """Yield what a short figure may be beside a number: «14.30» a time, «30.06» a day."""
    hour, day = _HOUR.fullmatch(written), _DAY_AND_MONTH.fullmatch(written)
    if hour:
        yield _as_time(int(hour[1]), int(hour[2] or 0))
    if day:
        yield _as_number(Decimal(day[1]))


def _read(written: str) -> Decimal:
    grouped = _GROUPED.match(written)
    whole = grouped.group() if grouped else re.split("[.,]", written, maxsplit=1)[0]
    decimals = written[len(whole) + 1 :]
    return Decimal(f"{_NOT_DIGIT.sub('', whole)}.{decimals or 0}")
