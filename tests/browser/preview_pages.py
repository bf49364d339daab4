"""Pages of a running preview in the browser: opened, listened to, and changed on the disk."""

from typing import TYPE_CHECKING

from tests.preview import Preview

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def wait_until_connected(page: "Page") -> None:
    """Wait until the page hears of what the preview makes."""
    page.locator("html[data-listening]").wait_for(state="attached")


def visit(page: "Page", preview: Preview, path: str) -> None:
    """Open a page of the preview, and wait until it is connected."""
    page.goto(f"{preview.address}{path}")
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


def replace(preview: Preview, file: str, old: str, new: str) -> None:
    """Change a text in a file of the preview's folder once."""
    text = read(preview, file)
    assert old in text
    write(preview, file, text.replace(old, new, 1))


# What the keys go to, also within what the preview has put in: its role or kind, and its name.
_FOCUSED = """() => {
  let found = document.activeElement;
  if (!found) return "body: ";  // the page is only just being read
  while (found.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  const by = (found.getAttribute("aria-labelledby") ?? "").split(" ")
    .map(id => found.getRootNode().getElementById(id)?.textContent ?? "").join(" ").trim();
  const visible = element => [...element.childNodes].filter(each => each.ariaHidden !== "true")
    .map(each => each.textContent).join("");
  const name = found.ariaLabel || by || found.labels?.[0]?.textContent || visible(found);
  return `${found.localName}: ${found === document.body ? "" : name.trim().replace(/\\s+/g, " ")}`;
}"""


def focused(page: "Page") -> str:
    """Return what has the focus: the kind of element and its name; `body: ` where nothing has."""
    return str(page.evaluate(_FOCUSED))


def tab_to(page: "Page", name: str, *, key: str = "Tab") -> str:
    """Press a key until what is so called has the focus, and return what that is."""
    for _ in range(400):
        if focused(page).partition(": ")[2] == name:
            return focused(page)
        page.keyboard.press(key)
    raise AssertionError(f"no key leads to {name}: {focused(page)}")


def start(page: "Page", question: str) -> "Locator":
    """Open the field of a question, and return it."""
    page.get_by_role("button", name=f"Skriv svaret på {question}", exact=True).click()
    writer = page.locator("aktsom-writer")
    writer.get_by_role("button", name="Lagre", exact=True).wait_for()
    return writer


def read(preview: Preview, file: str) -> str:
    """Return the text of a file in the preview's folder."""
    return (preview.folder / file).read_text(encoding="utf-8")
