"""The words of an index: what Pagefind finds by itself, and what to ask it for otherwise."""

import pytest

from generator.output.search_words import list_search_words, merge_search_words
from schema.labels import Label
from schema.synonyms import load_synonyms
from schema.vocabulary import load_vocabulary


def words(text: str) -> list[str]:
    """The words of a text."""
    return [*list_search_words([text]).words]


def alike(text: str) -> dict[str, tuple[str, ...]]:
    """The words that lead to a text's own, by these."""
    return {name: gone for _, here, gone in list_search_words([text]).alike for name in here}


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Vi kjøper.", ["kjøper", "Vi"]),
        ("IT-komponenter", ["IT", "IT-komponenter", "komponenter"]),
        ("IT\u2011del", ["IT", "IT\u2011del", "del\tIT\u2011del"]),
        ("Oslo–Bergen", ["Bergen\tOslo–Bergen", "Oslo", "Oslo–Bergen"]),
        ("«barne/slavearbeid»", ["barne\tbarne/slavearbeid", "barne/slavearbeid", "slavearbeid"]),
        ("slutt.Ny", ["Ny", "slutt", "slutt.Ny"]),
        ("ÅrPeriode", ["Periode", "År", "ÅrPeriode"]),
        ("CO₂ — 5.A.1", ["1", "5", "5.A.1", "A", "CO₂"]),
    ],
)
def test_a_word_is_listed_with_its_parts(text: str, listed: list[str]) -> None:
    assert sorted(words(text)) == sorted(listed)


def test_a_word_in_both_letters_is_listed_once_in_small_ones() -> None:
    assert words("Leverandør leverandør Kina") == ["Kina", "leverandør"]


def test_words_that_mean_the_same_are_listed_where_one_of_them_is_there() -> None:
    assert "child labour" in alike("Barnearbeidet er stanset")["barnearbeid"]
    assert "fagforening" in alike("fagorganisering")["fagorganisering"]
    assert "China" in alike("fra Kina")["Kina"]
    assert alike("fiskeolje") == {}
    assert "kollektive forhandlinger" not in alike("kollektive avtaler")


def test_every_topic_has_its_labels_among_the_words() -> None:
    groups = [set(group) for group in load_synonyms()]
    for term in load_vocabulary("topics").terms:
        if term.id != "other":
            label: Label = term.label
            labels = {each.lower() for each in label.by_language.values()}
            assert any(labels < group for group in groups), term.id


def test_the_words_of_several_lists_are_listed_as_if_they_were_of_one() -> None:
    texts = ["Kina og barnearbeid", "Leverandører i Kina", "leverandører på Madagaskar"]
    merged = merge_search_words(map(list_search_words, [[each] for each in texts]), most=100)
    assert merged == list_search_words(texts)


def test_of_too_many_words_those_are_listed_that_most_have() -> None:
    merged = merge_search_words([list_search_words([each]) for each in ("b a", "c b")], most=2)
    assert (merged.words, merged.partial) == (("a", "b"), True)
