"""Where texts and elements stand on a page: what decides how they look, and what is said of them.

How a text and what is behind it are coloured follows from the styles, from the elements that it is
in, and from those of their attributes that the styles ask for. Where two texts agree in all that,
one is as readable as the other, whatever they say and whichever page they are on. No style of ours
gives a colour by how many siblings there are, or which: a test sees to that.

What is wrong with elements themselves (names, roles, levels, lists, tables) follows from what they
are, what they say of themselves, and what stands beside them.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

_ASKED = re.compile(r"\[([a-z-]+)")
_ALWAYS = frozenset(("class", "style", "hidden", "role"))
_WITHOUT_END = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
# So many elements and texts that follow each other are compared.
_RUN = 5
# A rule of a style: what it is for, and what it says; the innermost where they stand in others.
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
_BY_SIBLINGS = re.compile(r"[+~]|:(?:nth|first|last|only|has)\b")
_COLOUR = re.compile(r"(?<![\w-])(?:color|background(?:-color)?|opacity|fill)\s*:\s*([^;]+)")


class _Reader(HTMLParser):
    """Reads a page; notes which elements each text is in, and what follows what."""

    def __init__(self, asked: frozenset[str]) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.marks: list[str] = []
        self._asked = asked
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        classes = [value or "" for name, value in attrs if name in ("class", "role")]
        self.marks.append(" ".join((tag, *sorted(name for name, _ in attrs), *classes)))
        if tag not in _WITHOUT_END:
            said = (f"{name}={value}" for name, value in sorted(attrs) if name in self._asked)
            self._open.append((tag, " ".join((tag, *said))))

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it those within it that say no end of their own."""
        self.marks.append(f"/{tag}")
        if any(each == tag for each, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """A text, whatever it says."""
        if data.strip():
            self.marks.append("…")
            self.found.add("\n".join(said for _, said in self._open))


def find_surroundings(page: Path) -> frozenset[str]:
    """Return a digest of all that a text of the page is in, for each text; alike ones are one."""
    text = page.read_text(encoding="utf-8")
    sheets = re.findall(r'<link[^>]*rel="?stylesheet"?[^>]*>', text)
    addresses = (re.search(r'href="?([^"\s>?]+)', each) for each in sheets)
    styles = [(page.parent / each[1]).read_text(encoding="utf-8") for each in addresses if each]
    look = "".join((*styles, *re.findall(r"<style[^>]*>(.*?)</style>", text, re.DOTALL)))
    reader = _Reader(_ALWAYS | {*_ASKED.findall(look)})
    reader.feed(text)
    return frozenset(hashlib.sha256(f"{look}{each}".encode()).hexdigest() for each in reader.found)


def find_neighbours(page: Path) -> frozenset[str]:
    """Return each run of elements that begin or end and of texts, whatever these say.

    An element is known by its name, classes, role, and which attributes it has; the same elements
    in another language are others.
    """
    text = page.read_text(encoding="utf-8")
    language = re.search(r'<html[^>]*\blang="?([\w-]+)', text)
    reader = _Reader(_ALWAYS)
    reader.feed(text)
    runs = ("\n".join(reader.marks[at : at + _RUN]) for at in range(len(reader.marks)))
    return frozenset(f"{language and language[1]}\n{each}" for each in runs)


def show_each(
    pages: Iterable[Path], find: Callable[[Path], frozenset[str]] = find_surroundings
) -> frozenset[Path]:
    """Return pages on which all stands that is found on any of them; the largest are taken first.

    By surroundings: pages on which each text of all stands, or one in the same surroundings.
    """
    seen: set[str] = set()
    chosen = set()
    for page in sorted(pages, key=lambda each: (-each.stat().st_size, each)):
        found = find(page)
        if not found <= seen:
            seen |= found
            chosen.add(page)
    return frozenset(chosen)


def colours_by_siblings(style: str) -> Iterator[str]:
    """Yield the rules of a style that give a colour of their own by what stands beside."""
    for selector, said in _RULE.findall(re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)):
        own = [each for each in _COLOUR.findall(said) if each.strip() not in {"inherit", "none"}]
        if own and _BY_SIBLINGS.search(selector):
            yield selector.strip()
