"""Write the structure into the PDF: its elements, their attributes, links, and the way back."""

import re
from collections.abc import Mapping
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from generator.pdf.reading import Content, Drawn
from generator.pdf.roles import OWN
from generator.pdf.structure import Node
from generator.pdf.tables import headers_of, lay_out
from generator.pdf.values import MarkedSource, Phrases, text_of

_POINTS = 0.75
_NUMBERING = {"ol": "Decimal", "ul": "Disc", "dl": "None"}
_MARKED = re.compile(rb"/(\w+)\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_UNTYPED = re.compile(rb"/Artifact\s+BMC")
_LAYOUT = b"/Artifact <</Type /Layout>> BDC"
_PAGINATION = b"/Artifact <</Type /Pagination>> BDC"
_PRINTED = 4


def write_structure(
    pdf: Pdf, document: Node, source: MarkedSource, drawn: Mapping[int, Drawn]
) -> None:
    """Replace the structure of a PDF, and number each page's content anew to go with it."""
    writer = _Writer(pdf, source, drawn)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.RoleMap = Dictionary({f"/{own}": Name(f"/{taken}") for own, taken in OWN.items()})
    root.K = Array([writer.write(document, root)])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=writer.finish()))
    root.ParentTreeNextKey = writer.next_key
    ids = sorted(writer.ids, key=lambda pair: pair[0])
    flat = [part for name, element in ids for part in (String(name), element)]
    if flat:
        root.IDTree = pdf.make_indirect(Dictionary(Names=Array(flat)))
    pdf.Root.StructTreeRoot = root


class _Writer:
    def __init__(self, pdf: Pdf, source: MarkedSource, drawn: Mapping[int, Drawn]) -> None:
        self.pdf = pdf
        self.source = source
        self.drawn = drawn
        self.pages = [page.obj for page in pdf.pages]
        self.owners: list[list[Any]] = [[] for _ in self.pages]
        self.numbers: list[dict[int, tuple[int, str]]] = [{} for _ in self.pages]
        self.links: list[tuple[int, Any, Any]] = []
        self.ids: list[tuple[str, Any]] = []
        self.next_key = 0
        self.attributes = _cell_attributes(source)

    def write(self, node: Node, parent: Any) -> Any:
        """Write an element and all within; return it."""
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.role}")))
        made.P = parent
        pages = [kid.page for kid in node.kids if isinstance(kid, Content)]
        first = pages[0] if pages else None
        if first is not None:
            made.Pg = self.pages[first]
        if node.language:
            made.Lang = String(node.language)
        kids = [self._kid(kid, made, first, node.role) for kid in node.kids]
        if node.role == "Link" and node.mark is not None:
            kids.extend(self._areas(node.mark, made))
        made.K = kids[0] if len(kids) == 1 and isinstance(kids[0], int) else Array(kids)
        if node.mark is not None:
            self._describe(node, node.mark, made)
        return made

    def _kid(self, kid: Content | Node, parent: Any, first: int | None, role: str) -> Any:
        if isinstance(kid, Node):
            return self.write(kid, parent)
        number = len(self.owners[kid.page])
        self.owners[kid.page].append(parent)
        self.numbers[kid.page][kid.mcid] = (number, role)
        if kid.page == first:
            return number
        return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=number)

    def _areas(self, mark: int, made: Any) -> list[Any]:
        areas = []
        for page, area in self.drawn[mark].links:
            self.links.append((mark, area, made))
            areas.append(Dictionary(Type=Name.OBJR, Obj=area, Pg=self.pages[page]))
        return areas

    def _describe(self, node: Node, mark: int, made: Any) -> None:
        element = self.source.elements[mark]
        if node.role in {"TH", "TD"}:
            self._describe_cell(mark, made)
        elif node.role == "Figure":
            self._describe_figure(mark, made)
        elif node.role == "L":
            made.A = Dictionary(O=Name.List, ListNumbering=Name(f"/{_NUMBERING[element.tag]}"))
        elif node.role == "Note":
            made.ID = String(f"note-{element.get('data-number')}")
            self.ids.append((str(made.ID), made))

    def _describe_cell(self, mark: int, made: Any) -> None:
        attributes = self.attributes.get(mark, {})
        made.A = Dictionary({"/O": Name.Table, **attributes})
        if made.S == Name.TH:
            made.ID = String(_cell_id(mark))
            self.ids.append((_cell_id(mark), made))

    def _describe_figure(self, mark: int, made: Any) -> None:
        element, box = self.source.elements[mark], self.drawn[mark].box
        told = element.get("data-alt") or element.get("alt")
        if told:
            made.Alt = String(told)
        if box:
            page, (left, top, right, bottom) = box
            height = float(self.pages[page].MediaBox[3])
            corners = (left, height / _POINTS - bottom, right, height / _POINTS - top)
            rounded = [round(each * _POINTS, 2) for each in corners]
            made.A = Dictionary(O=Name.Layout, BBox=Array(rounded), Placement=Name.Block)

    def finish(self) -> Array:
        """Number the pages' content as the elements were written; return the parent tree."""
        numbers: list[Any] = []
        for number, page in enumerate(self.pages):
            page.Contents.write(_renumber(page.Contents.read_bytes(), self.numbers[number]))
            page.StructParents = number
            numbers += [number, self.pdf.make_indirect(Array(self.owners[number]))]
        for key, (_, area, made) in enumerate(self.links, len(self.pages)):
            area.StructParent = key
            numbers += [key, made]
        self.next_key = len(self.pages) + len(self.links)
        return Array(numbers)


def _renumber(stream: bytes, numbers: Mapping[int, tuple[int, str]]) -> bytes:
    """Return a page's instructions with new marked-content ids.

    `numbers` gives, by the old id, the new one and the type of the element that holds it; what is
    not among them becomes an artifact, which nobody is read.
    """

    def change(match: re.Match[bytes]) -> bytes:
        kept = numbers.get(int(match[2]))
        if kept is None:
            return _PAGINATION
        number, role = kept
        return f"/{role} <</MCID {number}>> BDC".encode()

    return _MARKED.sub(change, _UNTYPED.sub(_LAYOUT, stream))


def _cell_id(mark: int) -> str:
    return f"cell-{mark:06}"


def _cell_attributes(source: MarkedSource) -> dict[int, dict[str, Any]]:
    """Return what each cell of every table says of itself, by its mark."""
    marks = {id(element): mark for mark, element in enumerate(source.elements)}
    found: dict[int, dict[str, Any]] = {}
    for table in source.elements:
        if table.tag != "table":
            continue
        cells = lay_out(table)
        for cell in cells:
            said: dict[str, Any] = {}
            if cell.rows > 1:
                said["/RowSpan"] = cell.rows
            if cell.columns > 1:
                said["/ColSpan"] = cell.columns
            if cell.element.tag == "th":
                said["/Scope"] = Name(f"/{cell.scope}")
            elif headers := [_cell_id(marks[id(each)]) for each in headers_of(cell, cells)]:
                said["/Headers"] = Array([String(each) for each in headers])
            found[marks[id(cell.element)]] = said
    return found


def finish_links(
    pdf: Pdf, source: MarkedSource, drawn: dict[int, Drawn], linked: set[int], phrases: Phrases
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


def _finish(
    area: Any, source: MarkedSource, mark: int, pages: dict[str, int], phrases: Phrases
) -> None:
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
