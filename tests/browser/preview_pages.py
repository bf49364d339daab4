"""Pages of a running preview in the browser: opened, listened to, and changed on the disk."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.preview import Preview, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def wait_until_connected(page: "Page") -> None:
    """Wait until the page hears of what the preview makes."""
    page.locator("html[data-listening]").wait_for(state="attached")


def visit(page: "Page", preview: Preview, path: str) -> None:
    """Open a page of the preview, and wait until it is connected.

    On a busy machine the page that is left may be renewed meanwhile, which gives up the way.
    """
    from playwright.sync_api import Error

    address = f"{preview.address}{path}"
    try:
        page.goto(address)
    except Error as error:
        if "ERR_ABORTED" not in error.message:
            raise
        page.goto(address)
    wait_until_connected(page)


def complaints_of(page: "Page") -> list[str]:
    """What the browser says of the page from now on: errors, blocked scripts, failed requests."""
    heard: list[str] = []
    page.on("console", lambda each: heard.append(each.text) if each.type == "error" else None)
    page.on("pageerror", lambda each: heard.append(str(each)))
    # What the page itself has given up, because more was typed, is no failure.
    page.on(
        "requestfailed",
        lambda each: None if each.failure == "net::ERR_ABORTED" else heard.append(each.url),
    )
    return heard


def write(preview: Preview, file: str, text: str) -> None:
    """Write a file in the preview's folder as an editor's program does: nobody sees half of it.

    A preview that reads what is cut off builds that, and once more: pages are renewed when a test
    has gone on already.
    """
    whole = preview.folder / "whole"
    whole.write_text(text, encoding="utf-8")
    whole.replace(preview.folder / file)


def put_back(content: Path, source: Path) -> None:
    """Make a folder of content what another one is, by changing what is not so."""
    for path in sorted(content.rglob("*"), reverse=True):
        same = source / path.relative_to(content)
        if path.is_dir() and not same.is_dir():
            path.rmdir()
        elif path.is_file() and not same.is_file():
            path.unlink()
    for path in source.rglob("*"):
        there = content / path.relative_to(source)
        if path.is_dir():
            there.mkdir(exist_ok=True, parents=True)
        elif not there.is_file() or there.read_bytes() != path.read_bytes():
            shutil.copyfile(path, there)


def replace(preview: Preview, file: str, old: str, new: str) -> None:
    """Change a text in a file of the preview's folder once."""
    text = read(preview, file)
    assert old in text
    write(preview, file, text.replace(old, new, 1))


def renew(page: "Page", preview: Preview, old: str, new: str) -> None:
    """Change something that no finding is about, and wait until the page has been made anew."""
    build = page.locator("script[data-build]").get_attribute("data-build")
    replace(preview, "content/lo/2023/0-enterprise/facts.yaml", old, new)
    page.locator(f"script[data-build]:not([data-build='{build}'])").wait_for(state="attached")
    wait_until_connected(page)


# What the keys go to, also within what the preview has put in: its role or kind, and its name; and
# whether it is seen to be there: marked, and on the screen.
_FOCUSED = """() => {
  let found = document.activeElement;
  if (!found) return ["body: ", false];  // the page is only just being read
  while (found.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  const by = (found.getAttribute("aria-labelledby") ?? "").split(" ")
    .map(id => found.getRootNode().getElementById(id)?.textContent ?? "").join(" ").trim();
  const visible = element => [...element.childNodes].filter(each => each.ariaHidden !== "true")
    .map(each => each.textContent).join("");
  const name = found.ariaLabel || by || found.labels?.[0]?.textContent || visible(found);
  const called = found === document.body ? "" : name.trim().replace(/\\s+/g, " ");
  const style = getComputedStyle(found), box = found.getBoundingClientRect();
  const marked = found.matches(":focus-visible")
    && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return [`${found.localName}: ${called}`, marked && box.bottom > 0 && box.top < innerHeight];
}"""


def focused(page: "Page") -> str:
    """Return what has the focus: the kind of element and its name; `body: ` where nothing has."""
    return _focus(page)[0]


def see(page: "Page", name: str = "") -> None:
    """Wait until what is so called has the focus, is marked so, and is on the screen.

    All is asked of one page at one instant: one that is renewed meanwhile gives the focus back.
    """

    def is_seen() -> bool:
        called, seen = _focus(page)
        return seen and called.partition(": ")[2].startswith(name)

    try:
        wait_until(is_seen)
    except AssertionError:
        raise AssertionError(f"{name} is not seen to have the focus: {_focus(page)}") from None


def _focus(page: "Page") -> tuple[str, bool]:
    from playwright.sync_api import Error

    while True:
        try:
            called, seen = page.evaluate(_FOCUSED)
        except Error as error:
            # A page that is being left for itself, or another, has nothing to say.
            if "context was destroyed" not in error.message:
                raise
            page.wait_for_load_state("domcontentloaded")
        else:
            return str(called), bool(seen)


def tab_to(page: "Page", name: str, *, key: str = "Tab") -> str:
    """Press a key until what is so called has the focus, and return what that is."""
    for _ in range(400):
        found = focused(page)
        if found.partition(": ")[2] == name:
            return found
        page.keyboard.press(key)
    raise AssertionError(f"no key leads to {name}: {focused(page)}")


def choose_file(page: "Page", file: Path) -> None:
    """Press the button that has the focus, and choose a file.

    On a busy machine a browser now and then opens no chooser for the first key: whoever waits for
    one presses again.
    """
    from playwright.sync_api import TimeoutError as NothingOpenedError

    for wait in (15_000, 60_000):
        try:
            with page.expect_file_chooser(timeout=wait) as chooser:
                page.keyboard.press("Enter")
        except NothingOpenedError:
            continue
        chooser.value.set_files(file)
        return
    raise AssertionError(f"no file can be chosen: {focused(page)}")


def start(page: "Page", question: str) -> "Locator":
    """Open the field of a question, and return it."""
    page.get_by_role("button", name=f"Skriv svaret på {question}", exact=True).click()
    writer = page.locator("aktsom-writer")
    writer.get_by_role("button", name="Lagre", exact=True).wait_for()
    return writer


def read(preview: Preview, file: str) -> str:
    """Return the text of a file in the preview's folder."""
    return (preview.folder / file).read_text(encoding="utf-8")
