"""The Markdown that answers may use: our settings, and one last look at the tree."""

import re
from collections.abc import Collection
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from schema.email_addresses import IN_TEXT

# Stands before the ids of an answer until it is known on which page, under which anchor, it comes.
NOTE = "aktsom-note-"
_ALLOWED = re.compile(r"(?:https?://[^\s/]|mailto:|tel:)", re.IGNORECASE)
# A bare address in running text; punctuation at its end belongs to the sentence.
_BARE_URL = r"\bhttps?://[^\s<>\"«»]*[^\s<>\"«».,;:!?'\])*_]"
_EMAIL = rf"{IN_TEXT.pattern}(?![\w@])"
_HEADING = re.compile(r"h([1-6])$")
_ATTACHMENT = re.compile(r"(?:\.{0,2}/)?attachments/(?![^#]*%2F)([^#?/]+)(#.*)?$", re.IGNORECASE)
# What no address may have in it as it is.
_ENCODED = str.maketrans({character: quote(character) for character in ' "<>\\^`{|}[]'})
_NOT_IN_ID = re.compile(r"[^\w.-]+")
_LOWEST = 6


class Autolink(InlineProcessor):
    """Turns a bare web or e-mail address (also in `<…>`, also beyond ASCII) into a link."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802, ARG002 - Python-Markdown's name and signature
        """Return the link and the stretch of text it replaces."""
        address = match["address"]
        link = Element("a", {"href": f"mailto:{address}" if "://" not in address else address})
        link.text = AtomicString(address)
        return link, match.start(), match.end()


class SpacedHeading(HashHeaderProcessor):
    """Headings by `#`; a single one without a space is a hashtag."""

    RE = re.compile(HashHeaderProcessor.RE.pattern.replace("#{1,6}", "#{2,6}|#(?=[ \\t])", 1))


class Finish(Treeprocessor):
    """Makes an answer's tree ready for any page: headings, ids, table cells, permitted links.

    The highest heading becomes an h1, lower ones follow without a jump. `refused` lists the
    addresses, as written, that lead where an answer may not lead; their texts stay.
    """

    refused: list[str]

    def run(self, root: Element) -> None:
        """Change the tree in place, as Python-Markdown asks of its tree processors."""
        levels: list[int] = []
        ids = {element.get("id") for element in root.iter()}
        for element in root.iter():
            if match := _HEADING.match(element.tag):
                element.tag = f"h{_depth(int(match[1]), levels)}"
            elif element.tag in {"th", "td"}:
                _finish_cell(element)
            if "id" in element.attrib:
                element.set("id", _note_id(element.get("id", "")))
            if element.get("class", "").startswith("footnote-"):
                _finish_note(element, ids)
            elif element.tag in {"a", "img"}:
                self._finish_link(element)

    def _finish_link(self, element: Element) -> None:
        name = "href" if element.tag == "a" else "src"
        address = element.get(name, "").strip()
        target = _attachment(address) or (_target(address) if name == "href" else None)
        if target:
            element.set(name, target)
            return
        self.refused.append(address)
        # A tag that the sanitiser takes away, and only the tag.
        element.tag, element.text = "span", element.text or element.get("alt")
        element.attrib.clear()


def _depth(written: int, levels: list[int]) -> int:
    while levels and levels[-1] >= written:
        levels.pop()
    levels.append(written)
    return len(levels)


def _finish_cell(element: Element) -> None:
    if element.tag == "th":
        element.set("scope", "col")
    style = element.attrib.pop("style", "")
    if "right" in style or "center" in style:
        element.set("class", "end" if "right" in style else "centre")


def _finish_note(element: Element, ids: Collection[str | None]) -> None:
    target = element.get("href", "").removeprefix("#")
    element.set("href", f"#{_note_id(target)}")
    if target not in ids:
        # A note that nothing refers to has nowhere to lead back to.
        element.tag, element.text = "span", None
        element.attrib.clear()
    elif element.get("class") == "footnote-backref":
        number = element.attrib.pop("title", "").strip()
        element.set("aria-label", f"↑ {number}")
        element.text = "↑"


def _note_id(written: str) -> str:
    return NOTE + _NOT_IN_ID.sub("-", written)


def _attachment(address: str) -> str | None:
    """Return an attachment's address; GitHub's preview wants `../` before its folder."""
    match = _ATTACHMENT.match(address)
    return f"aktsom:attachment/{unquote(match[1])}{match[2] or ''}" if match else None


def _target(address: str) -> str | None:
    if address.startswith("#") and address != "#":
        return f"aktsom:question/{unquote(address[1:])}"
    if address.lower().startswith("mailto:"):
        return quote(address, safe=":@?=&%,.+;!$'()*/")
    return address.translate(_ENCODED) if _ALLOWED.match(address) else None


def make_markdown() -> tuple[Markdown, Finish]:
    """Return a parser for answers, without raw HTML, and its tree processor."""
    # As objects: a name would be looked up among the entry points of every installed package.
    parser = Markdown(
        extensions=[
            TableExtension(),
            FootnoteExtension(BACKLINK_TITLE="{}", SEPARATOR="-"),
            SaneListExtension(),
            FencedCodeExtension(),
        ],
        output_format="html",
    )
    parser.preprocessors.deregister("html_block")
    for pattern in ("html", "autolink", "automail"):
        parser.inlinePatterns.deregister(pattern)
    for priority, pattern in enumerate((_EMAIL, _BARE_URL)):
        bare = rf"(?P<open><)?(?P<address>{pattern})(?(open)>)"
        parser.inlinePatterns.register(Autolink(bare, parser), f"address{priority}", 121 + priority)
    parser.parser.blockprocessors.register(SpacedHeading(parser.parser), "hashheader", 70)
    finish = Finish(parser)
    parser.treeprocessors.register(finish, "aktsom", -100)
    return parser, finish
