"""What an editor waits for in `aktsom serve`, in a browser, for one report.

From a saved file to a renewed page; on the page, from the last letter typed to what is found in it,
and from Save to the renewed page.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from msgspec import Struct

from tests.browser.preview_pages import start, visit, wait_until_connected
from tests.preview import Preview, run_preview
from tests.tools import BROWSER_ARGUMENTS, ROOT, ToolMissingError, find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_FACTS = Path("content/lo/2023/0-enterprise/facts.yaml")
_SAID = "Torggata"
# Pages that show what is saved: one step's, and the one with the whole report.
_WHOLE = "2023/hele-redegjorelsen.html"
_PAGES = {"step page": "2023/0-virksomheten.html", "whole page": _WHOLE}
_WRITTEN, _QUESTION = {"step page": "2023/2-kartlegging.html", "whole page": _WHOLE}, "2.A.2.b"


class Awaited(Struct, frozen=True):
    """How long something took, in seconds: the median of some times, and the longest."""

    what: str
    median: float
    longest: float


def measure_preview(folder: Path, saves: int) -> Iterator[Awaited]:
    """Yield how long an editor waits on each page; nothing where there is no browser."""
    with _open_browser() as browser:
        if browser is None:
            return
        with run_preview(folder, ROOT / "content", ROOT) as preview:
            for page, path in _PAGES.items():
                taken = list(_save(browser, preview, path, saves))
                yield Awaited(f"file saved to renewed {page}", median(taken), max(taken))
            for page, path in _WRITTEN.items():
                both = list(_write(browser, preview, path, saves))
                for what, each in zip((f"typed to found, {page}", f"Save to renewed {page}"),
                                      zip(*both, strict=True), strict=True):  # fmt: skip
                    yield Awaited(what, median(each), max(each))


@contextlib.contextmanager
def _open_browser() -> "Iterator[Browser | None]":
    """Start the tests' browser; None where it, or what drives it, is not installed."""
    try:
        from playwright.sync_api import sync_playwright

        program = find_browser()
    except (ImportError, ToolMissingError):
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()


def _save(browser: "Browser", preview: Preview, path: str, saves: int) -> Iterator[float]:
    """Save so many times, each time something else, and wait until an open page shows it."""
    file = preview.folder / _FACTS
    page = browser.new_page()
    page.goto(preview.address + path)
    before = _text_after(file, _SAID)
    for number in range(saves):
        page.locator("html[data-listening]").wait_for(state="attached")
        now = f"{path.count('hele')}{number:03}"
        text = file.read_text(encoding="utf-8").replace(f"{_SAID} {before}", f"{_SAID} {now}")
        started = perf_counter()
        file.write_text(text, encoding="utf-8")
        _wait_until_shown(page, f"{_SAID} {now}")
        yield perf_counter() - started
        before = now
    page.close()


def _write(
    browser: "Browser", preview: Preview, path: str, saves: int
) -> Iterator[tuple[float, float]]:
    """Write on the page so many times; yield what a finding took, and what saving took."""
    page = browser.new_page()
    for number in range(saves):
        visit(page, preview, path)
        writer = start(page, _QUESTION)
        area = writer.locator("textarea").first
        area.press("Control+End")
        area.press_sequentially(f"\n\nTODO {number} [fyll inn]", delay=0)
        typed = perf_counter()
        writer.locator(".finding").first.wait_for()
        found = perf_counter() - typed
        text = f"Vi begynner med renhold, for {number}. gang, {path.count('hele')}."
        area.fill(text)
        saved = perf_counter()
        area.press("Control+s")
        page.locator(".answer").get_by_text(text).first.wait_for()
        yield found, perf_counter() - saved
        wait_until_connected(page)
    page.close()


def _wait_until_shown(page: "Page", text: str) -> None:
    page.get_by_text(text).first.wait_for(state="visible")


def _text_after(file: Path, said: str) -> str:
    """The word that follows another in a file."""
    return file.read_text(encoding="utf-8").partition(f"{said} ")[2].split()[0]
