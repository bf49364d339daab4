"""A web page as blocks: its main part, and nothing that is fetched from elsewhere."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.importing.source.blocks import (
    BlockDocument,
    BlockKind,
    Inline,
    ListEntry,
    PlaceUnit,
    SourceBlock,
    TextRun,
    join_runs,
    plain,
    raised,
)

_HEADING = re.compile(r"h([1-6])")
# What is no part of what a page says.
_LEFT_OUT = frozenset(
    {"script", "style", "noscript", "template", "nav", "form", "button", "svg", "iframe", "select",
     "input", "dialog", "head", "link", "meta", "object", "video", "audio", "canvas", "textarea"}
)  # fmt: skip
# What frames a page that does not say which part is its main one.
_FRAME = frozenset({"header", "footer", "aside"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog"})
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "body", "ul", "ol", "li", "table", "dl", "dt", "dd",
     "blockquote", "figure", "figcaption", "pre", "hr", "address", "details", "summary", "html",
     "h1", "h2", "h3", "h4", "h5", "h6", "header", "footer", "aside", "fieldset", "center",
     "thead", "tbody", "tfoot", "tr", "td", "th", "caption"}
)  # fmt: skip
_STRONG = frozenset({"strong", "b"})
_COOKIES = re.compile(r"cookie|consent|samtykke|breadcrumb|skip-link|share|social", re.IGNORECASE)
_NOTE = re.compile(r"(?:foot|end)note-(?!ref)|^fn:?\d")
# A mark that leads to a note, and one that leads back from it.
_TO_NOTE = re.compile(r"#_?(?:fn|footnote|endnote|ftn|edn)[:_-]?\d", re.IGNORECASE)
_BACK = ("↑", "↩", "↩︎")
_FEWEST_LETTERS = 200


def read_html(text: str, unit: PlaceUnit = PlaceUnit.LINE) -> BlockDocument:
    """Return a page's blocks; their places are their numbers where `unit` counts paragraphs."""
    tree = LexborHTMLParser(text)
    root = _main_part(tree)
    blocks = tuple(_walk(root, is_framed=root.tag in ("body", "html"))) if root else ()
    numbered = tuple(replace(each, place=at) for at, each in enumerate(blocks, 1))
    title = tree.css_first("title")
    return BlockDocument(numbered, unit, " ".join(title.text().split()) if title else "")


def _main_part(tree: LexborHTMLParser) -> LexborNode | None:
    """Return the main part of a page: the only `main` or `article` with much in it, or its body."""
    for selector in ("main", '[role="main"]', "article"):
        found = [each for each in tree.css(selector) if len(each.text()) > _FEWEST_LETTERS]
        if len(found) == 1:
            return found[0]
    return tree.body or tree.root


def _is_left_out(node: LexborNode, *, is_framed: bool) -> bool:
    tag = node.tag or ""
    attributes = node.attributes
    named = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return (
        tag in _LEFT_OUT
        or (is_framed and tag in _FRAME)
        or (attributes.get("role") or "") in _ROLES
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(tag in ("div", "section", "ul", "aside") and _COOKIES.search(named))
    )


def _walk(node: LexborNode, *, is_framed: bool) -> Iterator[SourceBlock]:
    """Yield the blocks in a node; text between them is a paragraph of its own."""
    loose: list[TextRun] = []
    for child in node.iter(include_text=True):
        if child.tag not in ("-text", "br") and _is_left_out(child, is_framed=is_framed):
            continue
        if child.tag == "br":
            yield from _paragraph(loose)
            loose = []
        elif _holds_blocks(child):
            yield from _paragraph(loose)
            loose = []
            yield from _block(child, is_framed=is_framed)
        else:
            loose.extend(_runs(child))
    yield from _paragraph(loose)


def _holds_blocks(node: LexborNode) -> bool:
    return node.tag in _BLOCKS or (
        node.tag != "-text" and node.css_first("p,h1,h2,h3,h4,ul,ol,table,div,section") is not None
    )  # fmt: skip


def _paragraph(runs: list[TextRun]) -> Iterator[SourceBlock]:
    if joined := join_runs(runs):
        yield SourceBlock(BlockKind.PARAGRAPH, joined)


