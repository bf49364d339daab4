"""Where headings may be: by number, letter by letter, over lines; and what is only an answer."""

import pytest

from generator.importing.headings.candidates import (
    find_candidates,
    is_apart,
    read_number,
    worded_end,
)
from generator.importing.headings.known import HeadingIndex, HeadingKind, KnownHeading, word
from generator.importing.source.lines import SourceLine, split_lines

QUESTION, FRAME = HeadingKind.QUESTION, HeadingKind.FRAME
LONG = "Viktigste produkter og tjenester som virksomheten tilbyr"
CLIMATE = "Hva virksomheten gjør for klimaet på gårdene"
OWNER = "Hvem som har ansvaret"
# A line that is full, and ends no sentence.
ABOVE = "Dette er en lang linje i et avsnitt som fortsetter på den neste, slik som"


def heading(
    key: str, text: str, number: str = "", kind: HeadingKind = QUESTION, *, value: bool = False
) -> KnownHeading:
    return KnownHeading(key, kind, number, (word(text, "nb"),), 0, takes_value=value)


INDEX = HeadingIndex(
    (
        heading("0.3", LONG),
        heading("0.5", "Omsetning", value=True),
        heading("0.6", "Antall ansatte", value=True),
        heading("0.8", "Kommentar"),
        heading("1", "Forankring", "1", FRAME),
        heading("1.A", "Retningslinjer for bærekraft", "1.A", FRAME),
        heading("1.A.1", CLIMATE, "1.A.1"),
        heading("1.A.2", OWNER, "1.A.2"),
    )
)


def found(text: str) -> list[tuple[str, int, int, str, int]]:
    """Each candidate's heading, first line, line after its last, what follows it, and sureness."""
    return [
        (each.target.key, each.start, each.end, each.rest, each.sureness)
        for each in find_candidates(split_lines(text), INDEX)
    ]


def keys(text: str) -> list[str]:
    return [each[0] for each in found(text)]


@pytest.mark.parametrize(
    ("text", "number", "rest", "dotted"),
    [
        ("2.A.1 Hva", "2.A.1", "Hva", True),
        ("2.A.1. Hva", "2.A.1", "Hva", True),
        ("2.A.12", "2.A.12", "", True),
        ("2A1 Hva", "2.A.1", "Hva", False),
        ("2-a-1: Hva", "2.A.1", "Hva", False),
        ("2.A 1) Hva", "2.A.1", "Hva", True),
        ("Spørsmål 2.A.1 Hva", "2.A.1", "Hva", True),
        ("Pkt. 2.A.1 Hva", "2.A.1", "Hva", True),
        ("2.A Kartlegging", "2.A", "Kartlegging", True),
        ("2 A: Kartlegging", "2.A", "Kartlegging", False),
        ("2 Kartlegging", "2", "Kartlegging", False),
        ("2) Kartlegging", "2", "Kartlegging", False),
    ],
)
def test_a_number_is_read_however_it_is_punctuated(
    text: str,
    number: str,
    rest: str,
    dotted: bool,  # noqa: FBT001 - what is expected
) -> None:
    read = read_number(text)
    assert read is not None
    assert (read.number, read.rest, read.dotted) == (number, rest, dotted)


@pytest.mark.parametrize(
    "text", ["20 gårder", "2,5 millioner", "2.A.1b", "2.5.1", "Hva", "", "A.1"]
)
def test_other_numbers_are_no_numbers_of_headings(text: str) -> None:
    assert read_number(text) is None


def test_a_heading_is_surest_with_its_number_apart_and_with_nothing_after_it() -> None:
    assert found(f"1.A.1 {CLIMATE}\n\nVi planter.") == [("1.A.1", 0, 1, "", 10)]
    assert found(f"{CLIMATE}\n\nVi planter.") == [("1.A.1", 0, 1, "", 7)]
    assert found(f"Vi er her.\n1.A.1 {CLIMATE}\nVi planter.") == [("1.A.1", 1, 2, "", 7)]
    assert found("Antall ansatte: 40") == [("0.6", 0, 1, ": 40", 5)]


def test_of_a_number_only_its_own_heading_counts() -> None:
    assert keys(f"1.A.2 {CLIMATE}") == ["1.A.2"]  # worded anew, with its own number
    assert found(f"1.A.2 {CLIMATE}")[0][-1] == 4
    assert found(f"1.B.7 {CLIMATE}") == [("1.A.1", 0, 1, "", 3)]  # much like it, that is all


def test_a_heading_goes_on_over_lines_and_one_blank_one_if_it_is_long() -> None:
    assert found(f"1.A.1\n{CLIMATE}")[0] == ("1.A.1", 0, 2, "", 10)
    assert found(f"1.A.1\n\n{CLIMATE}")[0] == ("1.A.1", 0, 3, "", 10)
    parted = CLIMATE.replace(" klimaet", "\nklimaet")
    assert found(parted) == [("1.A.1", 0, 2, "", 7)]
    assert found(CLIMATE.replace(" klimaet", "\n\nklimaet")) == [("1.A.1", 0, 3, "", 7)]
    assert keys(CLIMATE.replace(" klimaet", "\n\n\nklimaet")) == []
    assert keys("Antall\n\nansatte") == []
    assert keys("Antall\nansatte") == ["0.6"]


def test_a_page_may_turn_within_a_heading() -> None:
    assert keys("Antall\n\n\fansatte") == ["0.6"]


