"""Numbers, dates and lists as readers of a language write them, by CLDR."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from schema.languages import load_languages, locale_of


@lru_cache(maxsize=4096)
def format_number(value: int | Decimal, language: str, decimals: int = 0) -> str:
    """Return a number with its language's grouping and decimal sign: 683 000 000 or 0,5.

    It has at least so many decimals; those of the value are never rounded.
    """
    from babel.numbers import format_decimal

    pattern = f"#,##0.{'0' * decimals}" if decimals else None
    return format_decimal(value, pattern, locale=locale_of(language), decimal_quantization=False)


@lru_cache(maxsize=1024)
def format_percent(value: Decimal, language: str) -> str:
    """Return a percentage; 12.5 becomes 12,5 %."""
    from babel.numbers import format_percent as format_share

    return format_share(value / 100, locale=locale_of(language), decimal_quantization=False)


@lru_cache(maxsize=1024)
def format_money(amount: Decimal, currency: str, language: str) -> str:
    """Return an amount with its currency, without decimals where there are none."""
    from babel.numbers import format_currency

    locale = locale_of(language)
    usual = locale.currency_formats["standard"].pattern.partition(";")[0]
    pattern = load_languages()[language].money or usual
    return format_currency(
        amount,
        currency,
        pattern.replace(".00", "") if amount == amount.to_integral_value() else pattern,
        locale=locale,
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
        year = str(start.year)
        first, last = first.removesuffix(f" {year}"), last.removeprefix(f"{year} ")
    between = str(locale_of(language).interval_formats[None]).replace("\N{THIN SPACE}", " ")
    return between.format(first, last)


@lru_cache(maxsize=1024)
def join_words(items: tuple[str, ...], language: str) -> str:
    """Return a list as running text: a, b og c."""
    from babel.lists import format_list

    return format_list(items, locale=locale_of(language))


def group_digits(number: str) -> str:
    """Return an organisation number as Norwegians write it, 971 526 920, never broken."""
    return "\u00a0".join(number[start : start + 3] for start in range(0, len(number), 3))
