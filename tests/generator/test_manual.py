"""The manual: every code has a whole page, and docs/rules.md holds them all."""

import re

import pytest

from generator.findings import Severity
from generator.manual import Example, explain, parse_manual, title_of, write_rules_page
from generator.rules import all_codes, all_rules
from schema.law import load_provisions
from tests.golden import check_golden
from tests.tools import ROOT

PAGE = ROOT / "docs" / "rules.md"
CODES = sorted(all_codes())


def test_a_manual_is_taken_apart() -> None:
    page = parse_manual(
        """Datoen mangler.

    Hvorfor: Leseren
        vil vite den.
    Rett opp: Skriv den.

    Feiler (report.yaml):
        published:

        contact:
        \tname: Kari
    Består:
        published: 2024-03-20
    """
    )
    assert page.title == "Datoen mangler."
    assert (page.why, page.remedy) == ("Leseren vil vite den.", "Skriv den.")
    assert page.failing == (Example("report.yaml", "published:\n\ncontact:\n\tname: Kari"),)
    assert page.passing == (Example("", "published: 2024-03-20"),)


@pytest.mark.parametrize("code", CODES)
def test_every_manual_is_whole(code: str) -> None:
    page = parse_manual(all_codes()[code].manual)
    assert page.title.endswith(".")
    assert len(page.title) <= 100
    assert page.why.endswith((".", ")"))
    assert page.remedy.endswith((".", "`"))
    for examples in (page.failing, page.passing):
        assert examples
        assert all(each.text.strip() for each in examples)


@pytest.mark.parametrize("code", CODES)
def test_every_law_that_is_cited_is_there(code: str) -> None:
    assert set(all_codes()[code].law) <= set(load_provisions())


@pytest.mark.parametrize("code", [code for code in CODES if code.startswith("LAW")])
def test_what_the_act_requires_says_where(code: str) -> None:
    assert all_codes()[code].law


def test_the_letters_are_the_family_and_each_code_has_one_meaning() -> None:
    ids = [each.code.id for each in all_rules()]
    assert sorted(set(ids)) == sorted(ids)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in CODES)


def test_no_family_loses_its_codes_when_its_rules_are_loaded_first() -> None:
    """generator.rules.values, once imported, would hide the codes of the same name."""
    all_codes.cache_clear()
    all_rules()
    assert {"VAL102", "REF201", "VAL202", "REF101"} <= set(all_codes())


def test_the_page_of_a_code_in_norwegian() -> None:
    lines = explain("LAW302", "nb").split("\n")
    title, severity = lines[0], lines[2]
    assert title == f"LAW302  {title_of('LAW302', 'nb')}"
    assert severity == "Alvor: feil (advarsel i et utkast)"
    assert "Lov: Åpenhetsloven § 5 første ledd bokstav c." in lines[4]
    assert "Feiler (3-address/facts.yaml):" in lines
    assert max(map(len, lines)) <= 100


def test_the_page_of_a_code_in_english() -> None:
    text = explain("LAW401", "en")
    assert text.startswith(f"LAW401  {title_of('LAW401', 'en')}\n\nSeverity: error")
    assert "Law: Accounting Act, section 3-5." in text
    assert "\n\nWhy: " in text
    assert "\n\nHow to put it right: " in text
    assert "\n\nFails (report.yaml):\n\n    signing:\n" in text


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("code", CODES)
def test_no_page_has_a_hole(code: str, language: str) -> None:
    text = re.sub("`[^`]*`", "", explain(code, language).split("\n    ")[0])
    assert not re.search(r"[{}]\w|: *\n\n\w|None", text)


def test_an_unknown_code_has_no_page() -> None:
    with pytest.raises(KeyError):
        explain("LAW999", "nb")


def test_signs_that_a_manual_speaks_of_are_no_markup_on_the_page() -> None:
    page = write_rules_page()
    assert r"Bruk Markdown: \*\*fet\*\*, \*kursiv\*" in page
    assert r"Også kommentarer (\<!-- … -->) inne i en linje" in page
    assert r"Tegnene @ \` % & \* ! | >" in page
    assert "Fyll ut `results`." in page


def test_docs_rules_md_is_current() -> None:
    check_golden(write_rules_page(), PAGE, renew="make docs")


def test_docs_rules_md_has_every_code_with_its_severity() -> None:
    words = {Severity.ERROR: "feil", Severity.WARNING: "advarsel", Severity.INFO: "opplysning"}
    sections = dict(re.findall(r"(?ms)^### (\w{6})\n(.*?)(?=^##|\Z)", write_rules_page()))
    assert sorted(sections) == CODES
    for code, section in sections.items():
        assert f"Alvor: {words[all_codes()[code].severity]}" in section
