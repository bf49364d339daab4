"""What is only hoped for: which texts speak of what is to come, and which of what is."""

import pytest

from generator.text.expectation import (
    expectation_pattern,
    mentions_expectations,
    only_expects,
    split_expectations,
)

HOPE = "Vi forventer færre skader."
FACT = "Ti av tolv gårder er besøkt."


@pytest.mark.parametrize(
    ("text", "expects"),
    [
        (HOPE, True),
        (FACT, False),
        (f"{HOPE} {FACT}", False),
        ("Skadene skal ned. Vi håper på bedre lønn.", True),
        ("Lønnen økte, og vi forventer at den øker mer.", False),
        ("Vi forventer at lønnen økte.", True),  # what is below an expectation is one
        # Nothing has come yet: that counts neither way, and is no expectation by itself.
        ("Det er for tidlig å si noe. Vi forventer færre skader.", True),
        ("Det er for tidlig å si noe.", False),
        ("Blå gårder.", False),
        ("", False),
    ],
)
def test_a_text_expects_when_every_sentence_does(
    text: str,
    expects: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert only_expects(text, "nb") is expects


def test_a_language_without_words_has_no_expectations() -> None:
    assert not only_expects(HOPE, "xx")
    assert not mentions_expectations(HOPE, "xx")
    assert split_expectations(HOPE, "xx") == (HOPE, "")
    with pytest.raises(KeyError):
        expectation_pattern("xx")


def test_languages_of_a_family_share_their_words() -> None:
    assert expectation_pattern("nb").pattern == expectation_pattern("nn").pattern
    assert expectation_pattern("nb").pattern != expectation_pattern("en").pattern
    assert only_expects("We expect fewer injuries.", "en")


@pytest.mark.parametrize(
    ("text", "kept", "moved"),
    [
        (HOPE, "", HOPE),
        (FACT, FACT, ""),
        (f"{FACT} {HOPE}", FACT, HOPE),
        (f"{HOPE} {FACT}", FACT, HOPE),
        (f"{FACT}\n\n{HOPE}\n", FACT, HOPE),
        # What points back stays with what it is about.
        (f"{FACT} Dette skal gi færre skader.", f"{FACT} Dette skal gi færre skader.", ""),
        (f"{HOPE} Dette skal gi ro. {FACT}", FACT, f"{HOPE} Dette skal gi ro."),
    ],
)
def test_what_is_to_come_is_told_apart_from_what_is(text: str, kept: str, moved: str) -> None:
    assert split_expectations(text, "nb") == (kept, moved)


@pytest.mark.parametrize(
    "text",
    [
        # A list that is introduced is one sentence with what introduces it.
        "Vi forventer:\n- færre skader på gårdene\n- bedre lønn på gårdene\n",
        "Vi forventer:\n\n- færre skader på gårdene\n- bedre lønn på gårdene\n",
        # No sentence ends after an abbreviation.
        "Vi forventer bl.a. Brasil som nytt land.",
        "Vi forventer ca. 20 besøk.",
    ],
)
def test_a_sentence_goes_on_in_its_list_and_after_an_abbreviation(text: str) -> None:
    assert split_expectations(f"{FACT} {text}", "nb") == (FACT, text.strip())


def test_the_items_of_a_list_that_nothing_introduces_stand_alone() -> None:
    text = f"- {FACT}\n- {HOPE}\n"
    assert split_expectations(text, "nb") == (f"- {FACT}", f"- {HOPE}")


def test_a_text_with_a_word_of_what_is_to_come_mentions_it() -> None:
    assert mentions_expectations(f"{FACT} {HOPE}", "nb")
    assert mentions_expectations("Neste år besøker vi ti gårder.", "nb")
    assert not mentions_expectations(FACT, "nb")
    assert not mentions_expectations("Forventningsfulle gårder.", "nb")
