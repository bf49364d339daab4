"""Make the HTML ready to be rendered: links that hold on paper, notes, a mark on every element.

The renderer draws an element that crosses pages as several. Its mark, a number, says afterwards
what belongs together: it is carried by links, which the renderer reports with their elements.
"""

import re
from urllib.parse import unquote, urljoin
from xml.etree.ElementTree import Element

from generator.pdf.notes import move_notes
from generator.pdf.roles import WHOLE
from generator.pdf.tables import drop_row_headers, fit, soften
from generator.pdf.values import MarkedSource, Statement, text_of
from generator.text.hyphens import SOFT
from schema.addresses import split_address

MARK = "data-mark"
# Pages and pictures of the site have addresses here while the document is rendered.
ORIGIN = "https://site.invalid/"
_SVG = "{http://www.w3.org/2000/svg}"
# The text of drawings, as high as the stylesheet has it (8.5 points), and bars that save ink.
_TEXT, _BAR = "11.333", "#b8b8b8"
# How much of a chapter's title is above each of its pages.
_WORDS = 6
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CHAPTERS = frozenset({"section", "nav"})
_LEFT_OUT = frozenset({"permalink", "question-data", "copy", "unseen", "skip"})
# Links whose text, or what is around them, says enough of where they lead.
_SILENT = frozenset({"silent", "entry", "question-law"})
_NOTE = "note"
_UNSEEN = re.compile(f"{SOFT}|(?<=[^\\s\U0001f3fb-\U0001f3ff])[\U0001f3fb-\U0001f3ff]")
_SCHEME = re.compile(r"^(https?://|mailto:|tel:)", re.IGNORECASE)


def prepare(root: Element, statement: Statement, *, notes_below: bool = False) -> MarkedSource:
    """Change a parsed document in place, and return it with its elements by mark.

    Its notes are at the foot of the page that calls them, or below each answer as on the site.
    """
    body = root.find("body")
    if body is None:
        raise ValueError("a document without a body")
    _leave_out(body)
    _drop_unseen(body)
    _move_provisions(body)
    if not notes_below:
        move_notes(body, statement.phrases.note)
    for element in list(body.iter()):
        _finish(element, statement)
    _name_chapters(body)
    fit(body)
    soften(body)
    drop_row_headers(body)
    _wrap(body)
    return _mark(root, body)


def _leave_out(body: Element) -> None:
    """Take away what only a screen needs; the text after it stays."""
    for parent in list(body.iter()):
        for index, child in reversed(list(enumerate(parent))):
            if _LEFT_OUT & set((child.get("class") or "").split()):
                _keep_tail(parent, index, child)
                parent.remove(child)


def _drop_unseen(body: Element) -> None:
    """Leave all hyphens to the renderer, which divides words by itself, and colours to the site.

    The renderer takes a cell's text up to its first soft hyphen for one word, however many there
    are. The typeface has one colour, and draws that of an emoji's skin as a sign of its own.
    """
    for element in body.iter():
        element.text = element.text and _UNSEEN.sub("", element.text)
        element.tail = element.tail and _UNSEEN.sub("", element.tail)


