"""Characters that no content needs, and whether a text has any that say something."""

import unicodedata
from collections import Counter

import pytest

from generator.text.characters import (
    INVISIBLE,
    compose,
    find_stacked,
    has_words,
    is_blank,
    name_character,
    odd_space,
)
from schema.characters import find_unprintable, is_plain


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("a", True),
        ("1", True),
        ("---", False),
        ("", False),
        ("<!-- a -->", False),
        ("<!-- a --> b", True),
        ("a <!-- b", True),
        ("- <!-- b --> <!-- c --> -", False),
        ("<!-- a --> - <!-- b --> c", True),
        ("<!-- a", True),
        ("&nbsp;", False),
        ("&#160;", False),
        ("& nbsp;", True),
    ],
)
def test_a_text_has_words_if_a_reader_will_see_any(text: str, *, has: bool) -> None:
    assert has_words(text) is has


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("a b", "a\u00a0b", "U+00A0"),
        ("a\u2009b", "a b", "U+2009"),
        ("a b", "a b", ""),
        ("a b", "a c", ""),
        ("a b", "a  b", ""),
    ],
)
def test_names_may_differ_by_a_space_alone(one: str, other: str, name: str) -> None:
    assert odd_space(one, other) == name


def test_a_character_is_named_as_in_the_charts() -> None:
    assert name_character("\u2028") == "U+2028"
    assert name_character("\U0001f600") == "U+1F600"


@pytest.mark.parametrize(
    "character", ["\x00", "\x0b", "\x7f", "\x9f", "\u2028", "\u202e", "\ufeff"]
)
def test_what_no_content_needs_is_invisible(character: str) -> None:
    assert INVISIBLE.search(character)


@pytest.mark.parametrize("character", ["\t", "\n", " ", "\u00a0", "å", "\u200d", "–"])
def test_what_content_needs_is_not(character: str) -> None:
    assert not INVISIBLE.search(character)


@pytest.mark.parametrize("text", ["", "a\u030a", "\u1100\u1161 我们", "e\u0301\u0316" * 9])
def test_what_people_write_is_composed_as_unicode_has_it(text: str) -> None:
    assert compose(text) == unicodedata.normalize("NFC", text)


def test_a_row_of_marks_without_end_is_put_in_order_piece_by_piece() -> None:
    """As a whole it would take the square of its length: minutes for a megabyte."""
    marks = "\u0301\u0316" * 500_000
    composed = compose(f"x{marks} ord")
    assert (composed[0], composed[-4:]) == ("x", " ord")
    assert Counter(composed[1:-4]) == Counter(marks)


def test_plain_texts_have_nothing_that_is_looked_for_elsewhere() -> None:
    """What asks whether a text is plain looks no further: no pattern may find anything in it."""
    plain = [each for each in map(chr, range(0x300)) if is_plain(each)]
    assert {"\n", "e", "ø", "§", "\u00a0"} <= {*plain}
    assert [each for each in plain if INVISIBLE.search(each) or compose(each) != each] == []
    assert [each for each in plain if next(find_unprintable(f"€{each}"), None)] == []
    assert [each for each in "\x00\x7f\x85\u2013\u0301" if is_plain(f"ull {each}")] == []


@pytest.mark.parametrize("text", ["", "  ", "\u200b", " \u00ad\u2060 ", "\ufe0f"])
def test_a_text_that_nobody_sees(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(f"{text}å")


@pytest.mark.parametrize(
    ("text", "index"),
    [("e\u0301\u0301", -1), ("e\u0301\u0301\u0301", 3), ("e\u0301\u0301e\u0301", -1), ("", -1)],
)
def test_so_many_marks_may_stand_on_a_letter(text: str, index: int) -> None:
    assert find_stacked(text, 2) == index
