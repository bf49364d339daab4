"""Build the document's structure anew: one element for each of the source, whole across pages."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from generator.pdf.reading import Content, Drawn, DrawnEntry, DrawnPart, contents_of
from generator.pdf.roles import is_inline, is_silent, needs_paragraph, role_of
from generator.pdf.values import MarkedSource

Kid: TypeAlias = "Content | Node"
_WITHIN_LINES = frozenset({"Span", "Link", "Em", "Strong", "Code", "Reference"})
# A row has all its cells, those without anything in them too.
_HELD_EMPTY = frozenset({"TR", "TH", "TD"})
_MARKER, _CALL = "marker", "footnote-call"


class Node(Struct):
    """An element of the structure: its type, the mark of what it comes from, what is in it."""

    role: str
    mark: int | None = None
    kids: list[Kid] = field(default_factory=list)
    language: str | None = None

    def walk(self) -> "Iterator[Node]":
        """Yield this element and all within, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


def build_structure(source: MarkedSource, drawn: Mapping[int, Drawn]) -> Node:
    """Return the document, with everything drawn that is not for the eye alone."""
    builder = _StructureBuilder(source, drawn)
    return Node("Document", None, builder.within(0, "Document", in_contents=False))


class _StructureBuilder:
    def __init__(self, source: MarkedSource, drawn: Mapping[int, Drawn]) -> None:
        self.source = source
        self.drawn = {**{mark: Drawn() for mark in _empty_cells(source, drawn)}, **drawn}
        self.children: dict[int, list[int]] = {}
        for mark in sorted(self.drawn):
            around = next((each for each in source.ancestors(mark) if each in self.drawn), None)
            if around is not None:
                self.children.setdefault(around, []).append(mark)

    def within(self, mark: int, role: str, *, in_contents: bool) -> list[Kid]:
        """Return what is in an element, its loose text in paragraphs where it needs them."""
        kids: list[Kid] = []
        loose: list[Kid] = []
        for entry in self._entries(mark):
            found, inline = self._kids(entry, in_contents=in_contents)
            if inline and needs_paragraph(role):
                loose.extend(found)
                continue
            _close(loose, kids)
            kids.extend(found)
        _close(loose, kids)
        return kids

    def _entries(self, mark: int) -> list[DrawnEntry]:
        """Return the entries of an element, with those drawn elsewhere where they belong."""
        own = self.children.get(mark, [])
        entries = [
            each for each in self.drawn[mark].entries if not isinstance(each, int) or each in own
        ]
        calls = {
            each.mark for each in entries if isinstance(each, DrawnPart) and each.kind == _CALL
        }
        known = {each for each in entries if isinstance(each, int)}
        for child in own:
            if child not in known and child not in calls:
                after = (i for i, e in enumerate(entries) if isinstance(e, int) and e > child)
                entries.insert(next(after, len(entries)), child)
        return _in_order(entries)

    def _kids(self, entry: DrawnEntry, *, in_contents: bool) -> tuple[list[Kid], bool]:
        """Return what an entry becomes, and whether it is within a line of text."""
        if isinstance(entry, Content):
            return [entry], True
        if isinstance(entry, DrawnPart):
            return self._part(entry), entry.kind != _MARKER
        element = self.source.elements[entry]
        if is_silent(element):
            return [], True
        inside = in_contents or (element.get("class") or "") == "contents"
        made = self._element(entry, element, in_contents=inside)
        return made, is_inline(element) or (element.tag != "div" and _is_inline_role(made))

    def _part(self, part: DrawnPart) -> list[Kid]:
        if part.kind == _CALL:
            called = Node("Reference", None, [Node("Lbl", None, [*part.contents])])
            # Of more notes than a page has room for, the renderer leaves some out: the check tells.
            if part.mark not in self.drawn:
                return [called]
            return [called, *self._element(part.mark, self.source.elements[part.mark])]
        if part.kind == _MARKER:
            return [Node("Lbl", None, [*part.contents])] if part.contents else []
        return [*part.contents] if part.kind == "after" else []

    def _element(self, mark: int, element: Element, *, in_contents: bool = False) -> list[Kid]:
        role = role_of(element, in_contents=in_contents)
        language = element.get("lang")
        if role is None and language:
            role = "Span" if is_inline(element) else "Div"
        if role is None:
            return self._transparent(mark, element, in_contents=in_contents)
        kids = self.within(mark, role, in_contents=in_contents)
        if not kids and role not in _HELD_EMPTY:
            return []
        return [_shape(Node(role, mark, kids, language))]

    def _transparent(self, mark: int, element: Element, *, in_contents: bool) -> list[Kid]:
        """Return what is in an element that has no meaning of its own."""
        direct = any(True for _ in contents_of(self.drawn[mark].entries))
        if element.tag == "div" and direct:
            return [Node("P", mark, self.within(mark, "P", in_contents=in_contents))]
        around = "P" if is_inline(element) else "Div"
        return self.within(mark, around, in_contents=in_contents)


