"""Tables that fit their pages: long words and tall rows that may break where they must.

A cell that may break anywhere takes the renderer minutes to measure; one with such places does not.
"""

import re
from xml.etree.ElementTree import Element

from generator.pdf.values import text_of

# Longer words than this are wider than a narrow column.
_LONGEST = 24
# A cell with more text than this may not fit on what is left of a page; its row goes on.
_TALL = 1200
_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")
_PIECE = re.compile(rf"[^/?&=_.-]{{1,{_LONGEST - 8}}}[/?&=_.-]*|[/?&=_.-]+")


def soften(body: Element) -> None:
    """Let long words within the cells of tables break, with <wbr> at the places, and tall rows."""
    for row in body.iter("tr"):
        cells = [each for each in row if each.tag in {"td", "th"}]
        if any(len(text_of(each)) > _TALL for each in cells):
            row.set("class", "tall")
        for element in [each for cell in cells for each in cell.iter()]:
            _soften_text(element)


def _soften_text(element: Element) -> None:
    for index, child in reversed(list(enumerate(element))):
        first, *others = _split(child.tail or "")
        if others:
            child.tail = first
            _insert(element, index + 1, others)
    first, *others = _split(element.text or "")
    if others:
        element.text = first
        _insert(element, 0, others)


def _insert(element: Element, index: int, pieces: list[str]) -> None:
    for offset, piece in enumerate(pieces):
        place = Element("wbr")
        place.tail = piece
        element.insert(index + offset, place)


def _split(text: str) -> list[str]:
    """Return a text in pieces, to be put together again with places to break between them."""
    pieces, end = [""], 0
    for match in _LONG.finditer(text):
        first, *others = _PIECE.findall(match.group())
        pieces[-1] += text[end : match.start()] + first
        pieces.extend(others)
        end = match.end()
    pieces[-1] += text[end:]
    return pieces
