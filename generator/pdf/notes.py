"""Footnotes: from the end of an answer, where Markdown puts them, to where they are called."""

from copy import deepcopy
from xml.etree.ElementTree import Element

_REFERENCE = "footnote-ref"
# The renderer sets a line for the blanks beside each of these within a note.
_BLOCKS = frozenset(
    {"p", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr", "td", "th", "hr"}
    | {"h3", "h4", "h5", "h6", "div"}
)
_HOLDERS = frozenset({"ul", "ol", "blockquote", "table", "thead", "tbody", "tr"})


def move_notes(body: Element, phrase: str) -> None:
    """Put every note where it is first called, numbered through the document.

    `phrase` names a note by its {number}; later calls of the same note link to it.
    """
    notes: dict[str, Element] = {}
    for listed in (each for holder in _holders(body) for each in holder.iter("ol")):
        for item in (each for each in listed if each.get("id")):
            # It is read as the list is that it is taken out of.
            if "dir" in listed.attrib:
                item.attrib.setdefault("dir", listed.attrib["dir"])
            notes[item.attrib["id"]] = item
    numbers: dict[str, int] = {}
    for parent in list(body.iter()):
        for index, child in enumerate(list(parent)):
            name = _called(child)
            if name is None or name not in notes:
                continue
            parent.remove(child)
            parent.insert(index, _call(name, notes[name], numbers, phrase))
            parent[index].tail = child.tail
    _drop_holders(body)


def _holders(body: Element) -> list[Element]:
    return [each for each in body.iter("div") if each.get("class") == "footnote"]


def _called(element: Element) -> str | None:
    """Return the id of the note that a reference calls: <sup><a class="footnote-ref" href="#…">."""
    link = element.find("a") if element.tag == "sup" else None
    if link is None or link.get("class") != _REFERENCE:
        return None
    return link.get("href", "").removeprefix("#")


def _call(name: str, note: Element, numbers: dict[str, int], phrase: str) -> Element:
    if name in numbers:
        again = Element("a", {"class": "silent note-again", "href": f"#{name}"})
        again.set("aria-label", phrase.format(number=numbers[name]))
        again.text = str(numbers[name])
        return again
    numbers[name] = len(numbers) + 1
    moved = Element("a", {"class": "note", "id": name, "data-number": str(numbers[name])})
    moved.set("href", "mark:")
    if "dir" in note.attrib:
        moved.set("dir", note.attrib["dir"])
    label = Element("span", {"class": "note-number"})
    label.text, label.tail = str(numbers[name]), " "
    moved.append(label)
    for index, child in enumerate(note):
        copied = deepcopy(child)
        copied.tail = None
        # The first paragraph begins on the line of the number.
        copied.tag = "span" if index == 0 and copied.tag == "p" else copied.tag
        moved.append(copied)
    _drop_back_links(moved)
    _drop_blanks(moved)
    return moved


def _drop_blanks(note: Element) -> None:
    for each in note.iter():
        if each.tag in _BLOCKS and not (each.tail or "").strip():
            each.tail = None
        if each.tag in _HOLDERS and not (each.text or "").strip():
            each.text = None


def _drop_back_links(note: Element) -> None:
    for parent in list(note.iter()):
        for child in list(parent):
            if child.tag == "a" and child.get("class") == "footnote-backref":
                parent.remove(child)
        if len(parent) == 0 and parent.text:
            parent.text = parent.text.rstrip()


def _drop_holders(body: Element) -> None:
    holders = {id(each) for each in _holders(body)}
    for parent in list(body.iter()):
        for child in list(parent):
            if id(child) in holders:
                parent.remove(child)
