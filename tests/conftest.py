"""What tests share: settings of hypothesis, a browser, and checkers of pages and markup."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import tools

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples at every run, however long they take: nothing fails by chance or by the clock.
settings.register_profile(
    "aktsom", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("aktsom")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a browser or renders PDFs is slow."""
    for item in items:
        if {"browser", "pdf"} & {*item.path.relative_to(tools.ROOT).parts}:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A headless Chromium that reaches this machine only; one for all tests of a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=tools.find_browser(), args=tools.BROWSER_ARGUMENTS
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe_script() -> str:
    """The source of axe-core, to be injected into a page; `axe.run()` answers with violations."""
    return tools.find_axe().read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def nu_checker() -> Callable[[Path], list[tools.Complaint]]:
    """The Nu checker: takes a folder, answers with what is wrong in its HTML, CSS and SVG."""
    return tools.check_markup
