"""The site's script: copies links to questions, and keeps the place between languages."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STEP = "2024/4-overvaking.html"


@pytest.fixture
def address(build_site: Callable[[str], Path], serve: Callable[[Path], str]) -> str:
    """The address of a step's page."""
    return f"{serve(build_site('three-years'))}/{STEP}"


def test_a_button_copies_the_link_and_says_so(browser: "Browser", address: str) -> None:
    with open_page(browser, 1280, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(address)
        said = page.get_by_role("status")
        assert said.text_content() == ""
        button = page.get_by_role("button", name="Kopier lenken: Om tiltakene virker")
        button.focus()
        page.keyboard.press("Enter")
        said.filter(has_text="Lenken er kopiert").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == f"{address}#4.A.2"


def test_the_buttons_are_large_enough_to_hit(browser: "Browser", address: str) -> None:
    with open_page(browser, 320) as page:
        page.goto(address)
        boxes = [each.bounding_box() for each in page.locator("button.copy").all()]
        assert len(boxes) == page.locator("a.permalink").count() > 0
        assert all(box and min(box["width"], box["height"]) >= 24 for box in boxes)


def test_without_scripts_the_link_is_a_plain_link(browser: "Browser", address: str) -> None:
    with open_page(browser, 1280, java_script_enabled=False) as page:
        page.goto(address)
        assert page.locator("button").count() == 0
        page.get_by_role("link", name="Lenke til «Om tiltakene virker»").click()
        assert page.url == f"{address}#4.A.2"


def test_the_language_switch_keeps_the_place(browser: "Browser", address: str) -> None:
    with open_page(browser, 1280) as page:
        page.goto(address)
        page.get_by_role("link", name="Lenke til «Om tiltakene virker»").click()
        page.get_by_role("link", name="English", exact=True).click()
        assert page.url == address.replace(STEP, "en/2024/4-track.html#4.A.2")


def test_what_is_copied_has_no_soft_hyphens(
    browser: "Browser", build_site: Callable[[str], Path], serve: Callable[[Path], str]
) -> None:
    with open_page(browser, 1280, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{serve(build_site('lo'))}/2023/index.html")
        assert "\u00ad" in (page.locator("h1").text_content() or "")
        page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
        page.keyboard.press("Control+c")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "Landsorganisasjonen i Norge (LO)" in copied
        assert "\u00ad" not in copied


def test_the_browser_finds_words_across_soft_hyphens(
    browser: "Browser", build_site: Callable[[str], Path]
) -> None:
    with open_page(browser, 1280) as page:
        page.goto((build_site("lo") / "2023/index.html").as_uri())
        assert page.evaluate("window.find('Landsorganisasjonen i Norge (LO)')")


def test_the_script_is_tiny(build_site: Callable[[str], Path]) -> None:
    (script,) = build_site("three-years").glob("assets/site.*.js")
    assert script.stat().st_size < 2_000
