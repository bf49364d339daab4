"""Numbers in running text, read from where they end."""

import pytest

from generator.text.numerals import Numeral, has_numerals, is_numeral, numeral_before


@pytest.mark.parametrize(
    ("text", "numeral"),
    [
        ("vi er 12", Numeral(12, 1, 1)),
        ("om lag 12 000", Numeral(12000, 2, 1000)),
        ("om lag 1 234", Numeral(1234, 2, 1)),
        ("om lag 1 200", Numeral(1200, 2, 100)),
        ("over 1 234 567", Numeral(1234567, 3, 1)),
        ("over 1.200", Numeral(1200, 1, 100)),
        ("over 12,000", Numeral(12000, 1, 1000)),
        ("over 12'000", Numeral(12000, 1, 1000)),
        ("«12»", Numeral(12, 1, 1)),
        ("**120**", Numeral(120, 1, 10)),
        ("300", Numeral(300, 1, 100)),
        # The year is no group of the number: it has four digits.
        ("i 2023 300", Numeral(300, 1, 100)),
        ("fire 300", Numeral(300, 1, 100)),
        ("1 234 567 890", Numeral(1234567890, 4, 10)),
        ("to", Numeral(2, 1, 1)),
        ("tjuefem", Numeral(25, 1, 1)),
        ("tjue-fem", Numeral(25, 1, 1)),
        ("tyve", Numeral(20, 1, 10)),
        ("tre hundre", Numeral(300, 2, 100)),
        ("tre hundre og førti", Numeral(340, 4, 10)),
        ("tre hundre og førti to", Numeral(342, 5, 1)),
        ("12 tusen", Numeral(12000, 2, 1000)),
        ("two thousand", Numeral(2000, 2, 1000)),
        ("to tusen tre hundre", Numeral(2300, 4, 100)),
        ("tre millioner", Numeral(3_000_000, 2, 1_000_000)),
        ("hundre", Numeral(100, 1, 100)),
        ("trehundre", Numeral(300, 1, 100)),
        ("trehundreogførti", Numeral(340, 1, 10)),
        ("totusenogfem", Numeral(2005, 1, 1)),
        ("Vi og tre", Numeral(3, 1, 1)),
        ("og tre", Numeral(3, 1, 1)),
        ("to og hundre", Numeral(100, 1, 100)),
        ("vi er mange", None),
        ("", None),
        ("og", None),
    ],
)
def test_a_number_is_read_from_where_it_ends(text: str, numeral: Numeral | None) -> None:
    assert numeral_before(text.split()) == numeral


@pytest.mark.parametrize("text", ["fem tre", "tjue tretti", "tjue tjue", "tolv fire"])
def test_words_that_are_no_one_number_are_none(text: str) -> None:
    assert numeral_before(text.split()) is None


def test_no_more_words_are_taken_than_a_number_has() -> None:
    assert numeral_before(["tre", *["tusen"] * 6]) is not None
    found = numeral_before(["ti", "millioner", "tre", "hundre", "og", "førti", "tusen"])
    assert found is not None
    assert found.words == 6


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("vi er to", True),
        ("vi er en", False),
        ("one of us", False),
        ("vi er trehundre", True),
        ("om flertusen", True),
        ("vi er mange", False),
    ],
)
def test_a_text_may_have_a_number_over_one(text: str, *, has: bool) -> None:
    assert has_numerals(text, frozenset(text.split())) is has


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("tjue", True),
        ("*tjue*", True),
        ("hundre", True),
        ("million", True),
        ("999", True),
        ("1000", False),
        ("a", True),
        ("mange", False),
        ("syv", True),
        ("tredve", True),
        ("hundretusenvis", False),
    ],
)
def test_a_word_is_a_number_or_its_last_part(word: str, *, is_one: bool) -> None:
    assert is_numeral(word) is is_one
