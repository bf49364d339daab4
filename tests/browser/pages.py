"""Opening pages in the browser, and asking axe about them."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def open_page(browser: "Browser", width: int, **options: Any) -> "Iterator[Page]":
    """Open an empty page in a context of its own."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    try:
        yield context.new_page()
    finally:
        context.close()


def find_violations(page: "Page", but: Collection[str] = ()) -> Iterator[str]:
    """Yield what axe finds wrong on a page that has its script; `but` are rules left out."""
    rules = {name: {"enabled": False} for name in but}
    result = page.evaluate("options => axe.run(options)", {"runOnly": TAGS, "rules": rules})
    for violation in result["violations"]:
        targets = [node["target"] for node in violation["nodes"][:3]]
        yield f"{violation['id']} {json.dumps(targets)}"
