"""What no question asks: the association's own words are known by every four in a row."""

import pytest

from generator.importing.answers import unasked
from generator.importing.answers.unasked import digests_of, is_association
from generator.importing.source.lines import split_lines


@pytest.mark.parametrize(
    ("text", "digests"), [("en to tre fire fem", 2), ("en to tre fire", 1), ("en to", 1), ("", 1)]
)
def test_there_is_a_digest_for_every_four_words_in_a_row(text: str, digests: int) -> None:
    assert len(digests_of(text)) == digests


def test_signs_and_capitals_make_no_difference() -> None:
    assert digests_of("En, to – TRE fire.") == digests_of("en to tre fire")
    assert digests_of("en to tre fire fem")[0] == digests_of("en to tre fire")[0]
    assert digests_of("en to tre fire fem")[1] == digests_of("to tre fire fem")[0]


@pytest.mark.parametrize(("known", "is_theirs"), [(2, True), (1, False)])
def test_half_of_a_paragraph_must_be_known(
    known: int, monkeypatch: pytest.MonkeyPatch, *, is_theirs: bool
) -> None:
    text = "en to tre fire fem seks sju"
    monkeypatch.setattr(unasked, "shingles", lambda: {*digests_of(text)[:known]})
    assert len(digests_of(text)) == 4
    assert is_association(split_lines(text)) is is_theirs
