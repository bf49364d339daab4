"""axe on every page of every site, in each look; a fault that only one look has is found there.

A file of its own, which begins the tests: it takes longest, and runs beside the others.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.conftest import pages_of
from tests.browser.pages import find_violations_in_all_looks, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = """<!doctype html><html lang="nb"><title>Prøve</title><meta name="viewport"
content="width=device-width"><style>{style}</style><main><h1>Prøve</h1><p>Et avsnitt.</p>
<p><a href="#a">a</a> <a href="#b">b</a></p></main></html>"""


def test_axe_finds_no_violation(browser: "Browser", site: Path, axe_script: str) -> None:
    """WCAG 2.2 A and AA, contrast of AAA and best practice, wide and narrow, light and dark."""
    found: list[str] = []
    with open_page(browser, 1280, bypass_csp=True) as page:
        for path in pages_of(site):
            page.goto((site / path).as_uri())
            found += [f"{path}: {each}" for each in find_violations_in_all_looks(page, axe_script)]
    assert found == []


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
