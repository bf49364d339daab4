"""From a saved file to a renewed page: `aktsom serve` in a browser, for one report."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from msgspec import Struct

from tests.preview import Preview, run_preview
from tests.tools import BROWSER_ARGUMENTS, ROOT, ToolMissingError, find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_FACTS = Path("content/lo/2023/0-enterprise/facts.yaml")
_SAID = "Torggata"
# Pages that show what is saved: one step's, and the one with the whole report.
_PAGES = {"step page": "2023/0-virksomheten.html", "whole page": "2023/hele-redegjorelsen.html"}


class Renewed(Struct, frozen=True):
    """How long a page took to be renewed, in seconds: the median of some saves, and the longest."""

    page: str
    median: float
    longest: float


def measure_renewal(folder: Path, saves: int) -> Iterator[Renewed]:
    """Yield how long each page takes; nothing where there is no browser."""
    with _open_browser() as browser:
        if browser is None:
            return
        with run_preview(folder, ROOT / "content", ROOT) as preview:
            for page, path in _PAGES.items():
                taken = list(_save(browser, preview, path, saves))
                yield Renewed(page, median(taken), max(taken))


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


def _wait_until_shown(page: "Page", text: str) -> None:
    page.get_by_text(text).first.wait_for(state="visible")


def _text_after(file: Path, said: str) -> str:
    """The word that follows another in a file."""
    return file.read_text(encoding="utf-8").partition(f"{said} ")[2].split()[0]