def _empty_cells(source: MarkedSource, drawn: Mapping[int, Drawn]) -> Iterator[int]:
    """Yield the marks of rows and cells of drawn tables of which nothing was drawn."""
    for mark, element in enumerate(source.elements):
        if mark in drawn or element.tag not in {"tr", "th", "td"}:
            continue
        table = (each for each in source.ancestors(mark) if source.elements[each].tag == "table")
        if next(table, None) in drawn:
            yield mark


def _in_order(entries: list[DrawnEntry]) -> list[DrawnEntry]:
    """Put elements in the order of the source: a table's head may be drawn after its first row."""
    marks = iter(sorted(each for each in entries if isinstance(each, int)))
    return [next(marks) if isinstance(each, int) else each for each in entries]


def _close(loose: list[Kid], kids: list[Kid]) -> None:
    if loose:
        kids.append(Node("P", None, [*loose]))
        loose.clear()


def _is_inline_role(made: list[Kid]) -> bool:
    return all(isinstance(each, Content) or each.role in _WITHIN_LINES for each in made)


def _shape(node: Node) -> Node:
    """Give lists, contents and descriptions the inner elements that their types ask for."""
    if node.role == "LI":
        return _item(node)
    if node.role == "TOCI":
        node.kids = [
            Node("Reference", None, [each]) if _is(each, "Link") else each
            for each in _unwrapped(node.kids)
        ]
    if node.role == "L":
        node.kids = [each for item in _grouped(node.kids) for each in item]
    return node


def _is(kid: Kid, *roles: str) -> bool:
    return isinstance(kid, Node) and kid.role in roles


def _unwrapped(kids: list[Kid]) -> Iterator[Kid]:
    """Yield kids without the paragraphs that were put around loose ones."""
    for kid in kids:
        if isinstance(kid, Node) and kid.role == "P" and kid.mark is None:
            yield from kid.kids
        else:
            yield kid


def _item(node: Node) -> Node:
    kids = list(_unwrapped(node.kids))
    labels = [each for each in kids if _is(each, "Lbl") and each.mark is None]  # type: ignore[union-attr]
    body = [each for each in kids if each not in labels]
    node.kids = [*labels, *([Node("LBody", None, body)] if body else [])]
    return node


def _grouped(kids: list[Kid]) -> Iterator[list[Kid]]:
    """Yield the items of a list; terms and their descriptions become one item each."""
    item: Node | None = None
    for kid in kids:
        if not isinstance(kid, Node) or kid.role not in {"Lbl", "LBody"}:
            item = None
            yield [kid]
            continue
        if item is None or (kid.role == "Lbl" and any(_is(each, "LBody") for each in item.kids)):
            item = Node("LI")
            yield [item]
        _put(item, kid)


def _put(item: Node, kid: Node) -> None:
    """Put a term or a description into an item, which has one body however many descriptions."""
    parts = (each for each in item.kids if isinstance(each, Node))
    body = next((each for each in parts if each.role == "LBody"), None)
    if kid.role == "LBody" and body is not None:
        body.kids = [*_in_paragraph(body.kids), *_in_paragraph(kid.kids)]
    else:
        item.kids.append(kid)


def _in_paragraph(kids: list[Kid]) -> list[Kid]:
    """Return kids, or one paragraph of them all where they are loose text."""
    loose = any(isinstance(each, Content) or each.role in _WITHIN_LINES for each in kids)
    return [Node("P", None, kids)] if loose else kids
