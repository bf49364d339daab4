"""Where sentences and clauses end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.sentence_ends import (
    clause_between,
    sentence_before,
    sentence_spans,
    spans_with_lists,
    split_at_pauses,
    split_main_clauses,
    split_sentences,
)

SENTENCES = [
    ("Vi kom kl. 10.30. Da var 3 av 12 der.", 2),
    ("Den 1. januar kom ca. 40 til St. Olavs gate, jf. § 6 annet ledd.", 1),
    ("De sluttet 1. januar. 12 av dem fikk lønn.", 2),
    ("Det var i 2025. 12 av dem fikk lønn. Vi betalte dem nr. 14.", 3),
    ("Slik var det siste år. 148 barn gikk på skole.", 2),
    ("Kari A. Moe og J.R. Li leste den.", 1),
    ("Det er vår plan A. Vi har en til.", 2),
    ("Klasse A. Vi leverer ikke klasse B. Det gjør Kari A. Moe.", 3),
    ("«Hvorfor?» spurte vi. «Fordi.» Så gikk hun.", 3),
    ("(Det er sant.) *Vi* så det.", 2),
    ("Vi betalte 40 mill. kroner, hansker, hjelmer m.m. De fikk dem bl.a. Oslo.", 2),
    ("Gyproc Inc. has 4 mills. They buy from Moe Ltd. They pay.", 3),
    ("De kom tilbake. alle fikk svar. Hva nå? Ingen… så vi gikk.", 4),
    ("alt er med små. det er slik nå. fra 1. januar gjelder det. 12 av 14 kom.", 4),
    ("1. Vi spør.\n2. De svarer\nog spør.\n\nSlik:\n\n- a\n- b\n| c | d |\n> e", 7),
    ("", 0),
    ("\n\n \n", 0),
    (". . .", 1),
]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_where_sentences_end(text: str, count: int) -> None:
    sentences = split_sentences(text)
    assert len(sentences) == count, sentences
    assert all(each == each.strip() and each in text for each in sentences)


def test_marks_stay_with_their_sentence() -> None:
    assert split_sentences("«Fordi.» Så gikk hun!") == ["«Fordi.»", "Så gikk hun!"]


def test_what_is_longer_than_a_sentence_comes_in_pieces() -> None:
    text = "ord " * 4000
    pieces = split_sentences(text)
    assert len(pieces) > 1
    assert "".join(pieces).split() == text.split()


def test_a_list_is_one_with_what_introduces_it() -> None:
    text = "Vi venter:\n\n- hansker.\n- Hjelmer\n\nDet er alt."
    assert [text[each.start : each.end] for each in spans_with_lists(text)] == [
        "Vi venter:\n\n- hansker.\n- Hjelmer\n\n", "Det er alt.",
    ]  # fmt: skip
    assert len(split_sentences(text)) == 4


@given(st.text("aA1 .:\n-?»«,…", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    for spans in (sentence_spans(text), spans_with_lists(text)):
        whole = "".join(text[each.start : each.end] for each in spans)
        assert whole == text if text.strip() else not spans


def test_what_stands_before_a_place() -> None:
    text = "Vi kom 9. mai. Da var det ca. 12 ansatte der."
    assert sentence_before(text, text.index("ansatte"), 100) == "Da var det ca. 12 "
    assert sentence_before(text, text.index("ansatte"), 7) == "ca. 12 "
    assert sentence_before("ansatte", 0, 100) == ""


def test_clauses() -> None:
    said = "vi spurte dem, og de svarte; fem, seks og sju kom – mens to gikk: hjem"
    assert split_main_clauses(said) == [
        "vi spurte dem", "de svarte", "fem, seks og sju kom – mens to gikk: hjem",
    ]  # fmt: skip
    assert split_at_pauses(said) == [
        "vi spurte dem", " og de svarte", " fem", " seks og sju kom", "mens to gikk", " hjem",
    ]  # fmt: skip
    assert split_at_pauses("a men b medan c") == ["a", " b", " c"]
    at = said.index("seks")
    assert said[slice(*clause_between(said, at, at + 4))] == " seks og sju kom"
