"""Numbers, dates and names of countries as readers of a language write them, by CLDR."""

from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

# Plain English is American in CLDR; readers of a Norwegian statement expect the day first.
_LOCALES = {"nb": "nb", "nn": "nn", "en": "en_GB"}
_MONEY = {"nb": "{}\u00a0¤", "nn": "{}\u00a0¤", "en": "¤¤\u00a0{}"}


@cache
def locale_of(language: str) -> "Locale":
    """Return the CLDR locale of one of the site's languages."""
    from babel import Locale

    return Locale.parse(_LOCALES[language])


@lru_cache(maxsize=4096)
def format_number(value: int | Decimal, language: str) -> str:
    """Return a number with its language's grouping and decimal sign: 683 000 000 or 0,5."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale_of(language), decimal_quantization=False)


@lru_cache(maxsize=1024)
def format_percent(value: Decimal, language: str) -> str:
    """Return a percentage; 12.5 becomes 12,5 %."""
    from babel.numbers import format_percent as format_share

    return format_share(value / 100, locale=locale_of(language), decimal_quantization=False)


@lru_cache(maxsize=1024)
def format_money(amount: Decimal, currency: str, language: str) -> str:
    """Return an amount with its currency, without decimals where there are none."""
    from babel.numbers import format_currency

    return format_currency(
        amount,
        currency,
        _MONEY[language].format("#,##0" if amount == amount.to_integral_value() else "#,##0.00"),
        locale=locale_of(language),
        currency_digits=False,
        decimal_quantization=False,
    )


def format_size(size: int, language: str) -> str:
    """Return the size of a file of so many bytes: 240 kB, 1,2 MB."""
    if size < 1_000_000:
        return f"{max(round(size / 1000), 1)}\u00a0kB"
    return f"{format_number(round(Decimal(size) / 1_000_000, 1), language)}\u00a0MB"


@lru_cache(maxsize=1024)
def format_date(day: date, language: str) -> str:
    """Return a date in full: 13. mars 2024."""
    from babel.dates import format_date as format_day

    return format_day(day, "long", locale=locale_of(language))


@lru_cache(maxsize=1024)
def format_period(start: date, end: date, language: str) -> str:
    """Return a period, naming the year once where it is the same: 1. januar–31. desember 2023."""
    first, last = format_date(start, language), format_date(end, language)
    if start.year == end.year:
        first = first.rsplit(" ", 1)[0]
    return f"{first} – {last}" if language == "en" else f"{first}–{last}"


@lru_cache(maxsize=1024)
def join_words(items: tuple[str, ...], language: str) -> str:
    """Return a list as running text: a, b og c."""
    from babel.lists import format_list

    return format_list(items, locale=locale_of(language))


def country_name(code: str, language: str) -> str:
    """Return the name of a country by its ISO 3166-1 code."""
    return str(locale_of(language).territories[code])


def group_digits(number: str) -> str:
    """Return an organisation number as Norwegians write it, 971 526 920, never broken."""
    return "\u00a0".join(number[start : start + 3] for start in range(0, len(number), 3))
