"""Which structure type of PDF 1.7 each element of the HTML becomes."""

from xml.etree.ElementTree import Element

_SVG = "{http://www.w3.org/2000/svg}svg"
# The link that the whole document is put into: see `preparing`.
WHOLE = "whole"
# Types of our own, and the standard ones that readers take them for.
OWN = {"Em": "Span", "Strong": "Span"}
_PLAIN = {
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "p": "P", "figcaption": "P", "pre": "P", "section": "Sect", "nav": "Sect",
    "blockquote": "BlockQuote", "code": "Code", "em": "Em", "strong": "Strong",
    "ul": "L", "ol": "L", "dl": "L", "li": "LI", "dt": "Lbl", "dd": "LBody",
    "table": "Table", "caption": "Caption", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot",
    "tr": "TR", "th": "TH", "td": "TD", _SVG: "Figure", "img": "Figure",
}  # fmt: skip
# Elements that may hold text of their own without a paragraph around it.
_HOLDS_TEXT = frozenset(
    {
        *("H1", "H2", "H3", "H4", "H5", "H6", "P", "TD", "TH", "LBody", "Lbl", "Caption", "Note"),
        *("Link", "Span", "Em", "Strong", "Code", "Figure", "TOCI"),
    }
)
_INLINE = frozenset({"span", "sup", "sub", "time", "small", "abbr", "del"})
_CONTENTS = {"ol": "TOC", "li": "TOCI"}


def role_of(element: Element, *, in_contents: bool) -> str | None:
    """Return the structure type of an element; None when what is in it speaks for itself."""
    if element.tag == "a":
        if element.get("class") == "note":
            return "Note"
        return "Link" if element.get("data-href") else None
    if element.get("class") == "note-number":
        return "Lbl"
    if in_contents and element.tag in _CONTENTS:
        return _CONTENTS[element.tag]
    return _PLAIN.get(element.tag)


def is_silent(element: Element) -> bool:
    """Return whether an element is there for the eye alone."""
    decorative = element.tag == "img" and not (element.get("alt") or "").strip()
    return element.get("aria-hidden") == "true" or (decorative and "alt" in element.attrib)


def is_inline(element: Element) -> bool:
    """Return whether an element is within a line of text."""
    return element.tag in _INLINE or (element.tag == "a" and element.get("class") != WHOLE)


def needs_paragraph(role: str | None) -> bool:
    """Return whether text directly in such an element needs a paragraph around it."""
    return role not in _HOLDS_TEXT
