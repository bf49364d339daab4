"""Every example of every component in a real browser: no violation, nothing wider than a phone."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import NARROW, find_violations_in_all_looks, open_page
from tests.styleguide import NAMES, write_styleguide

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Of whole pages, which test_pages.py looks at: an example stands alone, and is on its page twice.
OF_PAGES = ("landmark-unique",)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The style guide, as `make styleguide` writes it."""
    folder = tmp_path_factory.mktemp("guide")
    write_styleguide(folder)
    return folder


@pytest.fixture(scope="module")
def seen(browser: "Browser", guide: Path, axe_script: str) -> tuple[list[str], list[str]]:
    """What axe finds in both panels of each page, whichever scheme the reader has; what is wide."""
    found: list[str] = []
    wide: list[str] = []
    with open_page(browser, 1280) as page:
        for name in ("index", *NAMES):
            page.goto((guide / f"{name}.html").as_uri())
            violations = find_violations_in_all_looks(page, axe_script, OF_PAGES)
            found += [f"{name}: {each}" for each in violations]
            page.set_viewport_size({"width": NARROW, "height": 900})
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > NARROW:
                wide.append(f"{name}: {width} px")
            page.set_viewport_size({"width": 1280, "height": 900})
    return found, wide


def test_axe_finds_no_violation_in_any_example(seen: tuple[list[str], list[str]]) -> None:
    assert seen[0] == []


def test_no_example_scrolls_sideways_at_320_pixels(seen: tuple[list[str], list[str]]) -> None:
    assert seen[1] == []
