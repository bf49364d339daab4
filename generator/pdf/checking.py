"""Whether a PDF is what it says it is: read back as it was written, held against its source.

The checks know nothing of how the structure was made; they read the file as any other reader does.
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import pairwise
from typing import Any, TypeAlias

import pypdfium2
from pikepdf import Dictionary, Name, Pdf
from pypdfium2 import raw

from generator.pdf.checking_structure import Element, check_structure, read_elements
from generator.pdf.expected_structure import Expected
from generator.pdf.values import Fault

_STANDARDS = ('pdfaid:part="3"', 'pdfaid:conformance="A"', 'pdfuaid:part="1"')
# What makes a mark on the page. Our renderer writes each instruction at the end of a line.
_PAINTS = frozenset(
    {b"f", b"f*", b"F", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Do", b"Tj", b"TJ", b"sh"}
)
_OPENS, _CLOSES = frozenset({b"BDC", b"BMC"}), b"EMC"
_NUMBER = re.compile(rb"/MCID (\d+)")
# How far from the edge words must be, in points: our margins are wider, most printers' narrower.
_EDGE = 20
# How much of them is told, in letters.
_LONGEST = 60
# A heading's text, and the nearest id.
_Heading: TypeAlias = tuple[str, str]


def check_pdf(data: bytes, expected: Expected) -> tuple[Fault, ...]:
    """Return every reason why a PDF may not say that it conforms."""
    with Pdf.open(BytesIO(data)) as pdf:
        return tuple(dict.fromkeys(_check(data, pdf, expected)))


def _check(data: bytes, pdf: Pdf, expected: Expected) -> Iterator[Fault]:
    yield from _check_head(pdf, expected)
    yield from _check_files(pdf, expected)
    if "/StructTreeRoot" not in pdf.Root:
        yield Fault("untagged", "1")
        return
    elements = read_elements(pdf)
    yield from check_structure(pdf, elements, expected)
    yield from _check_headings(pdf, elements, expected)
    yield from check_content(pdf, elements)
    yield from check_placement(data, elements, expected)


def _check_head(pdf: Pdf, expected: Expected) -> Iterator[Fault]:
    root = pdf.Root
    packet = root.Metadata.read_bytes().decode("utf-8", "replace") if "/Metadata" in root else ""
    language = str(root.get("/Lang", ""))
    if not language or language != expected.language:
        yield Fault("language", language or "/Lang")
    shown = root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)
    if str(pdf.docinfo.get("/Title", "")) != expected.title or not shown:
        yield Fault("title", str(pdf.docinfo.get("/Title", "")))
    for each in _STANDARDS:
        if each not in packet:
            yield Fault("metadata", each)
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield Fault("metadata", "Marked")
    if "/OutputIntents" not in root:
        yield Fault("metadata", "OutputIntents")
    for number, page in enumerate(pdf.pages, 1):
        if page.obj.get("/Tabs") != Name.S:
            yield Fault("metadata", f"Tabs {number}")


def _check_files(pdf: Pdf, expected: Expected) -> Iterator[Fault]:
    files = list(pdf.Root.get("/AF", ()))
    names = tuple(sorted(str(each.UF) for each in files))
    if names != expected.files:
        yield Fault("attachment", ", ".join(set(expected.files) ^ set(names)) or "AF")
    for each in files:
        if each.get("/AFRelationship") != Name.Data or "/Subtype" not in each.EF.F:
            yield Fault("attachment", str(each.UF))


def _check_headings(pdf: Pdf, elements: list[Element], expected: Expected) -> Iterator[Fault]:
    levels = [each.level for each in elements if each.level]
    if levels[:1] != [1]:
        yield Fault("heading", "1")
    texts = [text for _, text in expected.headings]
    for index, (above, level) in enumerate(pairwise(levels), 1):
        if level > above + 1:
            yield Fault("heading", texts[index] if index < len(texts) else str(level))
    if levels != [level for level, _ in expected.headings]:
        yield Fault("heading", f"{len(levels)} / {len(texts)}")
    titles = list(_titles(pdf.Root.get("/Outlines", Dictionary())))
    if titles != texts:
        wrong = next((a for a, b in zip(texts, titles, strict=False) if a != b), "")
        yield Fault("outline", wrong or f"{len(titles)} / {len(texts)}")


def _titles(outline: Any) -> Iterator[str]:
    entry = outline.get("/First")
    while entry is not None:
        yield " ".join(str(entry.Title).split())
        yield from _titles(entry)
        entry = entry.get("/Next")


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
            descriptor = inner.get("/FontDescriptor", Dictionary())
            embedded = (
                "/FontFile2" in descriptor
                or "/FontFile3" in descriptor
                or font.Subtype == Name.Type3
            )
            if not embedded or "/ToUnicode" not in font:
                yield Fault("font", str(font.get("/BaseFont", "")))


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
