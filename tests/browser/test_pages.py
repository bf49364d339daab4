"""Every page of every site, in a real browser: quiet, alone, complete, and without faults.

Each is opened three times, and looked at in several ways: wide from the disk, where axe looks at it
too; and as it is published, below /repo/, narrow, and wide without scripts: there in a frame, which
costs half as much as a page, and can be given every width.

axe is asked about so many pages that what follows what on any page of a language stands on one of
them. How a text is coloured, and what a narrow page does to it, follows from the elements it is in
and the styles: these it is asked about on so many that every text stands on one of them, or one in
the same surroundings does.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct, field

from tests.browser.conftest import FOLDERS, pages_of
from tests.browser.pages import (
    SHIFTS,
    find_violations_in_all_looks,
    find_violations_wide,
    listen,
    open_page,
)
from tests.page_structure import find_neighbours, find_surroundings, show_each
from tests.tools import Complaint

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

WIDE, NARROW = 1280, 320
# At these of the widths words are looked at, too.
WORDS_AT = (NARROW, 768, WIDE)
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

# Dresses a page in each look, at each width that the frame it is in can give it. All in one go, so
# that the browser lays the page out each time, but paints it once.
LOOK_AT_WIDTHS = f"""([looks, widths, wordLooks, wordsAt]) => {{
  const sideways = [], divided = [], findDivided = {FIND_DIVIDED}, frame = window.frameElement;
  for (const look of looks) {{
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(look);
    document.adoptedStyleSheets = [sheet];
    for (const width of widths) {{
      frame.style.width = `${{width}}px`;
      const shown = document.documentElement.scrollWidth;
      if (shown > width) sideways.push(`${{look.slice(0, 20)}}: ${{shown}} of ${{width}} px`);
      if (wordLooks.includes(look) && wordsAt.includes(width))
        divided.push(...findDivided().map(word => `${{width}}: ${{word}}`));
    }}
  }}
  frame.style.width = `${{widths[0]}}px`;
  return {{sideways, divided}};
}}"""
TOO_WIDE = """<!doctype html><style>body { margin: 0 } td { width: 1em; overflow-wrap: anywhere }
</style><div style="width: 500px; height: 1px"></div><table><tr><td>Styremedlem"""
FRAME = '<iframe {rights} style="width: {width}px; height: 900px; border: 0"></iframe>'
WITHOUT_SCRIPTS = 'sandbox="allow-same-origin"'
READ_FRAME = "document.querySelector('iframe').contentDocument.body.innerText"


class Visit(Struct):
    """What came of opening each page of a site, the next after the last."""

    trouble: list[str] = field(default_factory=list)
    moving: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    violations: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    crossing: list[str] = field(default_factory=list)
    divided: list[str] = field(default_factory=list)


def open_each(
    page: "Page", place: "Page | Frame", base: str, site: Path, visit: Visit
) -> Iterator[str]:
    """Open the site's pages below an address, in a page or a frame of it; yield each one's path."""
    visit.trouble = listen(page, base)
    for path in pages_of(site):
        answer = place.goto(f"{base}/{path}")
        if base.startswith("http:") and (answer is None or answer.status != 200):
            visit.trouble.append(f"{path}: no page")
        if place.evaluate(SHIFTS):
            visit.moving.append(path)
        yield path


@pytest.fixture(scope="session")
def shown(build_site: Callable[[str], Path]) -> frozenset[Path]:
    """Pages of all sites that show every text, or one in the same surroundings."""
    return show_each(_all_pages(build_site))


@pytest.fixture(scope="session")
def asked(build_site: Callable[[str], Path]) -> frozenset[Path]:
    """Pages of all sites that have everything that stands beside anything."""
    return show_each(_all_pages(build_site), find_neighbours)


def _all_pages(build_site: Callable[[str], Path]) -> Iterator[Path]:
    sites = map(build_site, FOLDERS)
    return (site / path for site in sites for path in pages_of(site))


@pytest.fixture(scope="session")
def wide(
    browser: "Browser",
    site: Path,
    shown: frozenset[Path],
    asked: frozenset[Path],
    axe_script: str,
) -> Visit:
    """What was seen of a site from the disk."""
    visit = Visit()
    with open_page(browser, WIDE) as page:
        for path in open_each(page, page, site.as_uri(), site, visit):
            visit.texts[path] = page.locator("body").inner_text()
            if site / path in shown:
                found = find_violations_in_all_looks(page, axe_script)
            elif site / path in asked:
                found = find_violations_wide(page, axe_script)
            else:
                continue
            visit.violations += [f"{path}: {each}" for each in found]
    return visit


@pytest.fixture(scope="session")
def narrow(browser: "Browser", site: Path, serve: Callable[[Path], str]) -> Visit:
    """What was seen of a site below /repo/, on a phone and, of some pages, on wider screens."""
    visit, base, largest = Visit(), serve(site), _largest_of(site)
    with open_page(browser, max(WIDTHS)) as page:
        frame = open_frame(page, base, NARROW)
        for path in open_each(page, frame, base, site, visit):
            if path in largest:
                found = frame.evaluate(FIND_CROSSING)
                visit.crossing += [f"{path}: {each}" for each in found]
                look_at_widths(frame, path, visit, WIDTHS, WORDS_AT)
            else:
                look_at_widths(frame, path, visit, (NARROW,), ())
    return visit


def open_frame(page: "Page", base: str, width: int, rights: str = "") -> "Frame":
    """Return an empty frame whose width its page can set: it has the address's origin."""
    page.goto(f"{base}/assets/")
    page.set_content(FRAME.format(width=width, rights=rights))
    return page.frames[1]


