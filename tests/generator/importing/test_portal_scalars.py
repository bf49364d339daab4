"""Single values as reports write them, and places by the names that they give them."""

import pytest

from generator.importing.portal.lexicon import Lexicon, end_of, squeeze, words_of
from generator.importing.portal.names import (
    NotedPlaces,
    begins_with_place,
    split_geographies,
    terms,
    topics,
)
from generator.importing.portal.scalars import (
    find_date,
    read_count,
    read_email,
    read_money,
    read_percent,
    read_yes_no,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [("1 250", "1250"), (" 12 ", "12"), ("1.250.000", "1250000"), ("12 stk", None), ("", None)],
)
def test_a_count_is_digits(text: str, count: str | None) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("683 000 000", ("683000000", "NOK")),
        ("kr 12", ("12", "NOK")),
        ("kr. 12,-", ("12", "NOK")),
        ("12 kroner", ("12", "NOK")),
        ("12,50 SEK", ("12.50", "SEK")),
        ("eur 1.200", ("1200", "EUR")),
        ("NOK 12 kr", None),
        ("omtrent 12", None),
    ],
)
def test_an_amount_has_a_currency(text: str, money: tuple[str, str] | None) -> None:
    assert read_money(text) == money


def test_other_scalars() -> None:
    assert (read_percent("12,5 %"), read_percent("100"), read_percent("1000 %")) == (
        "12,5", "100", None,
    )  # fmt: skip
    assert [read_yes_no(each) for each in (" Ja. ", "NEI", "yes", "No", "kanskje")] == [
        "ja", "nei", "yes", "no", None,
    ]  # fmt: skip
    assert (read_email(" mailto:a@lo.no "), read_email("a@lo")) == ("a@lo.no", None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Oslo, 13. mars 2024.", ("2024-03-13", 6, 19)),
        ("2024-3-9", ("2024-03-09", 0, 8)),
        ("09/03/2024", ("2024-03-09", 0, 10)),
        ("March 9, 2024", ("2024-03-09", 0, 13)),
        ("9th May 2024", ("2024-05-09", 0, 12)),
        ("1. des. 2024", ("2024-12-01", 0, 12)),
        ("31.12.1999", ("1999-12-31", 0, 10)),
        ("32.12.2024", None),
        ("1.13.2024", None),
        ("0.1.2024", None),
        ("1. xyz 2024", None),
        ("13. mars", None),
    ],
)
def test_the_first_date_is_found_with_its_place(
    text: str, found: tuple[str, int, int] | None
) -> None:
    assert find_date(text) == found


def test_texts_are_compared_by_letters_and_digits() -> None:
    assert squeeze("A-b_c, 1 Å") == "abc1å"
    assert words_of("A-b_c, 1 Å") == ["a", "b", "c", "1", "å"]


@pytest.mark.parametrize(
    ("text", "count", "end"),
    [("a-b c", 2, 3), ("ab cd", 2, 2), ("ab cd", 1, None), ("ab", 5, None)],
)
def test_letters_end_where_a_word_does(text: str, count: int, end: int | None) -> None:
    assert end_of(text, count) == end


def test_the_longest_text_at_a_word_is_taken() -> None:
    lexicon = Lexicon([("New", 1), ("New York", 2), ("new-york", 3)])
    assert lexicon.take(["i", "New", "York", "og"], 1) == (2, 3)
    assert lexicon.take(["New", "Delhi"], 0) == (1, 1)
    assert lexicon.take(["i", "New"], 0) is None
    assert lexicon.find("new YORK") == 2


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Norge og Sverige", ("NO", "SE")),
        ("Norge/Sverige; Norge", ("NO", "SE")),
        ("Vest-Europa, Kina", ("western_europe", "CN")),
        ("i Norge", ("NO",)),
        ("Norge og xyzzy", ()),
        ("", ()),
    ],
)
def test_a_text_of_places_alone_is_divided(text: str, codes: tuple[str, ...]) -> None:
    assert split_geographies(text) == codes


def test_terms_are_known_by_their_names_in_all_languages() -> None:
    assert terms("topics").find("Tvangsarbeid") == "forced_labour"
    assert terms("topics").find("Forced labour") == "forced_labour"
    assert terms("countries").find("Norway") == "NO"
    assert terms("countries").find("Vest-Europa") is None
    assert {key for _, key in terms("topics").texts} - {key for _, key in topics().texts} == {
        "other"
    }


@pytest.mark.parametrize(
    ("text", "codes", "note"),
    [
        ("Norge i alle våre butikker", ("NO",), "Norge i alle våre butikker"),
        ("Norge i alle våre gode butikker", (), ""),
        ("Norge Barnearbeid", (), ""),
        ("Norge", (), ""),
        ("Vi kjøper der", (), ""),
    ],
)
def test_few_words_may_begin_with_a_place(text: str, codes: tuple[str, ...], note: str) -> None:
    assert begins_with_place(text) == NotedPlaces(codes, note)
