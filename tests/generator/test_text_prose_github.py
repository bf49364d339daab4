"""Answers have the structure that GitHub's preview shows: editors write there, and look at it.

The oracle is markdown-it-py as «gfm-like», without raw HTML, which no answer has.
"""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from markdown_it import MarkdownIt

from generator.text.prose import to_html

HERE = Path(__file__).parent / "github"
INLINE = frozenset({"a", "br", "code", "del", "em", "img", "strong"})
VOID = frozenset({"br", "hr", "img"})
NAMES = {"s": "del", **{f"h{level}": "h" for level in range(1, 7)}}
SIDES = {"end": "right", "centre": "center"}


class Pieces(HTMLParser):
    """HTML as a list of tags and texts: what blocks there are, in what, and what is marked.

    How lines are broken is left out, and the levels of headings, which depend on the page.
    """

    def __init__(self, written: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(written)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add a tag, and what matters of its attributes."""
        given = {name: value or "" for name, value in attrs}
        address = unquote(given.get("href", given.get("src", "")))
        kept = [address.replace("aktsom:attachment/", "attachments/")]
        kept += [given.get(name, "") for name in ("title", "alt", "start")]
        side = given.get("style", "").removeprefix("text-align:") or given.get("class", "")
        if tag in {"td", "th"} and side != "left":
            kept.append(SIDES.get(side, side))
        name = NAMES.get(tag, tag)
        self.add(f"<{' '.join(filter(None, [name, *kept]))}>", name)

    def handle_endtag(self, tag: str) -> None:
        """Add the end of an element."""
        if tag not in VOID:
            self.add(f"</{NAMES.get(tag, tag)}>", NAMES.get(tag, tag))

    def add(self, piece: str, tag: str) -> None:
        """Add a tag; blanks beside one of a block are nothing."""
        if tag not in INLINE and self.found and not self.found[-1].startswith("<"):
            self.found[-1] = self.found[-1].rstrip()
            self.found = [each for each in self.found if each]
        self.found.append(piece)

    def handle_data(self, data: str) -> None:
        """Add a text."""
        text = re.sub(r"[ \n]+", " ", data)
        before = self.found[-1] if self.found else "<p>"
        name = before.strip("</>").partition(" ")[0]
        if before == "<br>" or (before.startswith("<") and name not in INLINE):
            text = text.lstrip()
        if text and not before.startswith("<"):
            self.found[-1] += text
        elif text:
            self.found.append(text)


@cache
def oracle() -> MarkdownIt:
    return MarkdownIt("gfm-like", {"html": False})


def shown_here(markdown: str) -> list[str]:
    return Pieces(to_html(markdown, "a", 3)).found


def shown_by_github(markdown: str) -> list[str]:
    return Pieces(oracle().render(markdown)).found


def read(name: str) -> list[str]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    kept = [each for each in lines if each and not each.startswith("# ")]
    return [each.encode("latin-1", "backslashreplace").decode("unicode_escape") for each in kept]


@pytest.mark.parametrize("markdown", read("inputs.txt"))
def test_an_answer_is_what_github_shows(markdown: str) -> None:
    assert shown_here(markdown) == shown_by_github(markdown)


def test_the_inputs_are_many_and_each_of_its_own() -> None:
    inputs = read("inputs.txt")
    assert len(set(inputs)) == len(inputs) >= 200


def differences() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((HERE / "differences.yaml").read_text("utf-8"))
    return found


def test_the_differences_are_few() -> None:
    assert len(differences()) <= 5


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [(markdown, str(each["shown"])) for each in differences() for markdown in each["inputs"]],
)
def test_what_is_shown_otherwise_than_by_github(markdown: str, shown: str) -> None:
    here = shown_here(markdown)
    assert here != shown_by_github(markdown)
    assert re.search(shown, "".join(here))