def _keep_tail(parent: Element, index: int, child: Element) -> None:
    if index:
        before = parent[index - 1]
        before.tail = (before.tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")


def _move_provisions(body: Element) -> None:
    """Let what a question serves of the Act follow its name, in the margin beside it.

    After an answer that goes on to another page it would stand there, over what is at the top.
    """
    for question in body.iter("div"):
        found = [each for each in question if each.get("class") == "question-meta"]
        for meta in found:
            question.remove(meta)
            question.insert(1, meta)


def _finish(element: Element, statement: Statement) -> None:
    if element.tag == "a":
        _finish_link(element, statement)
    elif element.tag in _HEADINGS:
        element.set("data-label", text_of(element))
        _drop_circles(element, statement)
    elif element.tag == f"{_SVG}svg":
        _finish_drawing(element)


def _name_chapters(body: Element) -> None:
    """Let each chapter know its title, made short: it is printed above the chapter's pages."""
    for chapter in (each for each in body.iter() if each.tag in _CHAPTERS):
        heading = next(chapter.iter("h2"), None)
        if heading is not None:
            words = text_of(heading).split()
            short = [*words[:_WORDS], "…"] if len(words) > _WORDS else words
            chapter.set("data-chapter", " ".join(short))


def _drop_circles(heading: Element, statement: Statement) -> None:
    """Let a heading that leads to itself, as it does not on the site, be a heading only."""
    for link in heading.iter("a"):
        if find_target(link.get("href", ""), statement) == f"#{heading.get('id')}":
            link.attrib.pop("href")


def _finish_link(element: Element, statement: Statement) -> None:
    if element.get("class") == _NOTE:
        return
    target = find_target(element.get("href", ""), statement)
    element.attrib.pop("href", None)
    if target is None:
        element.tag = "span"
        return
    element.set("data-href", target)
    classes = set((element.get("class") or "").split())
    if classes & _SILENT:
        return
    if target.startswith("#"):
        element.set("class", " ".join((*sorted(classes), "inside")))
        element.set("data-short", statement.phrases.page)
    elif _bare(text_of(element)) != _bare(target) and not _is_own(target, statement):
        shown = Element("span", {"class": "address"})
        shown.text = f" ({_show(target)})"
        element.append(shown)


def find_target(href: str, statement: Statement) -> str | None:
    """Return where a link leads from paper: `#place`, a public address, or None for nowhere."""
    if not href:
        return None
    if href.startswith("#"):
        return f"#{unquote(href[1:])}" if len(href) > 1 else None
    parts = split_address(href)
    if parts is None or parts.scheme:
        return href
    path, _, fragment = urljoin(ORIGIN + statement.path, href).removeprefix(ORIGIN).partition("#")
    place = statement.places.get(unquote(path))
    if place is not None:
        return f"#{unquote(fragment) or place}" if place else None
    if statement.address is None:
        return None
    anchor = f"#{fragment}" if fragment else ""
    return f"{statement.address.rstrip('/')}/{path}{anchor}"


def _bare(address: str) -> str:
    """Return an address as readers write it: without its scheme, its escapes and a last slash."""
    return _SCHEME.sub("", unquote(address)).rstrip("/").casefold()


def _is_own(target: str, statement: Statement) -> bool:
    """Return whether a link leads to the site itself, whose address the document has once."""
    return statement.address is not None and target.startswith(statement.address.rstrip("/"))


def _show(target: str) -> str:
    shown = target.removeprefix("mailto:").removeprefix("tel:")
    return unquote(shown) if "%" in shown else shown


def _finish_drawing(drawing: Element) -> None:
    """Give a drawing its text alternative, and ink that does not depend on stylesheets."""
    words = (drawing.find(f"{_SVG}title"), drawing.find(f"{_SVG}desc"))
    alternative = [
        text_of(each).rstrip(".") for each in words if each is not None and text_of(each)
    ]
    if alternative:
        drawing.set("data-alt", ". ".join(alternative) + ".")
    drawing.set("font-family", "Statement Sans, DejaVu Sans")
    drawing.set("font-size", _TEXT)
    for bar in drawing.iter(f"{_SVG}rect"):
        if bar.get("fill") is None:
            bar.set("fill", _BAR)
        bar.set("stroke", "#000")
        bar.set("stroke-width", "0.7")


def _wrap(body: Element) -> None:
    """Put all of it into one link, so that the renderer reports every box as part of a link."""
    link = Element("a", {"href": "mark:", "class": WHOLE})
    link.text, body.text = body.text, None
    link.extend(list(body))
    for child in list(body):
        body.remove(child)
    body.append(link)


def _mark(root: Element, body: Element) -> MarkedSource:
    elements = tuple(body.iter())
    for mark, element in enumerate(elements):
        element.set(MARK, str(mark))
    marks = {id(element): mark for mark, element in enumerate(elements)}
    parents = {marks[id(child)]: marks[id(element)] for element in elements for child in element}
    return MarkedSource(root, elements, parents)
