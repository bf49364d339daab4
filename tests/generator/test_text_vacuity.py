"""Whether a text says anything: which of its words name something."""

import pytest

from generator.text.vacuity import is_vacuous, repeats, says_where, telling_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vi skal og vil ikke.", set()),
        ("Vi besøker kaffegårder i Brasil.", {"kaffegårder", "brasil"}),
        ("Siden 2023 har vi 12 av dem.", {"12"}),
        ("Se [det](https://lo.no/kaffegårder) på https://lo.no/brasil.", set()),
        ("x y 7", {"7"}),
    ],
)
def test_what_names_something_tells(text: str, words: set[str]) -> None:
    assert words <= telling_words(text)
    if not words:
        assert telling_words(text) == frozenset()


def test_the_writers_own_names_tell_nothing() -> None:
    assert telling_words("Granlia har kaffe.") == {"granlia", "kaffe"}
    assert telling_words("Granlia har kaffe.", {"granlia"}) == {"kaffe"}


def test_a_part_of_the_value_chain_is_where() -> None:
    assert says_where("Vi spurte leverandørene.")
    assert not says_where("Vi spurte noen.")


@pytest.mark.parametrize(
    ("text", "fewest", "vacuous"),
    [
        ("", 1, True),
        ("Vi skal det.", 1, True),
        ("Kaffe.", 1, False),
        ("Kaffe.", 2, True),
        ("Kaffe i Brasil.", 2, False),
        # A long text needs two, whatever is asked: twelve words are long.
        ("Vi har og vi skal ha det med kaffe her hos oss alle.", 1, True),
        ("Vi har og vi skal ha det med kaffe.", 1, False),
        ("Vi har og vi skal ha det med kaffe fra Brasil.", 1, False),
    ],
)
def test_a_text_in_which_too_little_is_named_is_vacuous(
    text: str,
    fewest: int,
    vacuous: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert is_vacuous(text, fewest=fewest) is vacuous


@pytest.mark.parametrize(
    ("text", "other", "same"),
    [
        ("Kaffe i Brasil.", "Brasil og kaffen.", True),
        ("Kaffe i Brasil.", "Kaffe i Kenya.", False),
        ("", "", False),
        # A plan, and what has become of it.
        ("40 innkjøpere har fått kurs.", "Kurs til 40 innkjøpere.", False),
        ("Kurs til 40 innkjøpere.", "40 innkjøpere har fått kurs.", True),
        ("40 innkjøpere har kurs.", "40 innkjøpere har hatt kurs.", True),
    ],
)
def test_a_text_repeats_another_that_names_the_same(
    text: str,
    other: str,
    same: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert repeats(text, other) is same
