"""The register of several organisations: as plain links, and narrowed where it stands."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.pages import SHIFTS, find_violations, listen, open_page
from tests.browser.test_weight import MOST, weigh
from tests.tools import Complaint

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE, NARROW = 1280, 320
PAGES = (
    "index.html",
    "en/index.html",
    "register/tema/wages.html",
    "register/land/NO.html",
    "register/status/draft.html",
)


@pytest.fixture(scope="module")
def site(build_site: Callable[[str], Path]) -> Path:
    """Six organisations, seven statements, three languages."""
    return build_site("register")


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    """Where the site is."""
    return serve(site)


def names(page: "Page") -> list[str]:
    """The rows that are shown, each by its name and year."""
    return page.locator(".register tbody th a").all_inner_texts()


def said(page: "Page") -> str:
    """What is announced of the number of hits."""
    return page.locator(".hits").inner_text()


def test_without_script_the_filters_are_links_to_whole_pages(
    browser: "Browser", address: str
) -> None:
    with open_page(browser, WIDE, java_script_enabled=False) as page:
        page.goto(f"{address}/index.html")
        assert page.get_by_role("searchbox").count() == 0
        assert len(names(page)) == 7
        page.locator("summary", has_text="Bransje").click()
        page.get_by_role("link", name="Industri").click()
        page.wait_for_url("**/register/sektor/manufacturing.html")
        assert names(page) == ["Aasen Tekstil AS 2024", "Aasen Tekstil AS 2023"]
        assert page.locator("h1").inner_text() == "Bransje: Industri"
        page.get_by_role("link", name="Bygg og anlegg").click()
        page.get_by_role("heading", level=1, name="Bransje: Bygg og anlegg").wait_for()
        assert names(page) == ["Ærfugl Bygg AS 2023"]
        page.get_by_role("link", name="Ærfugl Bygg AS 2023").click()
        page.wait_for_url("**/aerfugl-bygg/2023/index.html")


def test_rows_say_what_is_answered_in_words(browser: "Browser", address: str) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{address}/index.html")
        cells = page.locator("tr", has_text="Aasen Tekstil AS 2024").locator("td")
        texts = [" ".join(each.split()) for each in cells.all_inner_texts()]
        assert texts[:3] == ["Besvart 3 av 3", "Besvart 1 av 1", "Besvart 2 av 2"]
        assert texts[3:6] == ["2", "Ja", "20. mai 2025"]
        draft = page.locator("tr", has_text="Ødegård").locator("td")
        assert draft.nth(1).inner_text().split()[0] == "Mangler"


def test_names_come_in_norwegian_order(browser: "Browser", address: str) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{address}/index.html")
        assert [re.sub(r" \d+$", "", name) for name in names(page)] == [
            "Zeta Kraft AS",
            "Ærfugl Bygg AS",
            "Ødegård Omsorg SA",
            "Östlund Handel AS",
            "Aasen Tekstil AS",
            "Aasen Tekstil AS",
            "Åsgard Utdanning AS",
        ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("aasen", 2),
        ("310 000 507", 1),
        ("310000507", 1),
        ("barnearbeid", 2),
        ("polen", 1),
        ("AERFUGL", 1),
        ("Odegaard", 1),
        ("Åsen", 2),
        ("child labour", 2),
        ("Poland", 1),
        ("aasen 2024", 1),
        ("marsvin", 0),
    ],
)
def test_typing_narrows_in_place_and_tells_how_many(
    browser: "Browser", address: str, words: str, shown: int
) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{address}/index.html")
        page.get_by_role("searchbox").fill(words)
        page.locator(".hits:not(:empty)").wait_for()
        assert len(names(page)) == shown
        assert said(page).startswith(f"{shown} av 7" if shown else "Ingen i registeret")
        clear = page.get_by_role("button", name="Nullstill")
        clear.click()
        clear.wait_for(state="hidden")
        assert page.evaluate("document.activeElement.type") == "search"
        page.locator(".hits:empty").wait_for(state="attached")
        assert len(names(page)) == 7


@pytest.mark.parametrize("way", ["http", "disk"])
def test_choices_narrow_together_and_stay_in_the_address(
    browser: "Browser", address: str, site: Path, way: str
) -> None:
    base = address if way == "http" else site.as_uri()
    with open_page(browser, WIDE) as page:
        page.goto(f"{base}/index.html")
        page.locator("summary", has_text="År").click()
        page.get_by_role("link", name="2024", exact=True).click()
        assert said(page) == "4 av 7 i registeret"
        page.locator("summary", has_text="Tema").click()
        page.get_by_role("link", name="Barnearbeid").click()
        assert names(page) == ["Aasen Tekstil AS 2024"]
        assert page.url.endswith("#year=2024&topic=child_labour")
        page.reload()
        assert names(page) == ["Aasen Tekstil AS 2024"]
        page.get_by_role("button", name="Fjern 2024").click()
        assert len(names(page)) == 2
        assert page.url.endswith("#topic=child_labour")


def test_the_keyboard_alone_narrows_and_opens(browser: "Browser", address: str) -> None:
    def press(page: "Page", *keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)

    def focused(page: "Page") -> str:
        return str(page.evaluate("document.activeElement.innerText || document.activeElement.name"))

    with open_page(browser, WIDE) as page:
        page.goto(f"{address}/index.html")
        while focused(page) != "q":
            press(page, "Tab")
        page.keyboard.type("2024")
        page.locator(".hits:not(:empty)").wait_for()
        press(page, "Tab", "Tab")
        assert focused(page) == "Tema"
        press(page, "Enter", "Tab")
        assert focused(page) == "Barnearbeid"
        press(page, "Enter")
        assert names(page) == ["Aasen Tekstil AS 2024"]
        while focused(page) != "Barnearbeid" or not page.evaluate(
            "document.activeElement.matches('button')"
        ):
            press(page, "Tab")
        press(page, "Enter")
        assert focused(page) == "q"
        assert len(names(page)) == 4


@pytest.mark.parametrize(
    ("width", "options"),
    [(WIDE, {}), (WIDE, {"color_scheme": "dark"}), (NARROW, {})],
)
def test_axe_finds_no_violation(
    browser: "Browser", address: str, axe_script: str, width: int, options: dict[str, Any]
) -> None:
    found: list[str] = []
    with open_page(browser, width, bypass_csp=True, **options) as page:
        for path in (*PAGES, "index.html#topic=hse"):
            page.goto("about:blank")
            page.goto(f"{address}/{path}")
            page.evaluate(
                "for (const each of document.querySelectorAll('details')) each.open = true"
            )
            page.evaluate(axe_script)
            found += [f"{path}: {each}" for each in find_violations(page)]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{path}: scrolls sideways")
    assert found == []


def test_pages_are_quiet_light_and_still(browser: "Browser", site: Path, address: str) -> None:
    with open_page(browser, WIDE) as page:
        trouble = listen(page, address)
        for path in PAGES:
            page.goto(f"{address}/{path}")
            if page.evaluate(SHIFTS):
                trouble.append(f"{path} moves")
            if weigh(site, path) > MOST:
                trouble.append(f"{path} is heavy")
    assert trouble == []


def test_markup_is_valid(
    site: Path, nu_checker: Callable[..., list[Complaint]], tmp_path: Path
) -> None:
    for path in (*PAGES, "sok.html", "en/search.html"):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes((site / path).read_bytes())
    assert [str(complaint) for complaint in nu_checker(tmp_path)] == []
