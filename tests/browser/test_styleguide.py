"""Every example of every component in a real browser: no violation, nothing wider than a phone."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import find_violations_in_all_looks, open_page
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


def test_axe_finds_no_violation_in_any_example(
    browser: "Browser", guide: Path, axe_script: str
) -> None:
    """Both panels of each page, whichever scheme the reader has."""
    found: list[str] = []
    with open_page(browser, 1280) as page:
        for name in ("index", *NAMES):
            page.goto((guide / f"{name}.html").as_uri())
            violations = find_violations_in_all_looks(page, axe_script, OF_PAGES)
            found += [f"{name}: {each}" for each in violations]
    assert found == []


def test_no_example_scrolls_sideways_at_320_pixels(browser: "Browser", guide: Path) -> None:
    wide: list[str] = []
    with open_page(browser, 320) as page:
        for name in ("index", *NAMES):
            page.goto((guide / f"{name}.html").as_uri())
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > 320:
                wide.append(f"{name}: {width} px")
    assert wide == []
