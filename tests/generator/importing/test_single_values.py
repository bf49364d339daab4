"""Answers of one value: what is read, what is kept as written, and what is left for others."""

from collections.abc import Callable
from typing import Any

import pytest

from generator.importing.answers.draft import ReadFact, Setting
from generator.importing.answers.paragraphs import ColumnWidth
from generator.importing.answers.single_values import (
    is_name,
    read_address,
    read_amount,
    read_answer,
    read_integer,
    read_links,
    read_name,
    read_person,
    read_signing,
    read_text,
    split_author,
)
from generator.importing.source.lines import split_lines

SETTING = Setting(2023, ColumnWidth(60, 60.0))
Reader = Callable[..., ReadFact]


def read(reader: Reader, text: str) -> ReadFact:
    return reader(split_lines(text), "0.5", SETTING)


def rest(found: ReadFact) -> list[str]:
    return [line.text for line in found.rest if line]


def remarks(found: ReadFact) -> list[str]:
    return [each.key for each in found.remarks]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Torggata 12", "Torggata 12"),
        ("Torggata 12,\n0181 Oslo", "Torggata 12, 0181 Oslo"),
        (
            "En hel setning som går over mer enn halve bredden av siden her\nog litt til",
            "En hel setning som går over mer enn halve bredden av siden her og litt til",
        ),
    ],
)
def test_a_text_of_short_lines_is_parted_by_commas(text: str, value: str) -> None:
    assert read(read_text, text).value == value


def test_a_name_is_what_stands_apart_first() -> None:
    found = read(read_name, "Fjord og\nfjell AS\n\nVi lager brød.")
    assert (found.value, rest(found)) == ("Fjord og fjell AS", ["Vi lager brød."])


@pytest.mark.parametrize(
    ("reader", "text", "value", "left"),
    [
        (read_integer, "40\nVi var 38.", "40", ["Vi var 38."]),
        (read_answer, "Ja", "ja", []),
        (read_address, "kari@fjord.no", "kari@fjord.no", []),
        (read_amount, "NOK 5 000 000", {"amount": "5000000", "currency": "NOK"}, []),
        (read_amount, "EUR 40", {"amount": "40", "currency": "EUR"}, []),
    ],
)
def test_a_value_on_the_first_line_leaves_the_others(
    reader: Reader, text: str, value: Any, left: list[str]
) -> None:
    found = read(reader, text)
    assert (found.value, rest(found), remarks(found)) == (value, left, [])


@pytest.mark.parametrize(
    ("reader", "value"),
    [
        (read_integer, "Vi er mange her."),
        (read_amount, {"amount": "Vi er mange her.", "currency": "NOK"}),
    ],
)
def test_what_is_of_no_kind_is_kept_as_written_and_told_of(reader: Reader, value: Any) -> None:
    found = read(reader, "Vi er\nmange her.\n\nOg mer.")
    assert (found.value, rest(found)) == (value, ["Og mer."])
    assert remarks(found) == ["import_as_written"]
    assert found.remarks[0].line.number == 1


def test_addresses_have_the_words_before_them_as_title() -> None:
    found = read(read_links, "Våre retningslinjer: https://fjord.no/a. Og www.fjord.no/b")
    assert found.value == [
        {"url": "https://fjord.no/a", "title": "Våre retningslinjer"},
        {"url": "https://www.fjord.no/b", "title": ". Og"},
    ]


def test_words_after_the_last_address_are_its_title_or_a_policy_of_their_own() -> None:
    alone = read(read_links, "https://fjord.no/a – retningslinjene")
    assert alone.value == [{"url": "https://fjord.no/a", "title": "– retningslinjene"}]
    named = read(read_links, "Våre: https://fjord.no/a og flere.")
    assert named.value == [{"url": "https://fjord.no/a", "title": "Våre"}, {"title": "og flere"}]
    assert read(read_links, "https://fjord.no/a.").value == [{"url": "https://fjord.no/a"}]


def test_without_an_address_the_words_are_the_answer_and_it_is_told_of() -> None:
    found = read(read_links, "Se intranettet")
    assert found.value == [{"title": "Se intranettet"}]
    assert remarks(found) == ["import_no_link"]


@pytest.mark.parametrize(
    ("text", "person", "left"),
    [
        ("Kari Nordmann", {"name": "Kari Nordmann"}, []),
        ("Kari Nordmann, leder", {"name": "Kari Nordmann", "title": "leder"}, []),
        ("Kari Nordmann (leder)", {"name": "Kari Nordmann", "title": "leder"}, []),
        ("Kari Nordmann\nleder", {"name": "Kari Nordmann", "title": "leder"}, []),
        ("Kari Nordmann,\nleder", {"name": "Kari Nordmann", "title": "leder"}, []),
        ("Kari Nordmann, –", {"name": "Kari Nordmann"}, []),
        (
            "Kari Nordmann, leder\nkari@fjord.no\npost@fjord.no",
            {"name": "Kari Nordmann", "title": "leder", "email": "kari@fjord.no"},
            ["post@fjord.no"],
        ),
    ],
)
def test_a_person_has_a_name_and_maybe_a_title(
    text: str, person: dict[str, str], left: list[str]
) -> None:
    found = read(read_person, text)
    assert (found.value, rest(found)) == (person, left)


