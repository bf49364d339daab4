"""What the browser itself prints: the page without the site around it, its address and date."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = ("2024/index.html", "2024/4-overvaking.html", "2024/apenhetsloven.html", "index.html")


@pytest.mark.parametrize("path", PAGES)
def test_a_printed_page_tells_its_address_and_date_and_leaves_out_the_site(
    browser: "Browser",
    build_site: Callable[[str], Path],
    serve: Callable[[Path], str],
    path: str,
) -> None:
    address = f"{serve(build_site('three-years'))}/{path}"
    with open_page(browser, 1280) as page:
        page.goto(address)
        assert not page.locator(".printed").is_visible()
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        told = page.locator(".printed")
        assert told.is_visible()
        text = told.inner_text()
        assert address in text
        assert "skrevet ut" in text
        assert "Bergvik" in text
        for hidden in ("header", ".footer", ".breadcrumb", ".permalink"):
            assert not page.locator(hidden).first.is_visible()
        assert page.locator("h1").is_visible()


def test_without_scripts_it_tells_what_it_can(
    browser: "Browser", build_site: Callable[[str], Path], serve: Callable[[Path], str]
) -> None:
    with open_page(browser, 1280, java_script_enabled=False) as page:
        page.goto(f"{serve(build_site('three-years'))}/2024/index.html")
        page.emulate_media(media="print")
        assert "Sist endret 6. oktober 2025." in page.locator(".printed").inner_text()
