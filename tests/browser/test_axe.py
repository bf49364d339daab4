"""What axe is asked in the tests of pages: that it finds faults in each look, and none without."""

from typing import TYPE_CHECKING

from tests.browser.pages import find_violations_in_all_looks, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = """<!doctype html><html lang="nb"><title>Prøve</title><meta name="viewport"
content="width=device-width"><style>{style}</style><main><h1>Prøve</h1><p>Et avsnitt.</p>
<p><a href="#a">a</a> <a href="#b">b</a></p></main></html>"""


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
