"""axe on every page of every site; its colours, and what is narrow, on one of each that is alike.

What elements a page has, and in which order, is asked of every page. How a text is coloured, and
what a narrow page does to it, follows from the elements it is in and the styles: these are asked
about on so many pages that every text stands on one of them, or one in the same surroundings does.

A file of its own, which begins the tests: it takes longest, and runs beside the others.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import FOLDERS, pages_of
from tests.browser.pages import (
    find_violations_in_all_looks,
    find_violations_wide,
    open_page,
)
from tests.page_structure import find_surroundings, show_each_surrounding

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = """<!doctype html><html lang="nb"><title>Prøve</title><meta name="viewport"
content="width=device-width"><style>{style}</style><main><h1>Prøve</h1><p>Et avsnitt.</p>
<p><a href="#a">a</a> <a href="#b">b</a></p></main></html>"""


@pytest.fixture(scope="module")
def shown(build_site: Callable[[str], Path]) -> frozenset[Path]:
    """Pages of all sites that show every text, or one in the same surroundings."""
    sites = map(build_site, FOLDERS)
    return show_each_surrounding(site / path for site in sites for path in pages_of(site))


def test_axe_finds_no_violation(
    browser: "Browser", site: Path, shown: frozenset[Path], axe_script: str
) -> None:
    """WCAG 2.2 A and AA, contrast of AAA and best practice; wide and narrow, light and dark."""
    found: list[str] = []
    with open_page(browser, 1280, bypass_csp=True) as page:
        for path in pages_of(site):
            page.goto((site / path).as_uri())
            looks = find_violations_in_all_looks if site / path in shown else find_violations_wide
            found += [f"{path}: {each}" for each in looks(page, axe_script)]
    assert found == []


def test_few_pages_show_every_surrounding(site: Path, shown: frozenset[Path]) -> None:
    pages = [site / path for path in pages_of(site)]
    seen = frozenset().union(*map(find_surroundings, shown))
    assert all(find_surroundings(each) <= seen for each in pages)
    assert len(shown) < 150


def look_at(browser: "Browser", axe_script: str, style: str) -> list[str]:
    with open_page(browser, 1280) as page:
        page.set_content(PAGE.format(style=style))
        return [each.partition(" [")[0] for each in find_violations_in_all_looks(page, axe_script)]


def test_a_page_without_fault_has_none(browser: "Browser", axe_script: str) -> None:
    style = "a { display: inline-block; min-width: 2rem; min-height: 2rem }"
    assert look_at(browser, axe_script, style) == []


def test_faint_text_in_the_dark_is_found(browser: "Browser", axe_script: str) -> None:
    style = "@media (prefers-color-scheme: dark) { p { color: #aaa } }"
    assert "dark: color-contrast" in look_at(browser, axe_script, style)


def test_a_fault_of_narrow_pages_is_found(browser: "Browser", axe_script: str) -> None:
    style = "@media (width < 40rem) { h1 { display: none } }"
    assert "320 px: page-has-heading-one" in look_at(browser, axe_script, style)
