"""Whether a text says anything: which of its words name something."""

from pathlib import Path

import pytest

from generator.text.vacuity import is_vacuous, names_harm, repeats, says_where, telling_words

SENTENCES = Path(__file__).parent / "vacuity"
# Thirty words of which none says anything.
ROUNDABOUT = (
    "Vi har og skal ha det slik som dette, når de kan, for oss, dere, dem, man, seg, der, her, nå, "
    "da, så, men, også, både, ikke, bare, kun, meget, svært,"
)


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
        ("Vi har og vi skal ha det med kaffe her.", 1, False),
        # Of a long text a share must say something.
        (f"{ROUNDABOUT} kaffe.", 1, True),
        (f"{ROUNDABOUT} kaffe, sukker, bomull, tømmer.", 1, False),
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


EMPTY = (SENTENCES / "empty.txt").read_text("utf-8")

SAID = (SENTENCES / "telling.txt").read_text("utf-8")


@pytest.mark.parametrize("text", EMPTY.splitlines())
def test_sentences_that_any_enterprise_could_write_are_vacuous(text: str) -> None:
    assert is_vacuous(text, frozenset({"nordskjell"}))


@pytest.mark.parametrize(
    "text",
    [
        "Resultatene er tilfredsstillende sett i lys av ressursene som er brukt.",
        "Results are satisfactory in light of the resources available.",
        "Menneskene er vår viktigste ressurs, og alle behandles med verdighet.",
        "Nødvendige grep vil bli tatt dersom det skulle oppstå behov.",
        "Tilnærmingen vår er pragmatisk og praktisk.",
        "Vi oppmuntrer til en kultur der alle føler seg trygge.",
        "We have put in place mechanisms that give us a good overview.",
        "Our approach is pragmatic, practical and proportionate.",
    ],
)
def test_two_words_that_name_no_thing_are_nothing_definite(text: str) -> None:
    assert is_vacuous(text, wanted="definite")
    assert not is_vacuous(text)


@pytest.mark.parametrize("text", SAID.splitlines())
def test_short_sentences_that_say_something_are_not(text: str) -> None:
    assert not is_vacuous(text)


@pytest.mark.parametrize(
    ("text", "vacuous"),
    [
        ("Vi har en xyzt her", True),
        ("Vi har 12 xyzt her", False),
        ("Vi har xyzt her i 2023", True),
        ("Vi har xyzt i Bodø", False),
    ],
)
def test_a_brief_text_of_an_unknown_word_says_something_if_it_names_a_thing(
    text: str, *, vacuous: bool
) -> None:
    assert is_vacuous(text, language="nb") is vacuous


def test_four_is_a_number_and_no_fire() -> None:
    assert not names_harm("Risiko i fire ledd", "nb")
    assert names_harm("Fire in a factory", "en")
    assert names_harm("Fire arbeidere", "nb")