@pytest.mark.parametrize("text", ["Kari Nordmann", "Jan van der Berg", "Å. Øst", " Kari N. Aas "])
def test_a_name_is_of_words_with_capital_letters(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["Kari", "kari nordmann", "Kari og Ola", "Kari 2", "A B C D E F G"]
)
def test_other_words_are_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Vi er her.\n\nKari Nordmann\nLeder", ["Kari Nordmann", "Leder"]),
        ("Vi er her.\n\nKari Nordmann\n\nLeder", ["Kari Nordmann", "Leder"]),
        ("Vi er her.\nKari Nordmann, leder", ["Kari Nordmann, leder"]),
        ("Vi er her.\nKari Nordmann\nLeder", ["Kari Nordmann", "Leder"]),
        ("Vi er her\nKari Nordmann", []),  # the sentence may go on
        ("Vi er her.\n\nSlik er det.", []),
        ("Vi er her.\n\nKari Nordmann\nLeder.", []),
        ("Kari Nordmann\nLeder", []),  # then nothing would be left
        ("Vi er her.\n\nKari Nordmann\nLeder\ni Fjord\nAS", []),
        (f"Vi er her.\n\nKari Nordmann\n{'Leder av ' * 8}", []),
    ],
)
def test_who_signed_a_foreword_stands_below_it(text: str, author: list[str]) -> None:
    own, below = split_author(split_lines(text))
    assert [line.text for line in below] == author
    everything = [line.text for line in split_lines(text) if line]
    assert [line.text for line in (*own, *below) if line] == everything


@pytest.mark.parametrize(
    ("text", "signing"),
    [
        ("Oslo, 13.03.2024", {"place": "Oslo", "date": "2024-03-13"}),
        ("Oslo den 13. mars 2024", {"place": "Oslo", "date": "2024-03-13"}),
        ("13.03.2024", {"date": "2024-03-13"}),
        ("Mo i Rana\n13.03.2024", {"place": "Mo i Rana", "date": "2024-03-13"}),
        ("Oslo\nBergen, 13.03.2024", {"place": "Bergen", "date": "2024-03-13"}),
    ],
)
def test_a_signature_has_a_place_and_a_date(text: str, signing: dict[str, str]) -> None:
    assert read(read_signing, text).value == signing


def test_those_sign_whose_role_is_said() -> None:
    text = "Oslo, 13.03.2024\nKari Nordmann, styreleder\nOla Nordmann (styremedlem)"
    found = read(read_signing, text)
    assert isinstance(found.value, dict)
    assert found.value["signatories"] == [
        {"name": "Kari Nordmann", "role": "chair"},
        {"name": "Ola Nordmann", "role": "board_member"},
    ]
    assert remarks(found) == []


def test_what_is_not_understood_is_left_and_told_of_once() -> None:
    found = read(read_signing, "Oslo, 13.03.2024\nKari Nordmann, sjåfør\nOla Nordmann\n14.03.2024")
    assert found.value == {
        "place": "Oslo",
        "date": "2024-03-13",
        "signatories": [{"name": "Ola Nordmann", "role": "board_member"}],
    }
    assert rest(found) == ["Kari Nordmann, sjåfør", "14.03.2024"]
    assert remarks(found) == ["import_signature", "import_member_assumed"]


BOARD = [
    {"name": "Ann Example", "role": "chair"},
    {"name": "Bo Sample", "role": "board_member"},
    {"name": "Liv Prøve", "role": "board_member"},
]


@pytest.mark.parametrize(
    "text",
    [
        "Oslo, 3 May 2024\nAnn Example, Chair of the Board\nBo Sample\nLiv Prøve, ansattvalgt",
        "Ann Example\nChair\nBo Sample\nBoard member\nLiv Prøve\nOslo, 3 May 2024",
        "Oslo\n3 May 2024\nAnn Example    Bo Sample\nStyreleder    Styremedlem\nLiv Prøve",
        "Oslo\n3 May 2024\nAnn Example (styreleder)\nBo Sample    Liv Prøve\nElektronisk signert",
        "Oslo, 3 May 2024\nAnn Example, chair\nBo Sample, vald av dei tilsette\nLiv Prøve",
    ],
)
def test_who_stands_below_the_board_s_heading_without_a_role_is_a_member(text: str) -> None:
    found = read(read_signing, text)
    assert found.value == {"place": "Oslo", "date": "2024-05-03", "signatories": BOARD}
    assert rest(found) == []
    assert [each.words for each in found.kept] == (["Elektronisk signert"] if "El" in text else [])


@pytest.mark.parametrize("text", ["Et sted som ikke er noe sted", "2024"])
def test_not_every_line_is_a_place(text: str) -> None:
    found = read(read_signing, text)
    assert (found.value, rest(found)) == (None, [text])
