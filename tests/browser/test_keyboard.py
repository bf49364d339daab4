"""Keyboard alone: everything that can be operated is reached, in reading order, and is seen."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# One page of each kind, of a site with three years and three languages.
PAGES = (
    "index.html",
    "2024/index.html",
    "2024/2-kartlegging.html",
    "2024/3-tiltak.html",
    "2024/risiko-sewing-wages.html",
    "2024/endringer.html",
    "2024/apenhetsloven.html",
    "2024/data.html",
    "2024/hele-redegjorelsen.html",
    "be-om-informasjon.html",
    "tilgjengelighet.html",
    "en/2024/index.html",
)
# What can be operated, in the order of the document; what a closed <details> hides is not there.
OPERABLE = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, summary")];
  const there = all.filter((each) => each.checkVisibility({ visibilityProperty: true }));
  there.forEach((each, index) => { each.dataset.place = index; });
  return there.length;
}"""
# Where the focus is, and whether it is seen: an outline, and a box on the page.
FOCUSED = """() => {
  const { activeElement: focused } = document;
  if (!focused || focused === document.body) return null;
  const box = focused.getBoundingClientRect(), style = getComputedStyle(focused);
  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  return [Number(focused.dataset.place), seen, focused.outerHTML.slice(0, 90)];
}"""


@pytest.fixture
def address(build_site: Callable[[str], Path], serve: Callable[[Path], str]) -> str:
    """The address of a site of three years."""
    return serve(build_site("three-years"))


def walk(page: "Page") -> list[tuple[int, bool, str]]:
    """Press Tab from the top until the focus leaves the page; return where it was."""
    found: list[tuple[int, bool, str]] = []
    while True:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or (found and focused[0] == found[0][0]):
            return found
        found.append(tuple(focused))


@pytest.mark.parametrize("path", PAGES)
def test_tab_reaches_everything_in_reading_order_and_shows_where_it_is(
    browser: "Browser", address: str, path: str
) -> None:
    with open_page(browser, 1280, reduced_motion="reduce") as page:
        page.goto(f"{address}/{path}")
        count = page.evaluate(OPERABLE)
        assert count > 8
        visited = walk(page)
        assert [place for place, _, _ in visited] == list(range(count))
        assert [told for _, seen, told in visited if not seen] == []


def test_the_skip_link_comes_first_is_seen_and_leads_past_the_menu(
    browser: "Browser", address: str
) -> None:
    with open_page(browser, 1280, reduced_motion="reduce") as page:
        page.goto(f"{address}/2024/3-tiltak.html")
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "Gå til innholdet"
        box = skip.bounding_box()
        assert box
        assert box["y"] >= 0
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_language_switch_and_the_details_are_operated_by_keys(
    browser: "Browser", address: str
) -> None:
    with open_page(browser, 1280) as page:
        page.goto(f"{address}/2024/endringer.html")
        summary = page.locator("main summary").first
        summary.focus()
        page.keyboard.press("Enter")
        assert page.locator("main details").first.get_attribute("open") is not None
        page.get_by_role("link", name="Nynorsk", exact=True).focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/nn/2024/endringar.html")


@pytest.mark.parametrize("path", ["2024/index.html", "2024/3-tiltak.html", "2024/endringer.html"])
def test_at_400_percent_nothing_is_lost_nor_covered(
    browser: "Browser", address: str, path: str
) -> None:
    """A window of 1280 by 1024 px at 400 % is 320 by 256 px: all text is there, none is cut off."""
    texts: list[list[str]] = []
    for width, height in ((1280, 1024), (320, 256)):
        with open_page(browser, width) as page:
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"{address}/{path}")
            # What stands first or last in a wide table may stand elsewhere in a card.
            texts.append(sorted(page.locator("body").inner_text().split()))
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            stuck = """() => [...document.querySelectorAll("body *")].filter((each) =>
                ["fixed", "sticky"].includes(getComputedStyle(each).position)
                && each.offsetHeight > innerHeight / 2).length"""
            assert width == 1280 or page.evaluate(stuck) == 0
    assert texts[0] == texts[1]
