"""Checks of what is drawn: tagged or an artifact, all of it; fonts are embedded."""

import re
from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary, Name, Pdf

from generator.pdf.checking_structure import Element
from generator.pdf.values import Fault

# What makes a mark on the page. Our renderer writes each instruction at the end of a line.
_PAINTS = frozenset(
    {b"f", b"f*", b"F", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Do", b"Tj", b"TJ", b"sh"}
)
_OPENS, _CLOSES = frozenset({b"BDC", b"BMC"}), b"EMC"
_NUMBER = re.compile(rb"/MCID (\d+)")


def check_content(pdf: Pdf, elements: list[Element]) -> Iterator[Fault]:
    """Yield the faults of the pages' content."""
    held = {place: each for each in elements for place in each.content}
    parents = _parents(pdf)
    for number, page in enumerate(pdf.pages):
        instructions = page.obj.Contents.read_bytes()
        drawn, loose = _scan(instructions)
        if loose:
            yield Fault("untagged", str(number + 1))
        owners = parents.get(int(page.obj.get("/StructParents", -1)), [])
        for mcid in drawn:
            holder = held.pop((number, mcid), None)
            if holder is None or mcid >= len(owners) or owners[mcid] != holder.obj.objgen:
                yield Fault("parent", f"{number + 1}: {mcid}")
    for number, mcid in held:
        yield Fault("parent", f"{number + 1}: {mcid}")
    yield from _check_fonts(pdf)


def _parents(pdf: Pdf) -> dict[int, list[Any]]:
    """Return the owners of each page's content, by the page's key."""
    numbers = list(pdf.Root.StructTreeRoot.get("/ParentTree", Dictionary()).get("/Nums", ()))
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return {
        int(key): [each.objgen for each in owners]
        for key, owners in pairs
        if not isinstance(owners, Dictionary)
    }


def _scan(instructions: bytes) -> tuple[list[int], bool]:
    """Return the content ids drawn, and whether anything is drawn outside of all marks."""
    depth, drawn, loose = 0, [], False
    for line in instructions.split(b"\n"):
        operator = line[line.rfind(b" ") + 1 :]
        if number := _NUMBER.search(line):
            drawn.append(int(number[1]))
        if operator in _OPENS:
            depth += 1
        elif operator == _CLOSES:
            depth -= 1
        elif operator in _PAINTS:
            loose = loose or depth < 1
    return drawn, loose


def _check_fonts(pdf: Pdf) -> Iterator[Fault]:
    for page in pdf.pages[:1]:
        fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        for font in fonts.values():
            inner = font.get("/DescendantFonts", [font])[0]
            told = inner.get("/FontDescriptor", Dictionary())
            embedded = "/FontFile2" in told or "/FontFile3" in told or font.Subtype == Name.Type3
            if not embedded or "/ToUnicode" not in font:
                yield Fault("font", str(font.get("/BaseFont", "")))
