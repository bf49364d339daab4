"""Footnotes as Python-Markdown has them, but numbered as they are met, and found in a table.

GitHub numbers them by their first marks, wherever they are defined. The work is other, too: a note
and the id of its next mark are looked up, where each mark would otherwise cost as much as there are
notes, or marks of that note.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

_MARK = r"\[\^([^\]]*)\]"
# Before the other patterns, as there.
_PRIORITY = 175
# After the marks are links, before notes with several marks get a way back to each.
_BEFORE_COPIES = 19


class Notes(FootnoteExtension):
    """The notes of an answer."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - its name there
        """Register the processors, with ours for the marks."""
        super().extendMarkdown(md)
        md.inlinePatterns.register(NoteMark(_MARK, self), "footnote", _PRIORITY)
        md.treeprocessors.register(NoteOrder(md), "note-order", _BEFORE_COPIES)

    def unique_ref(self, reference: str, found: bool = False) -> str:  # noqa: FBT001, FBT002 - as there
        """Return the id of a mark: that of a note's second one says so, `fnref2-`."""
        if not found:
            return reference
        count = self.found_refs[reference] = self.found_refs.get(reference, 0) + 1
        if count == 1:
            return reference
        before, separator, label = reference.partition(self.get_separator())
        return f"{before}{count}{separator}{label}"


class NoteMark(InlineProcessor):
    """Turns a mark whose note there is into a link, which gets its number later."""

    def __init__(self, pattern: str, notes: Notes) -> None:
        super().__init__(pattern)
        self.notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name and signature
        self,
        match: re.Match[str],
        data: str,  # noqa: ARG002 - as there
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the link and the stretch of text it replaces; None where there is no note."""
        label = match[1]
        if label not in self.notes.footnotes:
            return None, None, None
        mark = Element("sup", {"id": self.notes.makeFootnoteRefId(label, found=True)})
        link = SubElement(mark, "a")
        link.set("href", f"#{self.notes.makeFootnoteId(label)}")
        link.set("class", "footnote-ref")
        return mark, match.start(), match.end()


class NoteOrder(Treeprocessor):
    """Puts the notes in the order of their first marks, those of notes after those of the text."""

    def run(self, root: Element) -> None:
        """Change the tree in place, as Python-Markdown asks of its tree processors."""
        for part in root:
            if part.get("class") == "footnote" and (listed := part.find("ol")) is not None:
                root.remove(part)
                listed[:] = _in_order(root, list(listed))
                root.append(part)


def _in_order(text: Element, notes: list[Element]) -> list[Element]:
    """Return the notes in order, with their numbers in all marks and ways back."""
    by_address = {f"#{each.get('id')}": each for each in notes}
    numbers: dict[str, int] = {}
    places, unread = [text], iter(by_address)

    def meet(address: str) -> None:
        numbers[address] = len(numbers) + 1
        places.append(by_address[address])

    for place in places:
        for mark in _links(place, "footnote-ref"):
            address = mark.get("href", "")
            if address not in numbers:
                meet(address)
            mark.text = str(numbers[address])
        if place is places[-1]:
            # Last come those that nothing marks, which may have marks themselves.
            for address in unread:
                if address not in numbers:
                    meet(address)
                    break
    for number, note in enumerate(places[1:], 1):
        for back in _links(note, "footnote-backref"):
            back.set("title", str(number))
    return places[1:]


def _links(place: Element, kind: str) -> Iterator[Element]:
    return (each for each in place.iter("a") if each.get("class") == kind)
