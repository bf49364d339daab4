"""What no question asks: the association's own words are known by every four in a row."""

import pytest

from generator.importing.answers.unasked import digests_of


@pytest.mark.parametrize(
    ("text", "digests"), [("en to tre fire fem", 2), ("en to tre fire", 1), ("en to", 1), ("", 1)]
)
def test_there_is_a_digest_for_every_four_words_in_a_row(text: str, digests: int) -> None:
    assert len(digests_of(text)) == digests


def test_signs_and_capitals_make_no_difference() -> None:
    assert digests_of("En, to – TRE fire.") == digests_of("en to tre fire")
    assert digests_of("en to tre fire fem")[0] == digests_of("en to tre fire")[0]
    assert digests_of("en to tre fire fem")[1] == digests_of("to tre fire fem")[0]
