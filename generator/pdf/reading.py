"""Read a rendered PDF's structure: what each element of the source became, page by page."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from msgspec import Struct, field
from pikepdf import Dictionary, Pdf

from generator.pdf.rendering import ADDRESS
from generator.pdf.values import MarkedSource

_WHOLE = 0
_BLANK = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC\s+EMC")


class Content(Struct, frozen=True):
    """A piece of a page's content: the page's number, from 0, and its marked-content id there."""

    page: int
    mcid: int


class DrawnPart(Struct):
    """What is drawn before, after or beside an element: `marker`, `before`, `footnote-call`.

    `mark` is the element's that it is of.
    """

    kind: str
    mark: int
    contents: list[Content] = field(default_factory=list)


DrawnEntry: TypeAlias = Content | DrawnPart | int


class Drawn(Struct):
    """What an element of the source became: its content, parts and elements within, in order.

    `links` are the areas of its boxes on the pages; `box` is where a figure stands.
    """

    entries: list[DrawnEntry] = field(default_factory=list)
    links: list[tuple[int, Any]] = field(default_factory=list)
    box: tuple[int, list[float]] | None = None


def read_structure(pdf: Pdf, source: MarkedSource) -> dict[int, Drawn]:
    """Return what was drawn of each element, by its mark.

    The renderer draws an element once a page; here all its pieces are one. The head of a table,
    which comes again on every page, is only what it was the first time. Raises KeyError or
    ValueError when the structure is not as this renderer makes it.
    """
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    heads = {mark for mark, each in enumerate(source.elements) if each.tag == "thead"}
    blank = {
        (number, mcid)
        for number, page in enumerate(pdf.pages)
        for mcid in _list_blank(page.obj.Contents.read_bytes())
    }
    reader = _Reader(pages, heads, blank)
    reader.drawn[_WHOLE] = Drawn()
    root = pdf.Root.StructTreeRoot.K[0]
    for element in root.K:
        reader.read(element, _WHOLE, None)
    return reader.drawn


class _Reader:
    """Goes through the structure, in its order."""

    def __init__(
        self,
        pages: dict[tuple[int, int], int],
        heads: set[int],
        blank: set[tuple[int, int]],
    ) -> None:
        self.pages = pages
        self.heads = heads
        self.blank = blank
        self.first: dict[int, int] = {}
        self.drawn: dict[int, Drawn] = {}
        self.seen: set[tuple[int, int]] = set()

    def read(self, element: Any, owner: int, part: DrawnPart | None) -> None:
        page = self.pages[element.Pg.objgen]
        kids = list(element.K)
        areas = [kid.Obj for kid in kids if isinstance(kid, Dictionary) and "/Obj" in kid]
        if areas:
            mark, kind = _mark_of(areas[0])
            if kind:
                part = DrawnPart(kind, mark)
                self.drawn[owner].entries.append(part)
            elif mark in self.heads and self.first.setdefault(mark, page) != page:
                return
            elif mark != owner:
                owner, part = self._enter(mark, owner), None
            if not kind:
                self._note_areas(owner, page, areas, element)
        for kid in kids:
            self._read_kid(kid, page, owner, part)

    def _enter(self, mark: int, owner: int) -> int:
        if mark not in self.drawn:
            self.drawn[mark] = Drawn()
        if (owner, mark) not in self.seen:
            self.seen.add((owner, mark))
            self.drawn[owner].entries.append(mark)
        return mark

    def _note_areas(self, mark: int, page: int, areas: list[Any], element: Any) -> None:
        drawn = self.drawn[mark]
        drawn.links.extend((page, area) for area in areas)
        if str(element.S) == "/Figure":
            drawn.box = (page, [float(each) for each in element.A.BBox])

    def _read_kid(self, kid: Any, page: int, owner: int, part: DrawnPart | None) -> None:
        if isinstance(kid, int):
            if (page, kid) in self.blank:
                return
            found = Content(page, kid)
            (part.contents if part else self.drawn[owner].entries).append(found)
        elif isinstance(kid, Dictionary) and "/K" in kid:
            self.read(kid, owner, part)


def _mark_of(area: Any) -> tuple[int, str]:
    """Return the mark that an annotation carries, and the part of the element it is of."""
    mark, _, part = str(area.A.URI).removeprefix(ADDRESS).partition(":")
    return int(mark), part


def contents_of(entries: list[DrawnEntry]) -> Iterator[Content]:
    """Yield the content that stands directly in entries, that of parts included."""
    for entry in entries:
        if isinstance(entry, Content):
            yield entry
        elif isinstance(entry, DrawnPart):
            yield from entry.contents


def _list_blank(stream: bytes) -> tuple[int, ...]:
    """Return the marked-content ids of a page between whose marks nothing is drawn: mere spaces."""
    return tuple(int(match[1]) for match in _BLANK.finditer(stream))
