"""Numbers, dates and names as Norwegian and British readers write them."""

from datetime import date
from decimal import Decimal

import pytest

from generator.text.cldr import (
    format_date,
    format_money,
    format_number,
    format_percent,
    format_period,
    format_size,
    join_words,
)
from schema.vocabulary import country_name

NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    ("language", "shown"),
    [("nb", "683 000 000 kr"), ("nn", "683 000 000 kr"), ("en", "NOK 683,000,000")],
)
def test_whole_amounts_have_no_decimals(language: str, shown: str) -> None:
    found = format_money(Decimal(683_000_000), "NOK", language)
    assert found.replace(NO_BREAK, " ") == shown


def test_other_amounts_have_two() -> None:
    assert format_money(Decimal("12.5"), "EUR", "nb").replace(NO_BREAK, " ") == "12,50 €"


def test_numbers_are_grouped_and_keep_their_decimals() -> None:
    assert format_number(12345, "nb").replace(NO_BREAK, " ") == "12 345"
    assert format_number(Decimal("0.125"), "nn") == "0,125"
    assert format_number(12345, "en") == "12,345"


def test_percentages_keep_their_decimals() -> None:
    assert format_percent(Decimal("12.5"), "nb").replace(NO_BREAK, " ") == "12,5 %"
    assert format_percent(Decimal(50), "en") == "50%"


def test_dates_are_given_day_first() -> None:
    assert format_date(date(2024, 3, 13), "nb") == "13. mars 2024"
    assert format_date(date(2024, 3, 13), "en") == "13 March 2024"


def test_a_period_names_its_year_once() -> None:
    year = date(2023, 1, 1), date(2023, 12, 31)
    assert format_period(*year, "nn") == "1. januar–31. desember 2023"
    assert format_period(*year, "en") == "1 January – 31 December 2023"


def test_a_period_over_two_years_names_both() -> None:
    found = format_period(date(2023, 7, 1), date(2024, 6, 30), "nb")
    assert found == "1. juli 2023–30. juni 2024"


def test_lists_end_as_running_text_does() -> None:
    assert join_words(("Globalt", "Norge", "Polen"), "nb") == "Globalt, Norge og Polen"
    assert join_words(("Norway",), "en") == "Norway"


def test_countries_have_their_name_in_the_reader_s_language() -> None:
    assert [country_name("NO", each) for each in ("nb", "nn", "en")] == ["Norge", "Noreg", "Norway"]


@pytest.mark.parametrize(
    ("size", "shown"),
    [(0, "1 kB"), (240_000, "240 kB"), (999_999, "1000 kB"), (1_000_000, "1 MB")],
)
def test_a_million_bytes_are_a_megabyte(size: int, shown: str) -> None:
    assert format_size(size, "nb").replace(NO_BREAK, " ") == shown
