"""Checks of what is drawn: tagged or an artifact, all of it, and every glyph a real one."""

import re
from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary, Name, Pdf

from generator.pdf.checking_structure import Element
from generator.pdf.expecting import Expected
from generator.pdf.rendering import find_font
from generator.pdf.values import Fault

# What makes a mark on the page. Our renderer writes each instruction at the end of a line.
_PAINTS = frozenset(
    {b"f", b"f*", b"F", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Do", b"Tj", b"TJ", b"sh"}
)
_OPENS, _CLOSES = frozenset({b"BDC", b"BMC"}), b"EMC"
_NUMBER = re.compile(rb"/MCID (\d+)")
_GLYPHS = re.compile(rb"<([0-9a-fA-F]+)>")
_NO_GLYPH = b"0000"


def check_content(pdf: Pdf, elements: list[Element], expected: Expected) -> Iterator[Fault]:
    """Yield the faults of the pages' content."""
    held = {place: each for each in elements for place in each.content}
    parents = _parents(pdf)
    missing = False
    for number, page in enumerate(pdf.pages):
        instructions = page.obj.Contents.read_bytes()
        drawn, loose, glyphless = _scan(instructions)
        missing = missing or glyphless
        if loose:
            yield Fault("untagged", str(number + 1))
        owners = parents.get(int(page.obj.get("/StructParents", -1)), [])
        for mcid in drawn:
            holder = held.pop((number, mcid), None)
            if holder is None or mcid >= len(owners) or owners[mcid] != holder.obj.objgen:
                yield Fault("parent", f"{number + 1}: {mcid}")
    for number, mcid in held:
        yield Fault("parent", f"{number + 1}: {mcid}")
    if missing:
        yield Fault("character", _name_characters(expected.text))
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


def _scan(instructions: bytes) -> tuple[list[int], bool, bool]:
    """Return the content ids drawn, whether anything is loose, whether a glyph is missing."""
    depth, drawn, loose, glyphless = 0, [], False, False
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
            glyphless = glyphless or (operator in {b"TJ", b"Tj"} and _lacks_glyph(line))
    return drawn, loose, glyphless


def _lacks_glyph(line: bytes) -> bool:
    return any(
        text[start : start + 4] == _NO_GLYPH
        for text in _GLYPHS.findall(line)
        for start in range(0, len(text), 4)
    )


def _name_characters(text: str) -> str:
    """Return the characters that our own fonts lack: one of them is the one without a glyph."""
    from fontTools.ttLib import TTFont

    known: set[int] = set()
    for name in ("SourceSansPro-Regular.ttf", "SourceSerifPro-Regular.ttf"):
        known |= TTFont(find_font(name)).getBestCmap().keys()
    return " ".join(sorted({each for each in text if ord(each) not in known and each.strip()}))


def _check_fonts(pdf: Pdf) -> Iterator[Fault]:
    for page in pdf.pages[:1]:
        fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        for font in fonts.values():
            inner = font.get("/DescendantFonts", [font])[0]
            told = inner.get("/FontDescriptor", Dictionary())
            embedded = "/FontFile2" in told or "/FontFile3" in told or font.Subtype == Name.Type3
            if not embedded or "/ToUnicode" not in font:
                yield Fault("font", str(font.get("/BaseFont", "")))