def test_a_heading_is_all_of_its_letters_and_no_more_of_a_word() -> None:
    assert keys("Antall ansatteråd") == []
    assert keys("ANTALL   ANSATTE.") == ["0.6"]
    assert found("Antall ansatte") == [("0.6", 0, 1, "", 7)]
    assert found("antall ansatte") == [("0.6", 0, 1, "", 3)]  # much like it, that is all


@pytest.mark.parametrize(
    ("text", "there"),
    [
        (f"{LONG}\nBrød", True),
        # In the middle of a paragraph only a heading that is long enough is one.
        (f"{ABOVE}\n{LONG}", True),
        (f"{ABOVE}\n{OWNER}", False),
        (f"{ABOVE}\n1.A.2 {OWNER}", True),
        (f"{ABOVE}.\n{OWNER}", True),
        (f"Kort linje\n{OWNER}", True),
    ],
)
def test_a_line_of_an_answer_is_no_heading(
    text: str,
    there: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert bool(keys(text)) is there


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Kommentar\n\nVi mener.", True),
        ("Kommentar:\nVi mener.", True),
        ("Kommentar\nVi mener.", True),
        ("Vi er.\nKommentar\nVi mener.", False),
        ("Vi er.\nKommentar:\nVi mener.", True),
        ("Vi er.\nOmsetning\n40", False),
        ("kommentar\n\nVi mener.", False),
        ("Kommentar til dette\n\nVi mener.", False),
        ("Kommentar: Vi mener.", True),
    ],
)
def test_a_heading_of_few_words_must_stand_for_itself(
    text: str,
    there: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert bool(keys(text)) is there


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Omsetning 40 millioner", "40 millioner"),
        (f"Omsetning {'40 ' * 21}", None),
        ("Omsetning: 40 millioner", ": 40 millioner"),
        ("Forankring: hva det er", None),  # a frame takes nothing on its line
        ("Hvem som har ansvaret? Styret.", "? Styret."),
    ],
)
def test_a_short_answer_may_be_on_the_line_of_its_question(text: str, rest: str | None) -> None:
    assert [each[3] for each in found(text)] == ([] if rest is None else [rest])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A little different: as sure as it is like.
        ("1.A.1 Hva bedriften gjør for klimaet på gårdene", [("1.A.1", 0, 1, "", 8)]),
        ("Hei.\n1.A.1 Hva bedriften gjør for klimaet på gårdene", [("1.A.1", 1, 2, "", 5)]),
        # Unknown, but numbered as the form does, and apart.
        ("1.A.2 Gi en beskrivelse av\nlederne\n\nStyret.", [("1.A.2", 0, 2, "", 4)]),
        ("Hei.\n1.A.2 Gi en beskrivelse\n\nStyret.", []),
        ("1A2 gi en beskrivelse av\n\nStyret.", []),
        ("1A2 Gi en beskrivelse\n\nStyret.", []),
        ("1 Hvordan forankring skjer\n\nVi er.", [("1", 0, 1, "", 4)]),
        # A digit is a goal's number, too: without a word of the title it heads no step.
        ("1 Grunnlaget\n\nVi er.", []),
        ("1    Mål : Kartlegge", []),
        ("1 Grunnlaget for alt vi gjør.\n\nVi er.", []),
    ],
)
def test_a_numbered_heading_may_be_worded_otherwise(
    text: str, expected: list[tuple[str, int, int, str, int]]
) -> None:
    assert found(text) == expected


def test_a_heading_without_a_number_may_be_a_little_different_if_it_stands_alone() -> None:
    like = "De viktigste produkter og tjenester som virksomheten tilbyr"
    assert found(f"{like}\n\nBrød.") == [("0.3", 0, 1, "", 3)]
    assert keys(f"Dette er ikke noe om det som kommer.\n{like}\n\nBrød.") == []
    assert keys("Noen produkter som gårdene tilbyr\n\nBrød.") == []


def test_of_two_ends_that_are_as_like_the_one_with_nothing_below_is_taken() -> None:
    text = "1.A.1 Hva bedriften gjør for\nklimaet på gårdene sine\n\nVi planter trær."
    assert found(text) == [("1.A.1", 0, 2, "", 8)]


def test_a_line_is_apart_when_nothing_of_the_report_is_directly_above() -> None:
    lines = split_lines("a\nb\n\nc\fd")
    assert [is_apart(lines, at) for at in range(len(lines))] == [True, False, False, True, True]
    after_furniture = (SourceLine(1, 1, "a"), SourceLine(2, 1, "b", moved=True))
    assert is_apart(after_furniture, 1)
    set_in = (SourceLine(1, 1, "a"), SourceLine(2, 1, "b", set_in=True))
    assert is_apart(set_in, 1)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Hva er\ndette?\nSvar", 2),
        ("Hva er\ndette:\nSvar", 2),
        ("Hva er\n\nSvar", 1),
        ("Hva er\ndette", 2),
        ("\n".join(["Hva er"] * 20), 1),
    ],
)
def test_a_heading_of_unknown_wording_ends_at_its_mark_or_at_a_gap(text: str, end: int) -> None:
    assert worded_end(split_lines(text), 0, "Hva er") == end


def test_after_a_lone_number_it_begins_below() -> None:
    assert worded_end(split_lines("1.A.2\n\nHva er\n\nSvar"), 0, "") == 3