def _block(node: LexborNode, *, is_framed: bool) -> Iterator[SourceBlock]:
    tag = node.tag or ""
    if match := _HEADING.fullmatch(tag):
        if runs := join_runs(_runs(node)):
            bare = tuple(replace(run, strong=False) for run in runs)
            yield SourceBlock(BlockKind.HEADING, join_runs(bare), level=int(match[1]))
        yield from _pictures(node)
    elif tag in ("ul", "ol"):
        yield from _list(node)
    elif tag == "dl":
        yield from _definitions(node)
    elif tag == "table":
        yield from _table(node, is_framed=is_framed)
    else:
        yield from _walk(node, is_framed=is_framed)
        if tag in ("p", "figure", "div") and not any(map(_holds_blocks, node.iter())):
            yield from _pictures(node)


def _pictures(node: LexborNode) -> Iterator[SourceBlock]:
    for picture in node.css("img"):
        yield SourceBlock(
            BlockKind.PICTURE, join_runs([TextRun(picture.attributes.get("alt") or "")])
        )


def _list(node: LexborNode) -> Iterator[SourceBlock]:
    notes = [each for each in node.iter() if _NOTE.search(str(each.attributes.get("id") or ""))]
    if notes:
        for number, note in enumerate(notes, 1):
            runs = [run for run in _runs(note) if run.text.strip() not in _BACK]
            yield SourceBlock(BlockKind.FOOTNOTE, join_runs(runs), note=str(number))
        return
    if entries := tuple(_entries(node, 0)):
        yield SourceBlock(BlockKind.LIST, entries=entries)


def _entries(node: LexborNode, level: int) -> Iterator[ListEntry]:
    for item in node.iter():
        own: list[TextRun] = []
        below: list[LexborNode] = []
        for child in item.iter(include_text=True):
            if child.tag in ("ul", "ol"):
                below.append(child)
            else:
                own.extend([*_runs(child), TextRun(" ")] if child.tag in _BLOCKS else _runs(child))
        if runs := join_runs(own):
            yield ListEntry(level, runs, ordered=node.tag == "ol")
        for each in below:
            yield from _entries(each, level + 1)


def _definitions(node: LexborNode) -> Iterator[SourceBlock]:
    rows: list[tuple[Inline, ...]] = []
    term: Inline = ()
    for child in node.css("dt, dd"):
        runs = join_runs(_runs(child))
        if child.tag == "dt":
            term = runs
        else:
            rows.append((term, runs))
    if rows:
        yield SourceBlock(BlockKind.TABLE, rows=tuple(rows))


def _table(node: LexborNode, *, is_framed: bool) -> Iterator[SourceBlock]:
    """Yield a table; one that only lays out a page is what is in it."""
    rows = [tuple(join_runs(_spaced(cell)) for cell in row.css("td, th")) for row in node.css("tr")]
    written = tuple(row for row in rows if any(map(plain, row)))
    nested = node.css_first("table table") is not None
    if nested or (written and max(map(len, written)) == 1):
        for cell in node.css("td, th"):
            yield from _walk(cell, is_framed=is_framed)
    elif written:
        caption = node.css_first("caption")
        yield from _paragraph(list(_runs(caption)) if caption else [])
        yield SourceBlock(BlockKind.TABLE, rows=written)


def _spaced(cell: LexborNode) -> Iterator[TextRun]:
    for child in cell.iter(include_text=True):
        yield from _runs(child)
        if child.tag in _BLOCKS or child.tag == "br":
            yield TextRun(" ")


def _runs(node: LexborNode, link: str = "", *, strong: bool = False) -> Iterator[TextRun]:
    """Yield the text in a node, each piece with where it leads to."""
    tag = node.tag or ""
    if tag == "-text":
        yield TextRun(node.text(deep=False), link, strong)
    elif tag == "br":
        yield TextRun(" ", link, strong)
    elif tag not in _LEFT_OUT:
        address = str(node.attributes.get("href") or "") if tag == "a" else ""
        if _TO_NOTE.match(address) and (number := re.sub(r"\D", "", node.text())):
            yield TextRun(raised(number))
            return
        link = _outward(address) or link
        for child in node.iter(include_text=True):
            yield from _runs(child, link, strong=strong or tag in _STRONG)
            if child.tag in _BLOCKS:
                yield TextRun(" ", link, strong)


def _outward(address: str) -> str:
    """Return an address that can be followed from elsewhere; nothing for any other."""
    clean = address.strip()
    if not re.match(r"(?:https?://|mailto:|www\.)", clean, re.IGNORECASE) or '"' in clean:
        return ""
    clean = clean if not clean.lower().startswith("www.") else f"https://{clean}"
    return re.sub(r"[\s()<>]", lambda each: f"%{ord(each.group()):02X}", clean) if (
        clean == unquote(clean) or "%" in clean) else clean  # fmt: skip
