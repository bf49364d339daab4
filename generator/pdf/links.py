"""The areas of links: where each leads, and what it says of that to those who do not see it."""

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from generator.pdf.reading import Drawn
from generator.pdf.values import Phrases, Source, text_of

_PRINTED = 4


def finish_links(
    pdf: Pdf, source: Source, drawn: dict[int, Drawn], linked: set[int], phrases: Phrases
) -> None:
    """Turn the areas that carry marks into links, and take away those of anything else.

    `linked` are the marks of the elements that became links.
    """
    pages = _places(pdf)
    for mark, each in drawn.items():
        if mark in linked:
            for _, area in each.links:
                _finish(area, source, mark, pages, phrases)
    kept = {area.objgen for mark in linked for _, area in drawn[mark].links}
    for page in pdf.pages:
        areas = [each for each in page.obj.get("/Annots", ()) if each.objgen in kept]
        if areas:
            page.obj.Annots = Array(areas)
        elif "/Annots" in page.obj:
            del page.obj.Annots


def _places(pdf: Pdf) -> dict[str, int]:
    """Return the page number, from 1, of every named place."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    names = pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", ())
    listed = list(names)
    pairs = zip(listed[::2], listed[1::2], strict=True)
    return {str(name): numbers[place[0].objgen] for name, place in pairs}


def _finish(area: Any, source: Source, mark: int, pages: dict[str, int], phrases: Phrases) -> None:
    element = source.elements[mark]
    target = element.get("data-href", "")
    text = element.get("aria-label") or text_of(element)
    del area["/A"]
    if target.startswith("#"):
        page = pages.get(target[1:], 0)
        area.Dest = String(target[1:])
        area.Contents = String(phrases.inside.format(text=text, page=page))
    else:
        area.A = Dictionary(S=Name.URI, URI=String(target.encode("ascii", "ignore")))
        area.Contents = String(phrases.outside.format(text=text, address=target))
    area.F = _PRINTED
