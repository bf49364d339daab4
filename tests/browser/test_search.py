"""Search over the whole site: found by question, by keyboard, in the reader's language."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import find_violations, open_page, search

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDE, NARROW = 1280, 320


@pytest.fixture(scope="module")
def lo(build_site: Callable[[str], Path], serve: Callable[[Path], str]) -> str:
    """Where the site of the repository's own content is."""
    return serve(build_site("lo"))


@pytest.fixture(scope="module")
def several(build_site: Callable[[str], Path], serve: Callable[[Path], str]) -> str:
    """Where the site of six organisations is."""
    return serve(build_site("register"))


def test_a_word_leads_to_the_question_that_is_answered_with_it(browser: "Browser", lo: str) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{lo}/index.html")
        page.get_by_role("link", name="Søk", exact=True).first.click()
        titles = search(page, "fagorganisering")
        assert any(title.startswith("3.B.5 ") for title in titles)
        said = page.locator(".hits").inner_text().splitlines()
        assert said[0] == f"{len(titles)} treff på «fagorganisering»"
        marked = page.locator(".results mark").all_inner_texts()
        assert any("fagorganisering" in text.lower() for text in marked)
        page.get_by_role("link", name="3.B.5").click()
        assert page.url == f"{lo}/2023/3-tiltak.html#3.B.5"
        assert page.locator(":target").inner_text().startswith("3.B.5")


