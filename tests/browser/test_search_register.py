"""Search in a register: the indexes of a few organisations merged, the statements of many first."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import FOLDERS
from tests.browser.pages import find_violations_in_all_looks, open_page, search
from tests.registers import name_number, write_organisation, write_register

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDE, NARROW = 1280, 320
# How many organisations there are, how many are searched at once, and the last of them.
COUNT, AT_ONCE = 30, 25
LAST = name_number(COUNT - 1)
SHARDS = "**/assets/pagefind/organisations"


@pytest.fixture(scope="module")
def three(
    build_site: Callable[[str], Path],
    serve: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """Where the site of three organisations in three languages is."""
    FOLDERS["three-organisations"] = tmp_path_factory.mktemp("three")
    write_register(FOLDERS["three-organisations"], 3, ("nb", "nn", "en"))
    return serve(build_site("three-organisations"))


@pytest.fixture(scope="module")
def many(
    build_site: Callable[[str], Path],
    serve: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """Where the site of more organisations than are searched at once is; one has two years."""
    content = FOLDERS["many-organisations"] = tmp_path_factory.mktemp("many")
    write_register(content, COUNT - 1)
    write_organisation(content, COUNT - 1, ("nb", "en"), (2024, 2025))
    return serve(build_site("many-organisations"))


@pytest.mark.parametrize(
    ("address", "shared", "own"),
    [
        ("sok", "kvernsteinhogger", "malm"),
        ("nn/sok", "kvernsteinhoggarane", "malm"),
        ("en/search", "millstones", " ore"),
    ],
)
def test_the_indexes_of_three_organisations_are_searched_as_one_in_each_language(
    browser: "Browser", three: str, address: str, shared: str, own: str
) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{three}/{address}.html")
        search(page, shared)
        where = page.locator(".result-where").all_inner_texts()
        assert {each.rpartition(" · ")[2] for each in where} == {
            f"{name_number(number).title()} Gruver AS" for number in range(3)
        }
        hrefs = page.locator(".results a").evaluate_all("all => all.map((each) => each.href)")
        language = address.rpartition("/")[0]
        assert all(
            [each for each in ("nn", "en") if f"/{each}/" in href] == [language] * bool(language)
            for href in hrefs
        )
        search(page, f"{name_number(1)}{own}")
        assert page.locator(".results li").count() == 1
        assert name_number(1) in page.locator(".results mark").first.inner_text()


def test_an_organisation_s_own_search_asks_for_its_own_index_only(
    browser: "Browser", three: str
) -> None:
    with open_page(browser, WIDE) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{three}/virksomhet-001/sok.html")
        assert len(search(page, "kvernsteinhogger")) == 1
        shards = [each for each in asked if "/organisations/" in each]
        assert shards
        assert all("/organisations/virksomhet-001/" in each for each in shards)


def test_of_many_organisations_the_statements_are_searched_first(
    browser: "Browser", many: str
) -> None:
    with open_page(browser, WIDE) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{many}/sok.html")
        assert search(page, name_number(7)) == [f"{name_number(7).title()} Gruver AS"]
        assert page.locator(".hits").inner_text().startswith("1 redegjørelse har")
        assert not any("/organisations" in each for each in asked)
        page.get_by_role("link", name=f"Søk hos {name_number(7).title()} Gruver AS").click()
        page.wait_for_url(f"**/virksomhet-007/sok.html?q={name_number(7)}")
        page.locator(".results li").first.wait_for()
        assert "virksomhet-007/2025" in (
            page.locator(".results a").first.get_attribute("href") or ""
        )


def test_older_statements_stand_below_the_newest_and_a_year_can_be_chosen(
    browser: "Browser", many: str
) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{many}/sok.html")
        assert len(search(page, LAST)) == 1
        assert page.locator(".result-where").inner_text().endswith("2025")
        assert page.locator(".result-older").inner_text().endswith("2024")
        assert page.locator(".hits").inner_text().startswith("2 redegjørelser har")
        page.get_by_label("År").select_option("2024")
        page.locator(".hits", has_text="1 redegjørelse har").wait_for()
        assert page.locator(".result-where").inner_text().endswith("2024")


def test_what_only_a_text_has_is_found_on_request_some_organisations_at_a_time(
    browser: "Browser", many: str
) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{many}/sok.html")
        assert search(page, "kvernsteinhoggere") == []
        assert "kan likevel stå i teksten" in page.locator(".hits").inner_text()
        assert not page.get_by_role("region", name="Spør").is_visible()
        page.get_by_role("button", name="Søk i all tekst").click()
        page.locator(".hits", has_text=f"hos {AT_ONCE} av {COUNT} virksomheter").wait_for()
        assert page.evaluate("document.activeElement.matches('.results a')")
        page.get_by_role("button", name="Søk videre").click()
        page.locator(".hits", has_text=f"hos {COUNT} av {COUNT} virksomheter").wait_for()
        where = page.locator(".result-where").all_inner_texts()
        assert len({each.rpartition(" · ")[2] for each in where}) == COUNT
        assert page.locator(".search-further").is_hidden()


def test_the_texts_of_those_whose_statements_were_found_are_searched_first(
    browser: "Browser", many: str
) -> None:
    with open_page(browser, WIDE) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{many}/sok.html")
        search(page, LAST)
        page.get_by_label("År").select_option("2025")
        page.locator(".hits", has_text="1 redegjørelse har").wait_for()
        page.get_by_role("button", name="Søk i all tekst").click()
        page.locator(".hits", has_text="virksomheter").wait_for()
        first = next(each for each in asked if "/organisations/" in each)
        assert f"/virksomhet-{COUNT - 1:03}/" in first
        assert page.locator(".results li").count() > 0


def test_with_one_language_fewer_organisations_are_searched_in_it(
    browser: "Browser", many: str
) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{many}/en/search.html")
        assert len(search(page, LAST)) == 1
        assert search(page, name_number(3)) == []
        page.get_by_role("button", name="Search all text").click()
        page.locator(".hits", has_text="1 out of 1 enterprises").wait_for()
        assert page.locator(".results li").count() == 0
        assert page.get_by_role("region", name="Ask the enterprise").is_visible()


@pytest.mark.parametrize("what", ["pagefind-entry.json*", "*.pf_meta", "index/*", "fragment/*"])
def test_what_cannot_be_fetched_of_one_is_said_and_the_others_are_searched(
    browser: "Browser", three: str, what: str
) -> None:
    with open_page(browser, WIDE) as page:
        page.route(
            f"{SHARDS}/virksomhet-001/{what}", lambda route: route.fulfill(status=404, body="no")
        )
        page.goto(f"{three}/sok.html")
        assert len(search(page, "kvernsteinhogger")) == 2
        assert "treff kan mangle" in page.locator(".hits").inner_text()
        assert page.get_by_role("link", name="Alle virksomheter").last.is_visible()
        page.unroute_all()
        assert len(search(page, "kvernsteinhoggere")) == 3
        assert "treff kan mangle" not in page.locator(".hits").inner_text()


def test_the_keyboard_alone_searches_all_text(browser: "Browser", many: str) -> None:
    with open_page(browser, WIDE) as page:
        page.goto(f"{many}/sok.html")
        search(page, "kvernsteinhoggere")
        while not page.evaluate("document.activeElement.matches('.search-further')"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator(".results a").first.wait_for()
        page.wait_for_function("document.activeElement.matches('.results a')")
        page.keyboard.press("Enter")
        page.wait_for_url("**/2025/**")


def test_axe_finds_no_violation_and_nothing_scrolls_sideways(
    browser: "Browser", many: str, axe_script: str
) -> None:
    found: list[str] = []
    with open_page(browser, WIDE, bypass_csp=True) as page:
        for words, texts in (
            ("Støv", False),
            ("kvernsteinhoggere", False),
            ("kvernsteinhoggere", True),
        ):
            page.goto(f"{many}/sok.html")
            search(page, words)
            if texts:
                page.get_by_role("button", name="Søk i all tekst").click()
                page.locator(".hits", has_text="virksomheter").wait_for()
            found += [f"{words}: {each}" for each in find_violations_in_all_looks(page, axe_script)]
            page.set_viewport_size({"width": NARROW, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > NARROW:
                found.append(f"{words}: scrolls sideways")
            page.set_viewport_size({"width": WIDE, "height": 900})
    assert found == []


def test_without_script_the_register_is_named(browser: "Browser", many: str) -> None:
    with open_page(browser, WIDE, java_script_enabled=False) as page:
        page.goto(f"{many}/sok.html")
        assert page.get_by_role("button").count() == 0
        page.locator("main").get_by_role("link", name="Alle virksomheter").click()
        assert page.url == f"{many}/index.html"
