"""Numbers of a sentence: how far back what they belong to is looked for."""

import re

import pytest

from generator.text import partitions


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
