"""Opening pages in the browser, and asking axe about them."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

WIDE, NARROW = 1440, 320
# How much of a page has moved since it began to load: half a page may be shown before the rest.
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(sum), 60));
})"""
# The rules that look at colours.
# WCAG 1.4.6, of level AAA: all of our colours keep it.
ENHANCED = "color-contrast-enhanced"
COLOURS = ("color-contrast", ENHANCED, "link-in-text-block")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def open_page(browser: "Browser", width: int, **options: Any) -> "Iterator[Page]":
    """Open an empty page in a context of its own."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    try:
        yield context.new_page()
    finally:
        context.close()


def search(page: "Page", words: str) -> list[str]:
    """Type words, press Enter; return the titles of what is found."""
    box = page.get_by_role("searchbox")
    box.fill(words)
    box.press("Enter")
    page.locator(".hits", has_text=words).wait_for()
    return page.locator(".results h2").all_inner_texts()


def listen(page: "Page", base: str) -> list[str]:
    """Return a list that grows by what a page says, fails to get, or asks for above an address."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(f"{page.url} console: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"{page.url} error: {error}"))
    page.on("requestfailed", lambda request: heard.append(f"fail: {request.url}"))

    def hear(request: "Request") -> None:
        if not request.url.startswith(base):
            heard.append(f"off site: {request.url}")

    page.on("request", hear)
    return heard


def find_violations(page: "Page", but: Collection[str] = ()) -> Iterator[str]:
    """Yield what axe finds wrong on a page that has its script; `but` are rules left out."""
    rules = {ENHANCED: {"enabled": True}, **{name: {"enabled": False} for name in but}}
    return _ask(page, {"runOnly": TAGS, "rules": rules})


def find_violations_wide(page: "Page", axe_script: str) -> Iterator[str]:
    """Yield what axe finds wrong with the elements of a page, whatever their colours."""
    page.evaluate(axe_script)
    yield from (f"wide: {each}" for each in find_violations(page, COLOURS))


def find_violations_in_all_looks(
    page: "Page", axe_script: str, but: Collection[str] = ()
) -> Iterator[str]:
    """Yield what axe finds wrong on a page: wide and light, then dark, then narrow.

    Another scheme changes nothing but colours, and another width changes no colour, so each is
    asked about what it changes: the colours of a page take most of the time.
    """
    wide = page.viewport_size or {"width": 1280, "height": 900}
    page.emulate_media(color_scheme="light")
    page.evaluate(axe_script)
    yield from (f"light: {each}" for each in find_violations(page, but))
    page.emulate_media(color_scheme="dark")
    colours = {"runOnly": {"type": "rule", "values": [each for each in COLOURS if each not in but]}}
    yield from (f"dark: {each}" for each in _ask(page, colours))
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 900})
    yield from (f"320 px: {each}" for each in find_violations(page, {*but, *COLOURS}))
    page.set_viewport_size(wide)


def _ask(page: "Page", options: dict[str, Any]) -> Iterator[str]:
    # Of what is right axe need not find out how it would be pointed at. Nor need it read all styles
    # once more, for a rule on trial, which is not among these.
    asked = {**options, "resultTypes": ["violations"], "preload": {"assets": ["media"]}}
    result = page.evaluate("options => axe.run(options)", asked)
    for violation in result["violations"]:
        targets = [node["target"] for node in violation["nodes"][:3]]
        yield f"{violation['id']} {json.dumps(targets)}"
