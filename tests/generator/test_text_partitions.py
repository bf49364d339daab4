"""Numbers of a sentence: how far back what they belong to is looked for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import partitions
from generator.text.numerals import has_two, may_count, numerals_near, numerals_of
from schema.substance_words import fold

_WORDS = ("12", "345", "2024", "1-2024", "Fem", "tjue-fire", "million", "hundreogto", "en", "av")
_MARKS = (" ", "  ", ", ", ". ", ":", "-", "/", "(", ")", "\n", "§", "_", "«")
_PIECES = st.sampled_from((*_WORDS, *_MARKS))


class _Watched:
    """A pattern that notes how long a text it is tried on."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.lengths = pattern, [0]

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        self.lengths.append(end - start)
        return self.pattern.search(text, start, end)


@pytest.mark.parametrize("name", ["_BEFORE_NO_COUNT", "_KNOWN", "_PART_OF_WHOLE"])
def test_it_is_looked_for_nearby_however_long_the_sentence_is(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two thousand numbers in a sentence took the square of their number."""
    watched = _Watched(getattr(partitions, name))
    monkeypatch.setattr(partitions, name, watched)
    sentence = "Av 90 klager kom 12 fra ansatte og 13 fra andre, " * 400
    assert len(partitions.values_in(sentence)) == 1200
    list(partitions.wrong_partitions(sentence))
    assert len(watched.lengths) > 100
    assert max(watched.lengths) <= 200


def test_what_stands_right_before_a_number_says_that_it_counts_nothing() -> None:
    assert [
        each.number for each in partitions.values_in("Vi viser til side 12 og til 13 saker.")
    ] == [13]


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_what_is_passed_over_at_once_has_no_number(text: str) -> None:
    words = frozenset(re.findall(r"\w+", fold(text)))
    if not may_count(text, fold(text), numerals_near(words)):
        assert not any(each.number > 1 for each in partitions.values_in(text))


def test_figures_in_a_row_are_one_number_of_which_none_is_a_part() -> None:
    assert not may_count("Vi spurte alle (1-2024).", " vi spurte alle (1-2024).", ())
    assert not has_two("Vi spurte alle (1-2024).", numerals_of("Vi spurte alle.", frozenset()))
    assert has_two("Vi spurte 10-12 av fem.", frozenset({"fem"}))
    assert has_two("Vi spurte seks av fem.", numerals_of("Seks av _fem_", frozenset({"seks"})))