def look_at_widths(
    frame: "Frame", path: str, visit: Visit, widths: Sequence[int], words_at: Sequence[int]
) -> None:
    """Note where a page is wider than the screen, and where usual words are divided."""
    found = frame.evaluate(LOOK_AT_WIDTHS, [LOOKS, widths, LOOKS[:2], words_at])
    visit.sideways += [f"{path} {each}" for each in found["sideways"]]
    visit.divided += [f"{path} {each}" for each in found["divided"]]


def _largest_of(site: Path) -> list[str]:
    """Return the pages to look at in all widths: the largest of each kind."""
    largest: dict[str, str] = {}
    for path in sorted(pages_of(site), key=lambda each: (site / each).stat().st_size):
        largest[re.sub(r"\d+|-[^/]*", "", path)] = path
    return [*largest.values()]


def test_pages_are_quiet_and_ask_nobody_else(wide: Visit, narrow: Visit) -> None:
    """From disk and under /repo/: no console message, no failed request, none off the site."""
    assert wide.trouble == []
    assert narrow.trouble == []


def test_axe_finds_no_violation(wide: Visit) -> None:
    """WCAG 2.2 A and AA, contrast of AAA and best practice; wide and narrow, light and dark."""
    assert wide.violations == []


@pytest.mark.parametrize("find", [find_surroundings, find_neighbours])
def test_few_pages_show_everything(
    build_site: Callable[[str], Path], find: Callable[[Path], frozenset[str]]
) -> None:
    found = {each: find(each) for each in _all_pages(build_site)}
    chosen = show_each(found, find)
    seen = frozenset().union(*(found[each] for each in chosen))
    assert all(each <= seen for each in found.values())
    assert len(chosen) < 150 < len(found)


def test_latest_leads_to_the_newest_report(
    browser: "Browser", build_site: Callable[[str], Path]
) -> None:
    """The address that never changes shows the newest report, without a click."""
    site = build_site("lo")
    with open_page(browser, WIDE) as page:
        page.goto((site / "latest/index.html").as_uri())
        page.wait_for_url("**/2023/index.html")
        assert page.locator("h1").inner_text().startswith("Redegjørelse etter åpenhetsloven")


def test_nothing_scrolls_sideways_at_any_width(narrow: Visit) -> None:
    """Reflow (WCAG 1.4.10), in a narrow and a wide font, and with the spacing of 1.4.12."""
    assert narrow.sideways == []


def test_a_label_in_a_card_has_room_beside_its_value(narrow: Visit) -> None:
    """A row that has become a card: a label of two lines does not run into the next value."""
    assert narrow.crossing == []


def test_no_usual_word_is_divided_without_a_hyphen(narrow: Visit) -> None:
    """A column that is too narrow for its words breaks them anywhere: Norg|e, Styremedle|m."""
    assert narrow.divided == []


def test_what_is_too_wide_or_divided_is_found(
    browser: "Browser", build_site: Callable[[str], Path], serve: Callable[[Path], str]
) -> None:
    """The measure itself: a box that is wider than some screens, and a word too long for a cell."""
    visit = Visit()
    with open_page(browser, max(WIDTHS)) as page:
        frame = open_frame(page, serve(build_site("lo")), NARROW)
        frame.set_content(TOO_WIDE)
        look_at_widths(frame, "x", visit, (NARROW, WIDE), (WIDE,))
    assert {each.rpartition(": ")[2] for each in visit.sideways} == {"500 of 320 px"}
    assert {*visit.divided} == {"x 1280: Styremedlem"}


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_moves_while_a_page_loads(
    browser: "Browser", site: Path, wide: Visit, narrow: Visit, width: int
) -> None:
    """Cumulative layout shift is nil, also when the script adds its buttons.

    A browser with much else to do may show half a page before the rest: then it is asked again.
    """

    def moves(page: "Page", path: str) -> bool:
        page.goto((site / path).as_uri())
        return bool(page.evaluate(SHIFTS))

    moved = (wide if width == WIDE else narrow).moving
    with open_page(browser, width) as page:
        assert [path for path in moved if all(moves(page, path) for _ in range(2))] == []


def test_everything_is_there_without_javascript(
    browser: "Browser", site: Path, serve: Callable[[Path], str], wide: Visit
) -> None:
    """The visible text of a page is the same with scripts switched off."""
    base = serve(site)
    with open_page(browser, WIDE) as page:
        frame = open_frame(page, base, WIDE, WITHOUT_SCRIPTS)
        for path in pages_of(site):
            frame.goto(f"{base}/{path}")
            assert page.evaluate(READ_FRAME) == wide.texts[path], path
            assert wide.texts[path].strip(), path


def test_scripts_are_switched_off(
    browser: "Browser", build_site: Callable[[str], Path], serve: Callable[[Path], str]
) -> None:
    """The measure itself: a frame without rights shows what is there without scripts."""
    written = "a<script>document.body.append('b')</script><noscript>c</noscript>"
    with open_page(browser, WIDE) as page:
        for rights, shown in (("", "ab"), (WITHOUT_SCRIPTS, "ac")):
            open_frame(page, serve(build_site("lo")), WIDE, rights)
            page.evaluate(
                """written => new Promise(done => {
                  const frame = document.querySelector("iframe");
                  frame.onload = done;
                  frame.srcdoc = written;
                }).then(() => {})""",
                written,
            )
            assert page.evaluate(READ_FRAME) == shown


def test_markup_and_styles_are_valid(
    build_site: Callable[[str], Path], nu_checker: Callable[..., list[Complaint]]
) -> None:
    """The Nu checker finds neither error nor warning in the HTML and CSS of any site."""
    sites = [build_site(name) for name in FOLDERS]
    assert [str(complaint) for complaint in nu_checker(*sites)] == []
