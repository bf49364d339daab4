"""A report with 40 risks, 24 countries and long words: still light, narrow and accessible."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.text.hyphens import SOFT
from tests.browser.pages import find_violations_in_all_looks, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# One page of each kind that grows with the report.
PAGES = (
    "index.html",
    "2024/index.html",
    "2024/risikoer.html",
    "2024/0-virksomheten.html",
    "2024/2-kartlegging.html",
    "2024/3-tiltak.html",
    "2024/hele-redegjorelsen.html",
    "2024/risiko-kjemikalier-ullundertoy.html",
)


@pytest.fixture(scope="module")
def large(build_site: Callable[[str], Path]) -> Path:
    return build_site("large")


def test_each_measure_keeps_its_anchor_and_is_whole_on_the_page_of_its_risk(large: Path) -> None:
    """Step 3 gives each of many measures a line; what it leads to has all the words."""
    step = LexborHTMLParser((large / "2024/3-tiltak.html").read_bytes())
    rows = [row for row in step.css("tr[id]") if (row.attributes["id"] or "").startswith("3.A.1-")]
    assert len(rows) == 40
    whole = LexborHTMLParser((large / "2024/hele-redegjorelsen.html").read_bytes())
    for row in rows:
        path, _, anchor = (row.css("th a")[0].attributes["href"] or "").partition("#")
        risk = LexborHTMLParser((large / "2024" / path).read_bytes())
        told = risk.css(f"[id='{anchor}'] .prose")
        assert told
        below = whole.css(f"[id='{row.attributes['id']}'] + .fields .prose")
        texts = ([each.text().replace(SOFT, "") for each in part] for part in (told, below))
        assert next(texts) == next(texts)


def test_many_risks_have_a_page_of_their_own_a_line_and_a_link_for_each(
    browser: "Browser", large: Path
) -> None:
    """The front names those that have happened; the topics of its matrix lead to the page."""
    with open_page(browser, 1280) as page:
        page.goto((large / "2024/index.html").as_uri())
        assert page.locator(".risk-table").count() == 0
        assert page.locator(".risk-lines li").count() == 6
        page.locator(".matrix tbody a").last.click()
        page.wait_for_url("**/2024/risikoer.html#topic-4")
        rows = page.locator(".risk-table tbody tr")
        assert rows.count() == 40
        assert rows.locator("th a").count() == 40
        assert rows.locator("td").count() == 160


def test_axe_finds_no_violation(browser: "Browser", large: Path, axe_script: str) -> None:
    found: list[str] = []
    with open_page(browser, 1280, bypass_csp=True) as page:
        for path in PAGES:
            page.goto((large / path).as_uri())
            found += [f"{path}: {each}" for each in find_violations_in_all_looks(page, axe_script)]
    assert found == []


def test_nothing_scrolls_sideways_at_320_pixels(browser: "Browser", large: Path) -> None:
    with open_page(browser, 320) as page:
        for path in PAGES:
            page.goto((large / path).as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


# Figures that stand closer to the next column than a letter's width, and labels of cards
# that do not fold where they are longer than their room.
MEETING = """() => [...document.querySelectorAll("td.numeric")].filter(cell => {
  const label = getComputedStyle(cell, "::before");
  if (label.float !== "none") return label.whiteSpace === "nowrap";
  const next = cell.nextElementSibling, range = document.createRange();
  if (!next) return false;
  const [one, other] = [cell, next].map(each => {
    range.selectNodeContents(each);
    return range.getBoundingClientRect();
  });
  return other.left - one.right < 8;
}).map(cell => cell.innerText)"""


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_figure_meets_its_label_or_the_next_column(
    browser: "Browser", large: Path, width: int
) -> None:
    with open_page(browser, width) as page:
        page.goto((large / "2024/index.html").as_uri())
        page.locator(".origins summary").click()
        assert page.locator("td.numeric:visible").count() == 24
        assert page.evaluate(MEETING) == []


def overlapping(page: "Page") -> list[str]:
    """The texts of charts that reach outside the page or into one another."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('svg.chart')].flatMap(chart => {
            const boxes = [...chart.querySelectorAll('text')].map(text =>
                [text.textContent, text.getBoundingClientRect()]);
            return boxes.filter(([, one], index) => one.right > innerWidth || boxes.some(
                ([, other], place) => place > index && one.left < other.right - 1
                && other.left < one.right - 1 && one.top < other.bottom - 3
                && other.top < one.bottom - 3)).map(([text]) => text);
        })"""
    )
    return found


@pytest.mark.parametrize("width", [320, 1280])
def test_texts_of_charts_never_meet_nor_leave_the_page(
    browser: "Browser", large: Path, width: int
) -> None:
    spaced = "* { letter-spacing: .12em !important; word-spacing: .16em !important; }"
    with open_page(browser, width, bypass_csp=True) as page:
        for path in ("index.html", "2024/0-virksomheten.html"):
            page.goto((large / path).as_uri())
            assert page.locator("svg.chart").count() == 3
            assert overlapping(page) == []
            page.add_style_tag(content=spaced)
            assert overlapping(page) == []


def test_bars_are_as_long_as_they_should_be(browser: "Browser", large: Path) -> None:
    """Geometry in percent and em comes out in the browser as it was meant."""
    with open_page(browser, 320) as page:
        page.goto((large / "2024/0-virksomheten.html").as_uri())
        bars = page.locator("[id='chart-0.14-title'] ~ rect:not(.chart-track)")
        tracks = page.locator("[id='chart-0.14-title'] ~ .chart-track")
        parts = [
            float(bars.nth(index).evaluate("each => each.getBBox().width"))
            / float(tracks.nth(index).evaluate("each => each.getBBox().width"))
            for index in range(4)
        ]
        assert parts == pytest.approx([0.045, 0.41, 0.5, 0.045], abs=0.002)
