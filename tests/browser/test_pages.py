"""Every page of every site, in a real browser: quiet, alone, complete, and without faults."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import pages_of
from tests.browser.pages import open_page
from tests.tools import Complaint

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDE, NARROW = 1280, 320
# Phones, tablets, and what is left of a laptop's screen at 133 to 200 %.
WIDTHS = (
    *(320, 340, 360, 390, 412, 480, 540, 600, 640),
    *(700, 768, 820, 900, 960, 1024, 1152, 1280, 1440),
)
NARROW_FONT = ":root { --voice: Noto Serif; --frame: Noto Sans }"
WIDE_FONT = ":root { --voice: DejaVu Serif; --frame: DejaVu Sans }"
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
word-spacing: .16em !important } p { margin-block-end: 2em !important }"""
LOOKS = (NARROW_FONT, WIDE_FONT, WIDE_FONT + SPACED)
DRESS = """look => { const sheet = new CSSStyleSheet(); sheet.replaceSync(look);
document.adoptedStyleSheets = [sheet] }"""

# Labels of cells whose own box is lower than the label, which floats beside the value.
FIND_CROSSING = """() => [...document.querySelectorAll("td[data-label]")].filter(cell => {
  const label = getComputedStyle(cell, "::before");
  return label.float !== "none" && parseFloat(label.height) > cell.clientHeight + 1;
}).map(cell => `${cell.dataset.label}: ${cell.innerText.slice(0, 20)}`).slice(0, 3)"""

# Words in tables and headings that stand on two lines, where nothing says that they may be divided.
FIND_DIVIDED = r"""() => {
  const usual = /(?<![\p{L}\u00ad._@])\p{L}{4,}(?![\p{L}\u00ad._@])/gu;
  const found = new Set(), range = document.createRange();
  for (const cell of document.querySelectorAll("th, td, th a, td a, h1, h2, h3, dt")) {
    if (!cell.checkVisibility() || cell.closest("thead, .unseen")?.offsetWidth < 3) continue;
    for (const text of cell.childNodes) {
      if (text.nodeType !== Node.TEXT_NODE) continue;
      for (const word of text.data.matchAll(usual)) {
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const lines = [...range.getClientRects()].filter(part => part.width > .5);
        if (new Set(lines.map(line => Math.round(line.top))).size > 1) found.add(word[0]);
      }
    }
  }
  return [...found];
}"""


def _address(site: Path, serve: Callable[[Path], str], path: str, way: str) -> str:
    return (site / path).as_uri() if way == "disk" else f"{serve(site)}/{path}"


@pytest.mark.parametrize("way", ["disk", "repo"])
def test_pages_are_quiet_and_ask_nobody_else(
    browser: "Browser", site: Path, serve: Callable[[Path], str], way: str
) -> None:
    """From disk and under /repo/: no console message, no failed request, none off the site."""
    trouble: list[str] = []
    with open_page(browser, WIDE) as page:
        page.on("console", lambda message: trouble.append(f"{page.url} console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"{page.url} error: {error}"))
        page.on("requestfailed", lambda request: trouble.append(f"fail: {request.url}"))
        base = _address(site, serve, "", way)
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith(base) else trouble.append(f"off site: {request.url}")
            ),
        )
        for path in pages_of(site):
            answer = page.goto(_address(site, serve, path, way))
            if way == "repo" and (answer is None or answer.status != 200):
                trouble.append(f"{path}: no page")
    assert trouble == []


def test_latest_leads_to_the_newest_report(
    browser: "Browser", build_site: Callable[[str], Path]
) -> None:
    """The address that never changes shows the newest report, without a click."""
    site = build_site("lo")
    with open_page(browser, WIDE) as page:
        page.goto((site / "latest/index.html").as_uri())
        page.wait_for_url("**/2023/index.html")
        assert page.locator("h1").inner_text().startswith("Redegjørelse etter åpenhetsloven")


def test_nothing_scrolls_sideways_at_any_width(browser: "Browser", site: Path) -> None:
    """Reflow (WCAG 1.4.10), in a narrow and a wide font, and with the spacing of 1.4.12."""
    wide: list[str] = []
    with open_page(browser, NARROW) as page:
        for path, widths in _widths_of(site).items():
            page.goto((site / path).as_uri())
            for look in LOOKS:
                page.evaluate(DRESS, look)
                for width in widths:
                    page.set_viewport_size({"width": width, "height": 900})
                    shown = page.evaluate("document.documentElement.scrollWidth")
                    if shown > width:
                        wide.append(f"{path} {look[:20]}: {shown} of {width} px")
    assert wide == []


def test_a_label_in_a_card_has_room_beside_its_value(browser: "Browser", site: Path) -> None:
    """A row that has become a card: a label of two lines does not run into the next value."""
    crossing: list[str] = []
    with open_page(browser, NARROW) as page:
        for path, widths in _widths_of(site).items():
            if len(widths) > 1:
                page.goto((site / path).as_uri())
                crossing += [f"{path}: {each}" for each in page.evaluate(FIND_CROSSING)]
    assert crossing == []


def test_no_usual_word_is_divided_without_a_hyphen(browser: "Browser", site: Path) -> None:
    """A column that is too narrow for its words breaks them anywhere: Norg|e, Styremedle|m."""
    divided: list[str] = []
    with open_page(browser, NARROW) as page:
        for path, widths in _widths_of(site).items():
            if len(widths) == 1:
                continue
            page.goto((site / path).as_uri())
            for look in LOOKS[:2]:
                page.evaluate(DRESS, look)
                for width in (NARROW, 768, WIDE):
                    page.set_viewport_size({"width": width, "height": 900})
                    divided += [f"{path} {width}: {each}" for each in page.evaluate(FIND_DIVIDED)]
    assert divided == []


def _widths_of(site: Path) -> dict[str, tuple[int, ...]]:
    """Return at which widths to look at each page: the largest of each kind at all of them."""
    largest: dict[str, str] = {}
    for path in sorted(pages_of(site), key=lambda each: (site / each).stat().st_size):
        largest[re.sub(r"\d+|-[^/]*", "", path)] = path
    return {path: WIDTHS if path in largest.values() else WIDTHS[:1] for path in pages_of(site)}


def test_everything_is_there_without_javascript(browser: "Browser", site: Path) -> None:
    """The visible text of a page is the same with scripts switched off."""
    with (
        open_page(browser, WIDE) as usual,
        open_page(browser, WIDE, java_script_enabled=False) as without,
    ):
        for path in pages_of(site):
            texts = []
            for page in (usual, without):
                page.goto((site / path).as_uri())
                texts.append(page.locator("body").inner_text())
            assert texts[0] == texts[1], path
            assert texts[0].strip(), path


def test_markup_and_styles_are_valid(
    site: Path, nu_checker: Callable[[Path], list[Complaint]]
) -> None:
    """The Nu checker finds neither error nor warning in the site's HTML and CSS."""
    assert [str(complaint) for complaint in nu_checker(site)] == []
