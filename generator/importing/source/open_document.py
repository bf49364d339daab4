"""An OpenDocument text as blocks: its XML as a page, which is read as pages are."""

from collections.abc import Iterator, Mapping
from html import escape
from xml.etree.ElementTree import Element, ParseError, fromstring

from msgspec.structs import replace

from generator.importing.source import UnreadableError
from generator.importing.source.blocks import BlockDocument, BlockRemark, PlaceUnit
from generator.importing.source.html import read_html

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_BOLD = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}font-weight"
_LINK = "{http://www.w3.org/1999/xlink}href"
_ANNOTATION, _CHANGES = f"{_OFFICE}annotation", f"{_TEXT}tracked-changes"
# What is no part of the text, or is said otherwise.
_LEFT_OUT = frozenset(
    {_ANNOTATION, f"{_OFFICE}annotation-end", _CHANGES, f"{_TEXT}note-citation",
     f"{_TEXT}sequence-decls", f"{_TEXT}table-of-content"}
)  # fmt: skip
_WITHIN = {
    f"{_TEXT}list": "ul",
    f"{_TEXT}list-item": "li",
    f"{_TABLE}table": "table",
    f"{_TABLE}table-row": "tr",
    f"{_TABLE}table-cell": "td",
}
_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "<br>"}
_LOWEST = 6


def read_open_document(parts: Mapping[str, bytes]) -> BlockDocument:
    """Return the blocks of an OpenDocument text from its XML. Raises UnreadableError."""
    try:
        root = fromstring(parts["content.xml"])  # noqa: S314 - entities have been refused
    except (ParseError, KeyError) as error:
        raise UnreadableError("import_broken_archive") from error
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise UnreadableError("import_other_format")
    try:
        page = "".join(_write(body, _OpenStyles(root)))
    except RecursionError as error:  # more parts within each other than any text has
        raise UnreadableError("import_broken_archive") from error
    document = read_html(f"<body>{page}</body>", PlaceUnit.PARAGRAPH)
    return replace(document, title="", remarks=tuple(_remarks(body)))


class _OpenStyles:
    """Which styles of a document are strong, and which are those of titles."""

    def __init__(self, root: Element) -> None:
        self._parents = {
            each.get(f"{_STYLE}name", ""): each.get(f"{_STYLE}parent-style-name", "")
            for each in root.iter(f"{_STYLE}style")
        }
        self._strong = {
            each.get(f"{_STYLE}name", "")
            for each in root.iter(f"{_STYLE}style")
            if any(own.get(_BOLD) == "bold" for own in each)
        }

    def is_title(self, name: str) -> bool:
        """Return whether a style is, or is made of, that of titles."""
        return "Title" in (name, self._parents.get(name, ""))

    def is_strong(self, name: str) -> bool:
        """Return whether what has a style is strong."""
        return name in self._strong


def _write(element: Element, styles: _OpenStyles) -> Iterator[str]:
    """Yield what is in an element as HTML, the text after each part included."""
    yield escape(element.text or "")
    for part in element:
        if part.tag in _SPACES:
            yield _SPACES[part.tag]
        elif part.tag not in _LEFT_OUT:
            start, end = _marks(part, styles)
            yield start
            yield from _write(part, styles)
            yield end
        yield escape(part.tail or "")


def _marks(part: Element, styles: _OpenStyles) -> tuple[str, str]:
    style = part.get(f"{_TEXT}style-name", "")
    strong = ("<strong>", "</strong>") if styles.is_strong(style) else ("", "")
    if part.tag == f"{_TEXT}h":
        given = part.get(f"{_TEXT}outline-level", "1")
        level = min(int(given) if given.isdecimal() and given != "0" else 1, _LOWEST)
        return f"<h{level}>", f"</h{level}>"
    if part.tag == f"{_TEXT}p":
        tag = "h1" if styles.is_title(style) else "p"
        return f"<{tag}>{strong[0]}", f"{strong[1]}</{tag}>"
    if part.tag == f"{_TEXT}a":
        return f'<a href="{escape(part.get(_LINK, ""))}">', "</a>"
    if part.tag == f"{_TEXT}note":
        return " (", ")"
    if part.tag == f"{_TEXT}span":
        return strong
    tag = _WITHIN.get(str(part.tag), "")
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")


def _remarks(body: Element) -> Iterator[BlockRemark]:
    changes = sum(len(each) for each in body.iter(_CHANGES))
    if changes:
        yield BlockRemark("import_tracked", str(changes))
    comments = len([*body.iter(_ANNOTATION)])
    if comments:
        yield BlockRemark("import_comments", str(comments))
