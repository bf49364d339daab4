"""The pages of the CMS as tests use them: fields, saving, what a proposal changes, dialogs."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser.github_stand_in import GitHub

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Locator, Page

# What the CMS says itself, in the one language that it has with it.
SAVE = "Save"


def field(page: "Page", path: str) -> "Locator":
    return page.locator(f'[data-key-path="{path}"]')


def scroll_to(page: "Page", wanted: "Locator", above: "Locator") -> None:
    """Scroll down to a field, which the CMS puts on the page when it is about to be seen."""
    above.hover()

    def is_there() -> bool:
        page.mouse.wheel(0, 200)
        return wanted.count() > 0

    wait_until(page, is_there)


def save(page: "Page", hub: GitHub) -> str:
    """Save, and return the branch of the proposal that came of it."""
    before = len(hub.pulls)
    page.get_by_role("button", name=SAVE, exact=True).click()
    wait_until(page, lambda: len(hub.pulls) > before and bool(hub.pulls[-1]["labels"]))
    return str(hub.pulls[-1]["head"])


def wait_until(page: "Page", test: Callable[[], bool]) -> None:
    """Wait for what the stand-in notes, which takes the browser's requests meanwhile."""
    for _ in range(300):
        if test():
            return
        page.wait_for_timeout(100)
    raise TimeoutError


def changed_lines(hub: GitHub, branch: str) -> tuple[list[str], list[str]]:
    """The lines that a branch takes away, and those that it adds."""
    lines = hub.git("diff", "--unified=0", f"main...{branch}").splitlines()
    gone = [line[1:] for line in lines if line.startswith("-") and not line.startswith("---")]
    new = [line[1:] for line in lines if line.startswith("+") and not line.startswith("+++")]
    return gone, new


def hear_dialogs(page: "Page") -> list[str]:
    """Accept what the page asks from now on; what it has said is in the list."""
    told: list[str] = []

    def hear(dialog: "Dialog") -> None:
        told.append(dialog.message)
        dialog.accept()

    page.on("dialog", hear)
    return told
