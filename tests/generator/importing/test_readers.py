"""Single answers, people and paragraphs, as reports write them, and what becomes of each."""

import pytest

from generator.findings.positions import Plain
from generator.importing.answers.paragraphs import join_lines
from generator.importing.answers.single_values import (
    read_amount,
    read_integer,
    read_links,
    read_person,
    read_signing,
)
from generator.importing.portal.scalars import (
    read_count,
    read_email,
    read_money,
    read_percent,
    read_yes_no,
)
from generator.importing.source.lines import split_lines
from tests.generator.importing.facts import SETTING, read, rest_of


@pytest.mark.parametrize(
    ("written", "count"),
    [("299", "299"), ("1 250", "1250"), ("1.250", "1250"), ("12,400", "12400"), ("ca. 300", None),
     ("3,5", None), ("", None)],
)  # fmt: skip
def test_whole_numbers(written: str, count: str | None) -> None:
    assert read_count(written) == count


@pytest.mark.parametrize(
    ("written", "amount"),
    [("683 000 000", ("683000000", "NOK")), ("kr 683.000.000,-", ("683000000", "NOK")),
     ("12 500 000 kroner", ("12500000", "NOK")), ("EUR 1,250,000", ("1250000", "EUR")),
     ("100 000,50", ("100000.50", "NOK")), ("683 mill.", None), ("over 1 milliard", None)],
)  # fmt: skip
def test_amounts(written: str, amount: tuple[str, str] | None) -> None:
    assert read_money(written) == amount


def test_other_single_values() -> None:
    assert [read_percent(each) for each in ("50%", "12,5 %", "0", "halve")] == [
        "50",
        "12,5",
        "0",
        None,
    ]
    assert [read_yes_no(each) for each in ("Ja.", "NO", "Ja, delvis")] == ["ja", "no", None]
    assert read_email("mailto:åpenhetsloven@lo.no") == "åpenhetsloven@lo.no"
    assert read_email("se nettsiden") is None


def test_what_cannot_be_typed_stands_as_written_and_is_told() -> None:
    found = read(read_integer, "ca. 300 i snitt\n\nMedregnet vikarer.")
    assert (found.value, rest_of(found)) == ("ca. 300 i snitt", ["Medregnet vikarer."])
    assert [each.text for each in found.remarks] == ["ca. 300 i snitt"]
    assert read(read_amount, "683 mill.").value == {"amount": "683 mill.", "currency": "NOK"}


def test_links_keep_the_words_around_them() -> None:
    text = "Etiske retningslinjer: https://tre.example/etikk.pdf\nwww.tre.example/innkjøp"
    assert read(read_links, text).value == [
        {"url": "https://tre.example/etikk.pdf", "title": "Etiske retningslinjer"},
        {"url": "https://www.tre.example/innkjøp"},
    ]
    found = read(read_links, "Ligger ikke ute.")
    assert found.value == [{"title": "Ligger ikke ute."}]
    assert [each.key for each in found.remarks] == ["import_no_link"]


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Kari Prøve, innkjøpssjef", {"name": "Kari Prøve", "title": "innkjøpssjef"}),
        ("Kari Prøve (innkjøpssjef)", {"name": "Kari Prøve", "title": "innkjøpssjef"}),
        ("Kari Prøve\nInnkjøpssjef", {"name": "Kari Prøve", "title": "Innkjøpssjef"}),
        ("Kari Prøve", {"name": "Kari Prøve"}),
    ],
)
def test_a_person_has_a_name_and_perhaps_a_title(written: str, person: Plain) -> None:
    assert read(read_person, written).value == person


@pytest.mark.parametrize(
    ("written", "signing"),
    [
        ("Oslo\n13.03.2024", {"place": "Oslo", "date": "2024-03-13"}),
        ("Oslo, den 3. mai 2024", {"place": "Oslo", "date": "2024-05-03"}),
        ("Bergen 3 June 2025", {"place": "Bergen", "date": "2025-06-03"}),
        ("2024-03-13", {"date": "2024-03-13"}),
        (
            "Voss, 1.6.2024\nOla Prøve, styreleder\nEva Prøve (daglig leder)",
            {
                "place": "Voss",
                "date": "2024-06-01",
                "signatories": [
                    {"name": "Ola Prøve", "role": "chair"},
                    {"name": "Eva Prøve", "role": "general_manager"},
                ],
            },
        ),
    ],
)
def test_signatures_have_place_date_and_roles(written: str, signing: Plain) -> None:
    assert read(read_signing, written).value == signing


def test_a_name_without_a_role_is_a_member_of_the_board_and_told() -> None:
    found = read(read_signing, "Oslo\n13.03.2024\nLiv Prøve")
    assert (rest_of(found), len(found.remarks)) == ([], 1)


@pytest.mark.parametrize(
    ("written", "paragraphs"),
    [
        ("full " * 19 + "line and\nmore of it.", ["full " * 19 + "line and more of it."]),
        ("Kort.\nNytt avsnitt.", ["Kort.", "Nytt avsnitt."]),
        ("Innkjøp under " + "x " * 35 + "\n> 100 000,- kroner", [
            "Innkjøp under " + "x " * 35 + "> 100 000,- kroner"]),
        ("Vi kjøper bærekrafts-\narbeid", ["Vi kjøper bærekraftsarbeid"]),
        ("Svane og eu-\nblomst", ["Svane og eu-blomst"]),
        ("Vi vil ha innkjøps-\nog leveringsplaner", ["Vi vil ha innkjøps- og leveringsplaner"]),
        ("fabrik\u00ad\nken", ["fabrikken"]),
        ("Se her:\nhttps://eksempel.no/a", ["Se her:", "https://eksempel.no/a"]),
        ("Ull\nBomull\nLin", ["Ull", "Bomull", "Lin"]),
    ],
)  # fmt: skip
def test_lines_become_paragraphs(written: str, paragraphs: list[str]) -> None:
    joined = join_lines(split_lines(written), SETTING.column)
    assert [each.text for each in joined] == [" ".join(each.split()) for each in paragraphs]


def test_marks_make_lists_of_two_levels() -> None:
    text = "• kurs\n• en plan som\n  vi følger\n   o på norsk\n   o på engelsk\n• møter"
    joined = join_lines(split_lines(text), SETTING.column)
    assert [(each.level, each.text) for each in joined] == [
        (1, "kurs"), (1, "en plan som vi følger"), (2, "på norsk"), (2, "på engelsk"), (1, "møter"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Rutiner: https://a.no", [{"url": "https://a.no", "title": "Rutiner"}]),
        ("https://a.no rutiner", [{"url": "https://a.no", "title": "rutiner"}]),
        ("www.a.no.", [{"url": "https://www.a.no"}]),
        (
            "Retningslinjer https://a.no her",
            [{"url": "https://a.no", "title": "Retningslinjer"}, {"title": "her"}],
        ),
        (
            "https://a.no (en) https://b.no (to)",
            [{"url": "https://a.no", "title": "en"}, {"url": "https://b.no", "title": "to"}],
        ),
        (
            "https://a.no https://b.no (to)",
            [{"url": "https://a.no"}, {"url": "https://b.no", "title": "(to)"}],
        ),
    ],
)
def test_an_address_has_the_words_beside_it(text: str, links: list[Plain]) -> None:
    assert read(read_links, text).value == links