def test_the_keyboard_alone_searches_and_opens(browser: "Browser", lo: str) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{lo}/sok.html")
        while page.evaluate("document.activeElement.name") != "q":
            page.keyboard.press("Tab")
        page.keyboard.type("leverandører")
        page.keyboard.press("Enter")
        page.locator(".results a").first.wait_for()
        while not page.evaluate("document.activeElement.matches('.results a')"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/2023/**")


def test_nothing_found_is_said_and_the_query_stays_in_the_address(
    browser: "Browser", lo: str
) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{lo}/sok.html")
        assert search(page, "marsvinbur") == []
        assert page.locator(".hits").inner_text().startswith("Ingen treff på «marsvinbur»")
        assert page.url.endswith("?q=marsvinbur")
        page.goto(f"{lo}/sok.html?q=leverand%C3%B8rer")
        page.locator(".results a").first.wait_for()
        assert page.get_by_role("searchbox").input_value() == "leverandører"


@pytest.mark.parametrize("name", ["lo", "search"])
def test_where_nothing_is_found_one_can_ask_the_enterprise(
    browser: "Browser", build_site: Callable[[str], Path], serve: Callable[[Path], str], name: str
) -> None:
    address = {"lo": "åpenhetsloven@lo.no", "search": "spor@tommerli.example"}[name]
    with open_page(browser, WIDE) as page:
        page.goto(f"{serve(build_site(name))}/sok.html")
        asking = page.get_by_role("region", name="Spør")
        assert asking.count() == 0
        search(page, "marsvinbur")
        assert "§\N{NO-BREAK SPACE}6" in asking.inner_text()
        assert asking.get_by_role("link", name=address).is_visible()
        assert asking.get_by_role("link", name="Be om informasjon").is_visible()
        search(page, "retningslinjer")
        assert asking.count() == 0


def test_where_nothing_is_found_in_a_register_the_way_to_the_enterprises_is_shown(
    browser: "Browser", several: str
) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{several}/sok.html")
        search(page, "marsvinbur")
        asking = page.get_by_role("region", name="Spør virksomheten om det")
        asking.get_by_role("link", name="Alle virksomheter").click()
        assert page.url == f"{several}/index.html"


def test_markup_in_a_query_is_text(browser: "Browser", lo: str) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{lo}/sok.html")
        search(page, "<img src=x onerror=alert(1)>")
        assert page.locator(".search img").count() == 0


def test_an_index_that_cannot_be_fetched_is_said_with_another_way(
    browser: "Browser", lo: str
) -> None:
    with open_page(browser, WIDE) as page:
        page.route("**/assets/pagefind/**", lambda route: route.abort())
        page.goto(f"{lo}/sok.html")
        page.get_by_role("searchbox").fill("leverandører")
        page.keyboard.press("Enter")
        page.locator(".hits", has_text="virker ikke").wait_for()
        assert page.get_by_role("link", name="Hele redegjørelsen 2023").is_visible()


@pytest.mark.parametrize("way", ["without script", "from disk"])
def test_where_search_cannot_work_the_page_says_so(
    browser: "Browser", lo: str, build_site: Callable[[str], Path], way: str
) -> None:
    base = lo if way == "without script" else build_site("lo").as_uri()
    trouble: list[str] = []
    with open_page(browser, WIDE, java_script_enabled=way == "from disk") as page:
        page.on("console", lambda message: trouble.append(message.text))
        page.goto(f"{base}/sok.html")
        assert page.get_by_role("searchbox").count() == 0
        assert "med JavaScript" in page.locator("main").inner_text()
        page.get_by_role("link", name="Hele redegjørelsen 2023").click()
        page.wait_for_url("**/hele-redegjorelsen.html")
    assert trouble == []


def test_one_organisation_s_search_finds_its_own_only(browser: "Browser", several: str) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{several}/sok.html")
        assert len(search(page, "daglig leder")) > 0
        everywhere = set(page.locator(".result-where").all_inner_texts())
        page.goto(f"{several}/zeta-kraft/sok.html")
        assert page.locator("h1").inner_text() == "Søk hos Zeta Kraft AS"
        assert len(search(page, "daglig leder")) > 0
        own = set(page.locator(".result-where").all_inner_texts())
        assert {where.rpartition(" · ")[2] for where in own} == {"Zeta Kraft AS"}
        assert len({where.rpartition(" · ")[2] for where in everywhere}) > 1
        href = page.locator(".results a").first.get_attribute("href") or ""
        assert href.startswith(f"{several}/zeta-kraft/")


def test_a_year_can_be_chosen_and_the_newest_comes_first(browser: "Browser", several: str) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{several}/sok.html")
        search(page, "ullpledd")
        (where,) = page.locator(".result-where").all_inner_texts()
        assert "2024" in where
        older = page.locator(".result-older")
        assert older.inner_text() == "Også i redegjørelsen for 2023"
        assert "/2023/" in (older.get_by_role("link").get_attribute("href") or "")
        page.get_by_label("År").select_option("2023")
        page.locator(".hits", has_text="1 treff").wait_for()
        assert "2023" in page.locator(".result-where").inner_text()
        assert page.url.endswith("?q=ullpledd&year=2023")


def test_each_language_has_its_own_index_and_the_switch_keeps_the_query(
    browser: "Browser", several: str
) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{several}/en/search.html")
        assert len(search(page, "canneries")) == 1
        page.get_by_role("link", name="Nynorsk").click()
        page.wait_for_url("**/nn/sok.html?q=canneries")
        page.locator(".hits", has_text="Ingen treff").wait_for()
        assert len(search(page, "samvirke")) == 1


def test_only_the_search_page_may_compile(build_site: Callable[[str], Path]) -> None:
    site = build_site("lo")
    allowed = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if b"wasm-unsafe-eval" in path.read_bytes()
    ]
    assert allowed == ["sok.html"]


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light")])
def test_axe_finds_no_violation(
    browser: "Browser", lo: str, axe_script: str, width: int, scheme: str
) -> None:
    found: list[str] = []
    with open_page(browser, width, bypass_csp=True, color_scheme=scheme) as page:
        for words in ("", "fagorganisering", "fagforening", "marsvinbur"):
            page.goto(f"{lo}/sok.html")
            if words:
                search(page, words)
            page.evaluate(axe_script)
            found += [f"{words}: {each}" for each in find_violations(page)]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{words}: scrolls sideways")
    assert found == []
