"""Soft hyphens in a whole page: in headings, heads and cells of tables, terms and contents alone.

There the columns are narrow. Everywhere else, and in everything that machines read (attributes,
head, scripts, code, drawings), a page has the words as they are.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from generator.text.hyphens import soften

_TAG = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_LANGUAGE = re.compile(r'\slang="([\w-]+)"')
_NARROW = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "dt", "summary", "nav"})
_AS_IT_IS = frozenset({"head", "script", "style", "svg", "code", "pre"})
# Names of fields and places in data are there to be copied.
_DATA = re.compile(r'\sclass="data-')
_NO_NAMES: Mapping[str, str] = {}
_EMPTY = frozenset({"meta", "link", "img", "br", "hr", "input", "wbr", "col"})


class _OpenElement(Struct, frozen=True):
    """An element that is open: its name, the language of its text, whether that is softened."""

    name: str
    language: str
    narrow: bool
    kept: bool


def soften_page(page: str, language: str, names: Mapping[str, str] = _NO_NAMES) -> str:
    """Return a page of HTML with soft hyphens where its columns are narrow.

    `names` are texts, as HTML, that are in another language than what is around them.
    """
    pieces = _TAG.split(page)
    stack = [_OpenElement("", language, narrow=False, kept=False)]
    for index, piece in enumerate(pieces):
        here = stack[-1]
        if index % 2:
            _follow(piece, stack)
        elif here.narrow and not here.kept:
            pieces[index] = soften(piece, names.get(piece.strip(), here.language))
    return "".join(pieces)


def _follow(tag: str, stack: list[_OpenElement]) -> None:
    """Open or close the element of a tag."""
    match = _NAME.match(tag)
    if match is None:
        return
    closes, name = match.groups()
    if closes:
        if stack[-1].name == name:
            stack.pop()
    elif name not in _EMPTY and not tag.endswith("/>"):
        here, given = stack[-1], _LANGUAGE.search(tag) if " lang=" in tag else None
        stack.append(
            _OpenElement(
                name,
                given[1] if given else here.language,
                narrow=here.narrow or name in _NARROW,
                kept=here.kept or name in _AS_IT_IS or _DATA.search(tag) is not None,
            )
        )
