"""What is found for what is typed: the query, what must come first, and what must not come at all.

tests/folders/search says nearly the same in two years and three languages, with words that are hard
to find. `page` is a search page, without its end; `first` is in the first hit, `among` in one; both
are empty where nothing may be found; `absent` is in none.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct

from tests.browser.pages import open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NB, NN, EN = "search/sok", "search/nn/sok", "search/en/search"
LO, ALL = "lo/sok", "register/sok"


class Case(Struct, frozen=True):
    """A query and what may come of it; `most` is how many hits at most."""

    page: str
    query: str
    first: str = ""
    among: str = ""
    absent: str = "\0"
    most: int = 50


CASES = (
    # The second part of a word, whatever stands between.
    Case(NB, "komponenter", "IT-komponenter"),
    Case(NB, "konvensjoner", "ILO-konvensjoner"),
    Case(NB, "rutinebøker", "HMS-rutinebøker"),
    Case(NB, "utslippstall", "CO2-utslippstall"),
    Case(NB, "tvangsarbeidere", "barne/tvangsarbeidere"),
    Case(NB, "anskaffelsesreglementet", "Innkjøps-/anskaffelsesreglementet"),
    Case(NB, "plazaulykken", "Rana-plazaulykken"),
    Case(NB, "planverket", "2024–2025-planverket"),
    Case(NB, "kjemikalieforsyning", "Kjemikalieforsyning"),
    Case(NB, "instruksen", "brannvern\u2011instruksen"),
    Case(NB, "IT-komponenter", "IT-komponenter"),
    Case(NB, "itkomponenter", "IT-komponenter"),
    Case(NN, "komponentar", "IT-komponentar"),
    Case(EN, "components", "IT-components"),
    Case(EN, "safety instructions", "fire\u2011safety"),
    Case(NB, "H2O", "H₂O"),
    Case(NB, "utgang", "inngang→utgang"),
    Case(LO, "komponenter", "komponenter", among="IT-komponenter"),
    Case(LO, "reiser", "tjenestereiser"),
    Case(LO, "flyreiser"),
    # Letters that not all can type.
    Case(NB, "rutineboker", "HMS-rutinebøker"),
    Case(NB, "folsvik", "Følsvik"),
    Case(NB, "foelsvik", "Følsvik"),
    Case(NB, "Følsvik", "Følsvik"),
    Case(NB, "Aerna", "Ærna"),
    Case(NB, "arna", "Ærna"),
    Case(NB, "braten", "Bråten"),
    Case(NB, "braaten", "Bråten"),
    Case(NB, "ore", "øre"),
    Case(NB, "Lukasz Oberg", "Łukasz Öberg"),
    Case(NB, "CO2", "CO2-utslippstall"),
    Case(NB, "CO₂", "CO₂"),
    Case(NB, "Ås", "Ås."),
    Case(NN, "co2", "CO₂"),
    Case(NN, "leverandorane", "leverandørane"),
    Case(EN, "Braaten", "Bråten"),
    Case(LO, "folsvik", "Følsvik"),
    Case(LO, "leverandorer", "leverandør"),
    Case(LO, "miljofyrtarn", "Miljøfyrtårn"),
    Case(ALL, "AERFUGL", "Ærfugl Bygg AS"),
    Case(ALL, "Åsen", "Aasen Tekstil AS"),
    # A letter wrong, missing, doubled, or two that changed places.
    Case(NB, "leverandurene", "leverandørene"),
    Case(NB, "leverandrene", "leverandørene"),
    Case(NB, "leverrandørene", "leverandørene"),
    Case(NB, "elverandørene", "leverandørene"),
    Case(NB, "fabriken", "fabrikken"),
    Case(NN, "grannnane", "grannane"),
    Case(EN, "supplyers", "suppliers"),
    Case(LO, "leverandrører", "leverandør"),
    Case(LO, "fagorgansiering", "Fagorganisering", among="3.B.5"),
    # A slip is only thought of where nothing else fits, and not in short words and numbers.
    Case(NB, "beis", "beis", most=1),
    Case(NB, "bies"),
    Case(NB, "støl", "stoler"),
    Case(NB, "tømmre", "tømmer"),
    Case(NN, "stlar", "stolar"),
    Case(NB, "Oman"),
    Case(NB, "20252"),
    Case(NB, "kontorer"),
    Case(NB, "marsvin"),
    # Words that mean the same, in all languages.
    Case(NB, "child labour", "Barnearbeid", absent="Chile"),
    Case(NB, "child", "Barnearbeid", absent="Chile"),
    Case(NB, "Child labor in Bangladesh", "Barnearbeid", absent="Chile"),
    Case(NB, "child labour Bangladesh", "Barnearbeid", absent="Chile"),
    Case(NB, "Chile", "Chile", absent="Barnearbeid"),
    Case(NB, "fagforeninger", "Fagorganisering"),
    Case(NB, "trade union", "Fagorganisering"),
    Case(NB, "wages", "Lønn"),
    Case(NB, "China", "Kina"),
    Case(NB, "Kinas", "Kina"),
    Case(NN, "child labour", "Barnearbeid", absent="Chile"),
    Case(NN, "fagforeining", "Fagorganisering"),
    Case(NN, "lønn", "Løn"),
    Case(EN, "barnearbeid", "Child labour", absent="Chile"),
    Case(EN, "fagforening", "Freedom of association"),
    Case(EN, "lønn", "Wages"),
    Case(EN, "Kina", "China"),
    Case(EN, "krig", absent="warehouse"),
    Case(LO, "fagforening", "Fagorganisering", among="3.B.5"),
    Case(LO, "fagforeninger", "Fagorganisering"),
    Case(LO, "arbeiderne", "Arbeidere"),
    Case(LO, "due diligence", "ktsomhetsvurdering"),
    Case(LO, "Kina"),
    Case(LO, "barnearbeid"),
    Case(LO, "lønn"),
    Case(ALL, "child labour", "Barnearbeid", absent="Chile"),
    # What is said in the very words comes first; of several words, where all are.
    Case(NB, "leverandørene", "snakket med leverandørene"),
    Case(NB, "barnearbeid Bangladesh", "Barnearbeid"),
    Case(EN, "freedom of association", "Freedom of association", most=2),
    Case(EN, "policies", "policies"),
    Case(EN, "warehouses", "warehouse"),
    Case(NB, '"HMS-rutinebøker"', "HMS-rutinebøker", most=1),
    Case(NB, "sjokoladebrun", "sjokoladebrun", most=1),
    Case(LO, "5.A.1", "5.A.1", most=1),
    Case(LO, "elling.sorum@lo.no", "elling.sorum@lo.no"),
)


@pytest.fixture(scope="module")
def search(
    browser: "Browser", build_site: Callable[[str], Path], serve: Callable[[Path], str]
) -> "Iterator[Callable[[str, str], Page]]":
    """Return a function that searches on a page and returns it."""
    with open_page(browser, 1280) as page:

        def ask(name: str, query: str) -> "Page":
            folder, _, rest = name.partition("/")
            address = f"{serve(build_site(folder))}/{rest}.html"
            if page.url.partition("?")[0] != address:
                page.goto(address)
            box = page.get_by_role("searchbox")
            box.fill(query)
            box.press("Enter")
            page.locator(".hits", has_text=query).wait_for()
            return page

        yield ask


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.page}: {case.query}")
def test_a_query_finds_what_is_there(search: "Callable[[str, str], Page]", case: Case) -> None:
    found = search(case.page, case.query).locator(".results li").all_inner_texts()
    assert len(found) <= case.most
    assert not any(case.absent in each for each in found)
    assert bool(found) == bool(case.first or case.among)
    assert not case.among or any(case.among in each for each in found)
    assert case.first in (found[0] if found else "")


@pytest.mark.parametrize(
    ("page", "query", "said"),
    [
        (NB, "leverandurene", "Ingen treff på «leverandurene». 6 treff på «leverandørene»"),
        (NN, "fagforeining", "Ingen treff på «fagforeining». 2 treff på «fagorganisering»"),
        (EN, "Kina", "No results for “Kina”. 2 results for “China”"),
        (LO, "fagorganisering", "6 treff på «fagorganisering» Også tatt med: «fagforbund»"),
    ],
)
def test_what_else_was_looked_for_is_said(
    search: "Callable[[str, str], Page]", page: str, query: str, said: str
) -> None:
    assert " ".join(search(page, query).locator(".hits").inner_text().split()) == said


def test_the_same_in_an_older_statement_stands_below_the_newest(
    search: "Callable[[str, str], Page]",
) -> None:
    page = search(NB, "komponenter")
    assert "2025" in page.locator(".result-where").inner_text()
    older = page.locator(".result-older")
    assert older.inner_text() == "Også i redegjørelsen for 2024"
    assert "/2024/" in (older.get_by_role("link").get_attribute("href") or "")
