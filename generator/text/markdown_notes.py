"""Footnotes as Python-Markdown has them, but found in a table where it searches through them all.

What comes out is the same; only the work is other: a note's number and the id of its next mark are
looked up, where each mark would otherwise cost as much as there are notes, or marks of that note.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor

_MARK = r"\[\^([^\]]*)\]"
# Before the other patterns, as there.
_PRIORITY = 175


class Notes(FootnoteExtension):
    """The notes of an answer; `numbers` are theirs, by label, in the order of the definitions."""

    numbers: dict[str, int]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - its name there
        """Register the processors, with ours for the marks."""
        super().extendMarkdown(md)
        md.inlinePatterns.register(NoteMark(_MARK, self), "footnote", _PRIORITY)

    def reset(self) -> None:
        """Forget the answer that was read before."""
        super().reset()
        self.numbers = {}

    def setFootnote(self, id: str, text: str) -> None:  # noqa: N802, A002 - as there
        """Keep a note's text, and give it its number."""
        self.numbers.setdefault(id, len(self.numbers) + 1)
        super().setFootnote(id, text)

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
    """Turns a mark whose note there is into a link with the note's number."""

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
        number = self.notes.numbers.get(label)
        if number is None:
            return None, None, None
        mark = Element("sup", {"id": self.notes.makeFootnoteRefId(label, found=True)})
        link = SubElement(mark, "a")
        link.set("href", f"#{self.notes.makeFootnoteId(label)}")
        link.set("class", "footnote-ref")
        link.text = self.notes.getConfig("SUPERSCRIPT_TEXT").format(number)
        return mark, match.start(), match.end()
