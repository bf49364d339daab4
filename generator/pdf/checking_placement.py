"""Where words are on the pages: all of them where a printer reaches, none cut off by an edge."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import pypdfium2
from pypdfium2 import raw

from generator.pdf.checking_structure import Element
from generator.pdf.expected_structure import Expected
from generator.pdf.values import Fault

# How far from the edge words must be, in points: our margins are wider, most printers' narrower.
_EDGE = 20
# How much of them is told, in letters.
_LONGEST = 60
# A heading's text, and the nearest id.
_Heading: TypeAlias = tuple[str, str]


def check_placement(data: bytes, elements: list[Element], expected: Expected) -> Iterator[Fault]:
    """Yield a fault for each heading below which words are not within their page.

    Words in the margins (running heads, the watermark) belong to no element, and are not asked for.
    """
    outside: dict[_Heading, list[str]] = {}
    headings = _headings(elements, expected)
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document):
            for mcid, words in _outside(page):
                if (number, mcid) in headings:
                    outside.setdefault(headings[number, mcid], []).append(words)
            page.close()
    finally:
        document.close()
    for (heading, place), found in outside.items():
        yield Fault("outside", " ".join(" ".join(found).split())[:_LONGEST], heading, place)


def _headings(elements: list[Element], expected: Expected) -> Mapping[tuple[int, int], _Heading]:
    """Return the heading above each piece of content, and the last id, by page and content id."""
    above: dict[tuple[int, int], _Heading] = {}
    told = iter(zip((text for _, text in expected.headings), expected.ids, strict=False))
    heading = ("", "")
    for each in elements:
        if each.level:
            text, place = next(told, heading)
            heading = (text, place or heading[1])
        above.update(dict.fromkeys(each.content, heading))
    return above


def _outside(page: Any) -> Iterator[tuple[int, str]]:
    """Yield the content ids and words of what is too near an edge of the page, or beyond it."""
    width, height = page.get_size()
    text = None
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        left, bottom, right, top = each.get_bounds()
        beside = left > _EDGE and right < width - _EDGE
        inside = beside and bottom > _EDGE and top < height - _EDGE
        # What has no extent, as a space, is nowhere.
        if inside or right - left <= 0:
            continue
        text = text or page.get_textpage()
        each.textpage = text
        yield raw.FPDFPageObj_GetMarkedContentID(each.raw), each.extract()
    if text is not None:
        text.close()
