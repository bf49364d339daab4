"""Blocks of a page whose text is read from right to left: Arabic, Hebrew and their like.

GitHub leaves it to the browser (`dir="auto"`), which paper cannot ask: here the first letter of a
block says it when the page is made. A quotation or a cell follows its first block, and a list its
items, if they agree.
"""

from collections.abc import Iterator
from unicodedata import bidirectional

from msgspec import Struct

from schema.kept_patterns import compile_kept

_LISTS = frozenset({"ol", "ul"})
_GROUPS = frozenset({"blockquote", "dd", "li", "td", "th"}) | _LISTS
_BLOCKS = _GROUPS | {
    "caption", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "p", "summary",
}  # fmt: skip
_AS_IT_IS = frozenset({"code", "head", "pre", "script", "style", "svg"})
# What ends an element whose own end tag may be left out, and how far up it is looked for.
_CELLS = frozenset({"td", "th"})
_ENDED_BY = {
    "td": (_CELLS, "tr"), "th": (_CELLS, "tr"), "tr": (frozenset({"td", "th", "tr"}), "table"),
    "li": (frozenset({"li", "p"}), "ul ol"), "dt": (frozenset({"dt", "dd", "p"}), "dl"),
    "dd": (frozenset({"dt", "dd", "p"}), "dl"), "p": (frozenset({"p"}), "p"),
}  # fmt: skip
_EMPTY = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_FROM_RIGHT = compile_kept(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
# Where a page has none of the bytes that these begin with in UTF-8, it has none of them: to leave
# out all others takes a quarter of the time.
_BEGINNING = frozenset({*range(0xD6, 0xE1), 0xEF, 0xF0})
_OTHERS = bytes(each for each in range(256) if each not in _BEGINNING)
_TOKEN = compile_kept(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?![a-z0-9])[^<>]*>|(?P<text>[^<>]+)")


class _Element(Struct):
    """An element of a page: its name, where an attribute can be put, what it is in, its way."""

    name: str
    place: int
    around: "_Element | None"
    way: str = ""


def direct_page(page: str) -> str:
    """Return a page of HTML in which each block says so if it is read from right to left."""
    if not page.encode().translate(None, _OTHERS) or not _FROM_RIGHT.search(page):
        return page
    made, last = [], 0
    for element in _read(page):
        if element.way and element.way != _way_around(element):
            made += [page[last : element.place], f' dir="{element.way}"']
            last = element.place
    return "".join((*made, page[last:]))


def _read(page: str) -> list[_Element]:
    """Return the elements that are blocks, in order, with the way in which each is read."""
    found: list[_Element] = []
    here: _Element | None = None
    for token in _TOKEN.finditer(page):
        name = token["name"]
        if not name:
            _settle(here, token["text"])
        elif token["end"]:
            here = _leave(here, frozenset({name}), "")
        elif name not in _EMPTY:
            here = _leave(here, *_ENDED_BY[name]) if name in _ENDED_BY else here
            here = _Element(name, token.start() + 1 + len(name), here)
            if name in _BLOCKS:
                found.append(here)
    return found


def _above(element: _Element | None) -> Iterator[_Element]:
    while element:
        yield element
        element = element.around


def _leave(here: _Element | None, names: frozenset[str], within: str) -> _Element | None:
    """Return what is around the outermost of the open elements of these names, if there is one."""
    left = here
    for each in _above(here):
        if each.name in within.split() and each.name not in names:
            break
        if each.name in names:
            left = each.around
            if not within or within == "p":
                break
    return left


def _settle(here: _Element | None, text: str) -> None:
    """Let the block around a text, and what begins with that block, be read as the text is."""
    if text.isspace():
        return
    around = list(_above(here))
    if any(each.name in _AS_IT_IS for each in around):
        return
    first = next((place for place, each in enumerate(around) if each.name in _BLOCKS), None)
    if first is None or around[first].way:
        return
    kind = next((kind for kind in map(bidirectional, text) if kind in {"L", "R", "AL"}), "")
    if kind:
        _lead(around[first:], "ltr" if kind == "L" else "rtl")


def _lead(blocks: list[_Element], way: str) -> None:
    """Let a block be read in a way, and with it those around it that begin with it."""
    blocks[0].way = way
    for each in blocks[1:]:
        if each.name in _LISTS:
            each.way = "ltr" if each.way == "ltr" else way
        elif each.name in _GROUPS and not each.way:
            each.way = way
        else:
            break


def _way_around(element: _Element) -> str:
    return next((each.way for each in _above(element.around) if each.way), "ltr")
