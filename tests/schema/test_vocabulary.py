"""Vocabularies: terms by id, and codes of countries and currencies."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from schema.vocabulary import (
    Country,
    Currency,
    Geography,
    Status,
    find_country,
    find_currency,
    is_country,
    load_vocabulary,
)


def accepts(kind: Any, written: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(written)
    except ValidationError:
        return False
    return True


def test_a_term_is_found_by_its_id() -> None:
    statuses = load_vocabulary("statuses")
    assert statuses.ids == (
        "planned", "ongoing", "done", "partly_achieved", "not_achieved", "postponed", "stopped",
    )  # fmt: skip
    ongoing = statuses.find("ongoing")
    assert ongoing is not None
    assert ongoing.label.in_language("nb") == "Pågår"
    assert statuses.find("pågår") is None


def test_a_value_is_an_id_and_not_a_label() -> None:
    assert accepts(Status, "ongoing")
    assert not accepts(Status, "Pågår")
    assert not accepts(Status, ["ongoing"])


def test_norway_stays_norway() -> None:
    assert accepts(Country, "NO")
    assert is_country("NO")


@pytest.mark.parametrize("written", ["no", "Norge", "EU", "ZZ", "XX", "579", ""])
def test_what_is_no_country_is_refused(written: str) -> None:
    assert not accepts(Country, written)


def test_a_geography_is_a_country_or_a_region() -> None:
    assert [accepts(Geography, each) for each in ("NO", "global", "western_europe", "EU")] == [
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("written", "code"),
    [("no", "NO"), ("Norge", "NO"), ("Noreg", "NO"), ("norway", "NO"), ("Narnia", "")],
)
def test_a_country_is_known_by_its_name_in_all_our_languages(written: str, code: str) -> None:
    assert find_country(written) == code


def test_a_currency_is_one_that_is_used_or_was_lately() -> None:
    assert [accepts(Currency, each) for each in ("NOK", "HRK", "nok", "KRO", "DEM", "ABC")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("written", "code"),
    [("nok", "NOK"), ("kr", "NOK"), ("kr.", "NOK"), ("Kroner", "NOK"), ("q", "")],
)
def test_a_currency_is_understood_but_not_read(written: str, code: str) -> None:
    assert find_currency(written) == code
