"""Checks of the structure: its types, figures, tables, lists, links, notes and languages."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field
from pikepdf import Array, Dictionary, Name, Pdf

from generator.pdf.expected_structure import Expected
from generator.pdf.values import Fault, FaultKind

_HEADINGS = {f"/H{level}": level for level in range(1, 7)}
_WITHIN = {
    "/Table": {"/Caption", "/THead", "/TBody", "/TFoot", "/TR"},
    "/THead": {"/TR"}, "/TBody": {"/TR"}, "/TFoot": {"/TR"}, "/TR": {"/TH", "/TD"},
    "/L": {"/LI", "/L", "/Caption"}, "/LI": {"/Lbl", "/LBody"}, "/TOC": {"/TOC", "/TOCI"},
}  # fmt: skip
_AROUND = {
    "/THead": "/Table", "/TBody": "/Table", "/TFoot": "/Table", "/LI": "/L", "/LBody": "/LI",
    "/TOCI": "/TOC",
}  # fmt: skip


class Element(Struct):
    """An element of the structure, its type, the element around it and its kids of all sorts."""

    obj: Any
    role: str
    around: "Element | None"
    within: "list[Element]" = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    areas: list[Any] = field(default_factory=list)

    @property
    def level(self) -> int:
        """The level of a heading, else 0."""
        return _HEADINGS.get(self.role, 0)

    def all(self, role: str) -> "Iterator[Element]":
        """Yield the elements of a type within this one."""
        for each in self.within:
            if each.role == role:
                yield each
            yield from each.all(role)

    @property
    def has_content(self) -> bool:
        """Whether anything is drawn within."""
        return bool(self.content) or any(each.has_content for each in self.within)


def read_elements(pdf: Pdf) -> list[Element]:
    """Return every element of the structure, in reading order."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    elements: list[Element] = []
    for kid in _listed(pdf.Root.StructTreeRoot.get("/K", ())):
        _read(kid, None, pages, elements)
    return elements


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, Array | tuple) else [value]


def _read(
    obj: Any, around: Element | None, pages: dict[tuple[int, int], int], found: list[Element]
) -> None:
    element = Element(obj, str(obj.S), around)
    found.append(element)
    own = pages.get(obj.Pg.objgen, -1) if "/Pg" in obj else -1
    for kid in _listed(obj.get("/K", ())):
        if isinstance(kid, int):
            element.content.append((own, kid))
        elif kid.get("/Type") == Name.MCR:
            element.content.append((pages.get(kid.Pg.objgen, -1), int(kid.MCID)))
        elif kid.get("/Type") == Name.OBJR:
            element.areas.append(kid.Obj)
        else:
            _read(kid, element, pages, found)
    if around is not None:
        around.within.append(element)


def check_structure(pdf: Pdf, elements: list[Element], expected: Expected) -> Iterator[Fault]:
    """Yield the faults of the structure itself."""
    for each in elements:
        yield from _check_place(each)
    yield from _check_figures(elements, expected)
    yield from _check_tables(pdf, elements, expected)
    yield from _check_links(pdf, elements, expected)
    yield from _check_notes(elements, expected)
    said = Counter(str(each.obj.Lang) for each in elements if "/Lang" in each.obj)
    for language, count in expected.languages.items():
        if said[language] < count:
            yield Fault("passage", f"{language}: {said[language]} / {count}")


def _check_place(element: Element) -> Iterator[Fault]:
    allowed = _WITHIN.get(element.role)
    kind: FaultKind = "table" if element.role[:2] == "/T" and element.role[:4] != "/TOC" else "list"
    if allowed is not None:
        wrong = [each.role for each in element.within if each.role not in allowed]
        if wrong or element.content:
            yield Fault(kind, f"{element.role} > {', '.join(wrong) or 'text'}")
    around = _AROUND.get(element.role)
    if around and (element.around is None or element.around.role != around):
        yield Fault(kind, f"{element.role} < {element.around.role if element.around else ''}")


def _check_figures(elements: list[Element], expected: Expected) -> Iterator[Fault]:
    figures = [each for each in elements if each.role == "/Figure"]
    for number, each in enumerate(figures, 1):
        if not str(each.obj.get("/Alt", "")).strip():
            yield Fault("alternative", str(number))
    if len(figures) != expected.figures:
        yield Fault("alternative", f"{len(figures)} / {expected.figures}")


def _check_tables(pdf: Pdf, elements: list[Element], expected: Expected) -> Iterator[Fault]:
    tables = [each for each in elements if each.role == "/Table"]
    if len(tables) != len(expected.tables):
        yield Fault("table", f"{len(tables)} / {len(expected.tables)}")
        return
    ids = _ids(pdf)
    for number, (table, (rows, headers)) in enumerate(zip(tables, expected.tables, strict=True), 1):
        found = sum(1 for _ in table.all("/TR")), sum(1 for _ in table.all("/TH"))
        if found != (rows, headers):
            yield Fault("table", f"{number}: {found[0]} / {rows}, {found[1]} / {headers}")
        if len({sum(map(_width, each.within)) for each in table.all("/TR")}) > 1 and not _spans(
            table
        ):
            yield Fault("cell", str(number))
        for head in table.all("/THead"):
            if len({page for each in head.all("/TH") for page, _ in each.content}) > 1:
                yield Fault("table", f"{number}: THead")
        for cell in (*table.all("/TH"), *table.all("/TD")):
            yield from _check_cell(cell, ids, number)


def _ids(pdf: Pdf) -> set[str]:
    tree = pdf.Root.StructTreeRoot.get("/IDTree", Dictionary())
    return {str(each) for each in _listed(tree.get("/Names", ()))[::2]}


def _width(cell: Element) -> int:
    return int(cell.obj.get("/A", Dictionary()).get("/ColSpan", 1))


def _spans(table: Element) -> bool:
    cells = (*table.all("/TH"), *table.all("/TD"))
    return any("/RowSpan" in each.obj.get("/A", Dictionary()) for each in cells)


def _check_cell(cell: Element, ids: set[str], number: int) -> Iterator[Fault]:
    attributes = cell.obj.get("/A", Dictionary())
    if cell.role == "/TH":
        if "/Scope" not in attributes or str(cell.obj.get("/ID", "")) not in ids:
            yield Fault("cell", str(number))
    elif not {str(each) for each in attributes.get("/Headers", ())} <= ids:
        yield Fault("cell", str(number))


def _check_links(pdf: Pdf, elements: list[Element], expected: Expected) -> Iterator[Fault]:
    links = [each for each in elements if each.role == "/Link"]
    owned = {area.objgen for each in links for area in each.areas}
    for each in links:
        if not each.areas or not each.has_content:
            yield Fault("link", _say(each))
        for area in each.areas:
            contents = str(area.get("/Contents", ""))
            if not contents.strip() or contents.startswith("mark:") or "/StructParent" not in area:
                yield Fault("link", _say(each))
    for page in pdf.pages:
        for area in page.obj.get("/Annots", ()):
            if area.objgen not in owned:
                yield Fault("link", str(area.get("/Contents", "")))
    if len(links) != expected.links:
        yield Fault("link", f"{len(links)} / {expected.links}")


def _say(link: Element) -> str:
    return next((str(area.get("/Contents", "")) for area in link.areas), "")


def _check_notes(elements: list[Element], expected: Expected) -> Iterator[Fault]:
    notes = [each for each in elements if each.role == "/Note"]
    names = [str(each.obj.get("/ID", "")) for each in notes]
    if len(notes) != expected.notes or len(set(names)) != len(names) or "" in names:
        yield Fault("note", f"{len(set(names))} / {expected.notes}")
