"""What people probably meant by a value that is not written as it should be."""

import re

import pytest

from schema.email_addresses import EMAIL
from schema.guesses import (
    guess_date,
    guess_email,
    guess_number,
    guess_percent,
    guess_url,
    guess_yes_no,
    lack_of_date,
    ungroup,
    without_remark,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.250", "1250"), ("1,250,000", "1250000"), ("1'250", "1250"), ("12.5", ""), ("1250", "")],
)
def test_signs_between_thousands_are_taken_away(text: str, number: str) -> None:
    assert ungroup(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ca. 41", "41"),
        ("kr 120 000 000,-", "120 000 000"),
        ("1,2 mill.", "1 200 000"),
        ("1.2E+08", "120 000 000"),
        ("1,25e7", "12 500 000"),
        ("“80”", "80"),
        ("3 MNOK", "3 000 000"),
        ("2 mrd", "2 000 000 000"),
        ("2 milliarder kroner", "2 000 000 000"),
        ("3 tusen", "3000"),
        ("10 tusen", "10 000"),
        ("9999 stk", "9999"),
        ("20 prosent", "20"),
        ("12,5 %", "12,5"),
        ("12,50 %", "12,5"),
        ("0,005 mill", "5000"),
        ("1.250.000 kr", "1 250 000"),
        ("–5", "-5"),
        ("\u22125 %", "-5"),
        ("– ", ""),
        ("3-4", ""),
        ("3 eller 4", ""),
        ("ingen", ""),
        ("", ""),
        ("88 000 TNOK", "88 000 000"),
        ("88 tkr", "88 000"),
        ("3 mkr", "3 000 000"),
        ("2 MEUR", "2 000 000"),
        ("88 (mill. kr)", ""),
        ("88 i hele tusen", ""),
        ("2 billioner", ""),
        ("2 bn", ""),
        ("62 (hvorav 3 lærlinger)", "62"),
        ("62 (3) 4", ""),
    ],
)
def test_the_only_number_among_words_is_found(text: str, number: str) -> None:
    assert guess_number(text) == number


def test_a_whole_number_has_no_decimals() -> None:
    assert guess_number("12,5 %", whole=True) == ""
    assert guess_number("12,0 stk", whole=True) == "12"
    assert guess_number("–12 stk", whole=True) == "-12"


@pytest.mark.parametrize(
    ("text", "word"),
    [("ja, siden 2023", "ja"), ("«nei»", "nei"), ("yes!", "yes"), ("jada", ""), ("x ja", "")],
)
def test_a_yes_or_no_is_the_first_word(text: str, word: str) -> None:
    assert guess_yes_no(text) == word


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-3-9", "2024-03-09"),
        ("2024/03/09", "2024-03-09"),
        ("2024.3.9", "2024-03-09"),
        ("9.3.2024", "2024-03-09"),
        ("09/03/2024", "2024-03-09"),
        ("9. mars 2024", "2024-03-09"),
        ("9. mar. 2024", "2024-03-09"),
        ("20240309", "2024-03-09"),
        ("2024-03-09t12:30:00z", "2024-03-09"),
        ("9.3.2024 12.30", "2024-03-09"),
        ("1. januar 2024", "2024-01-01"),
        ("1. februar 2024", "2024-02-01"),
        ("1. mars 2024", "2024-03-01"),
        ("1. mai 2024", "2024-05-01"),
        ("1. juni 2024", "2024-06-01"),
        ("1. juli 2024", "2024-07-01"),
        ("1. august 2024", "2024-08-01"),
        ("1. september 2024", "2024-09-01"),
        ("1. oktober 2024", "2024-10-01"),
        ("1. november 2024", "2024-11-01"),
        ("1. desember 2024", "2024-12-01"),
        ("1 may 2024", "2024-05-01"),
        ("1 october 2024", "2024-10-01"),
        ("1 december 2024", "2024-12-01"),
        ("31.2.2024", ""),
        ("1. xyz 2024", ""),
        ("18990309", ""),
        ("mars 2024", ""),
        ("1/6-26", "2026-06-01"),
        ("1.6.26", "2026-06-01"),
        ("1. juni 26", "2026-06-01"),
        ("26-06-01", ""),
        ("1.6.96", ""),
        ("", ""),
    ],
)
def test_a_date_is_known_however_it_is_written(text: str, day: str) -> None:
    assert guess_date(text) == day


@pytest.mark.parametrize(
    ("text", "lack"),
    [
        ("28. mai", "year"),
        ("den 28 mai", "year"),
        ("28/5", "year"),
        ("28.5.", "year"),
        ("juni 2026", "day"),
        ("06/2026", "day"),
        ("2026-06", "day"),
        ("2026", "day"),
        ("i dag", "all"),
        ("uke 23", ""),
        ("snart", ""),
    ],
)
def test_what_a_date_lacks_is_told(text: str, lack: str) -> None:
    assert lack_of_date(text) == lack


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Kari <kari@lo.no>", "kari@lo.no"),
        ("mailto:kari@lo.no", "kari@lo.no"),
        ("kari (at) lo.no", "kari@lo.no"),
        ("kari[krøllalfa]lo.no", "kari@lo.no"),
        ("kari(a)lo.no", "kari@lo.no"),
        ("kari @ lo.no", "kari@lo.no"),
        ("kari@lo,no", "kari@lo.no"),
        ("kari@lo.no;", "kari@lo.no"),
        ("kari@lo.no ola@lo.no", ""),
        ("ingen", ""),
    ],
)
def test_the_only_e_mail_address_is_found(text: str, address: str) -> None:
    assert guess_email(text, EMAIL) == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("lo.no", "https://lo.no"),
        ("se https://lo.no/a.", "https://lo.no/a"),
        ("https:/lo.no", "https://lo.no"),
        ("http//lo.no", "http://lo.no"),
        ("https://https://lo.no/a", "https://lo.no/a"),
        ("https://lo.no https://nho.no", ""),
        ("https://lo.no https://lo.no", "https://lo.no"),
        ("to ord", ""),
        ("kari@lo.no", ""),
    ],
)
def test_the_only_web_address_is_found(text: str, address: str) -> None:
    assert guess_url(text, re.compile(r"https?://[^\s/]+\.\w+(?:/\S*)?")) == address


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05.20.2026", "2026-05-20"),
        ("12/31/2025", "2025-12-31"),
        ("46162", "2026-05-20"),
        ("onsdag 20. mai 2026", "2026-05-20"),
        ("wednesday, 20 may 2026", "2026-05-20"),
        # No day of any month.
        ("13.13.2025", ""),
        ("2025", ""),
        ("123456", ""),
    ],
)
def test_days_of_americans_and_spreadsheets_are_understood(text: str, day: str) -> None:
    assert guess_date(text) == day


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("50 %", "50"),
        ("100%", "100"),
        ("ca. 25 prosent ferdig", "25"),
        ("0 %", "0"),
        ("5", ""),
        ("a %", ""),
    ],
)
def test_a_percentage(written: str, number: str) -> None:
    assert guess_percent(written) == number


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("ferdig i 2024", "ferdig"), ("pågår – se note", "pågår"), ("done (2024)", "done"),
        ("Utført, men sent", "Utført"), ("ikke startet", "ikke startet"),
    ],
)  # fmt: skip
def test_a_value_without_its_remark(written: str, bare: str) -> None:
    assert without_remark(written) == bare
