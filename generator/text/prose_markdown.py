"""The Markdown that answers may use: our settings, and one last look at the tree."""

import re
from collections.abc import Collection
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    LINK_RE,
    REFERENCE_RE,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from msgspec import Struct

from generator.text.markdown_blocks import BlockReader
from generator.text.markdown_emphasis import Emphasis, without_emphasis
from generator.text.markdown_inline import InlinePass
from generator.text.markdown_lines import normalise_label
from generator.text.markdown_notes import Notes
from schema.addresses import is_disguised, is_lookalike, is_readable
from schema.email_addresses import IN_TEXT
from schema.kept_patterns import compile_kept

# Stands before the ids of an answer until it is known on which page, under which anchor, it comes.
NOTE = "aktsom-note-"
_ALLOWED = compile_kept(r"(?:https?://[^\s/]|mailto:|tel:)", re.IGNORECASE)
# A bare address in running text, as GitHub finds it; `_trim` takes the sentence's marks off it.
_BARE_URL = r"(?:\b(?i:https?)://|(?<![\w.@/-])www\.(?=\w[\w-]*\.\w))[^\s<>\"«»]+"
_PUNCTUATION = ".,;:!?'*_~(["
_BRACKETS = {")": "(", "]": "["}
_EMAIL = rf"{IN_TEXT.pattern}(?![\w@])"
_TITLED = compile_kept(r"(?P<address>(?:https?://|mailto:|#)\S+)\s+\((?P<title>[^()]*)\)")
_AFTER_SCHEME = compile_kept(r"^(mailto:|tel:)\s+", re.IGNORECASE)
_HEADING = compile_kept(r"h([1-6])$")
_ATTACHMENT = compile_kept(r"(?:\.{0,2}/)?attachments/(?P<name>[^/\\]+)$", re.IGNORECASE)
# What is a file's name even with a `#` in it, and the ending that makes one of what is before it.
_ENDING = compile_kept(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
# What no address may have in it as it is.
_ENCODED = str.maketrans({character: quote(character) for character in ' "<>\\^`{|}[]'})
# What would be read otherwise in the name of an attachment.
_IN_NAME = str.maketrans({"%": "%25", "#": "%23"})
_NOT_IN_ID = compile_kept(r"[^\w.-]+")
_LOWEST = 6


class Autolink(InlineProcessor):
    """Turns a bare web or e-mail address (also in `<…>`, also beyond ASCII) into a link."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802, ARG002 - Python-Markdown's name and signature
        """Return the link and the stretch of text it replaces."""
        address, end = match["address"], match.end()
        if not match["open"]:
            written = address
            address = _trim(address)
            end -= len(written) - len(address)
        # As in `min\\_side`: what was escaped is kept apart until the end.
        leads = _beginning(address) + self.unescape(address)
        # What no browser can open stays as it is written, in a tag that the sanitiser takes away.
        readable = is_readable(leads.translate(_ENCODED))
        link = Element("a", {"href": leads}) if readable else Element("span")
        link.text = AtomicString(address)
        return link, match.start(), end


def _beginning(address: str) -> str:
    if "://" in address:
        return ""
    return "http://" if address.startswith("www.") else "mailto:"


def _trim(address: str) -> str:
    """Return an address without what belongs to the sentence: marks, brackets that it has not."""
    end = len(address)
    surplus = {mark: address.count(mark) - address.count(_BRACKETS[mark]) for mark in _BRACKETS}
    while end and (address[end - 1] in _PUNCTUATION or surplus.get(address[end - 1], 0) > 0):
        surplus[address[end - 1]] = surplus.get(address[end - 1], 0) - 1
        end -= 1
    return address[:end]


class References(dict[str, tuple[str, str]]):
    """Where references lead, by label; `heard` are the labels that links have asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: set[str] = set()

    def __getitem__(self, label: str) -> tuple[str, str]:
        self.heard.add(label)
        return super().__getitem__(label)

    def clear(self) -> None:
        """Forget the references of the answer that was read before."""
        super().clear()
        self.heard.clear()


class _Address(LinkInlineProcessor):
    """Takes note of the addresses that links have, as Python-Markdown reads them."""

    used: list[str]

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 - as above
        """Return address, title, end and whether there is a link at all."""
        address, title, end, handled = super().getLink(data, index)
        if handled:
            self.used.append(address)
            address = _AFTER_SCHEME.sub(r"\1", address)
            # What Python-Markdown takes for a part of a web address; a file's name may have that.
            titled = _TITLED.fullmatch(address) if title is None else None
            address, title = (titled["address"], titled["title"]) if titled else (address, title)
        return address, title, end, handled


class AnswerLink(_Address):
    """A link with its address beside it."""


class AnswerPicture(_Address, ImageInlineProcessor):
    """A picture with its address beside it."""


class _Label(ReferenceInlineProcessor):
    """Takes note of the labels that stand beside the text of a link: `[text][label]`."""

    used: list[str]

    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:  # noqa: N802 - as above
        """Return the label, where it ends, and whether there is one."""
        label, end, handled = super().evalId(data, index, text)
        if label is not None:
            label = normalise_label(label)
            if label in self.md.references and end - index > len("[]"):
                self.used.append(data[index:end])
        return label, end, handled


class AnswerReference(_Label):
    """A link whose address is defined elsewhere."""


class AnswerPictureReference(_Label, ImageReferenceInlineProcessor):
    """A picture whose address is defined elsewhere."""


class Finish(Treeprocessor):
    """Makes an answer's tree ready for any page: headings, ids, table cells, permitted links.

    The highest heading becomes an h1, lower ones follow without a jump. `refused` lists the
    addresses, as written, that lead where an answer may not lead; their texts stay. `labels` are
    those of the notes that the text refers to.
    """

    refused: list[str]
    labels: list[str]

    def reset(self) -> None:
        """Forget the answer that was read before."""
        self.refused, self.labels = [], []

    def run(self, root: Element) -> None:
        """Change the tree in place, as Python-Markdown asks of its tree processors."""
        levels: list[int] = []
        ids = {element.get("id") for element in root.iter()}
        for element in root.iter():
            if match := _HEADING.match(element.tag):
                element.tag = f"h{_depth(int(match[1]), levels)}"
            elif element.tag == "th":
                element.set("scope", "col")
            if "id" in element.attrib:
                if element.tag == "sup":
                    self.labels.append(element.get("id", "").partition("-")[2])
                element.set("id", _note_id(element.get("id", "")))
            if element.get("class", "").startswith("footnote-"):
                _finish_note(element, ids)
            elif element.tag in {"a", "img"}:
                self._finish_link(element)

    def _finish_link(self, element: Element) -> None:
        name = "href" if element.tag == "a" else "src"
        if written := element.get("alt"):
            element.set("alt", without_emphasis(written))
        address = element.get(name, "").strip()
        target = _attachment(address) or (_target(address) if name == "href" else None)
        if target:
            element.set(name, target)
            return
        self.refused.append(address)
        # A tag that the sanitiser takes away, and only the tag.
        element.tag, element.text = "span", element.text or element.get("alt")
        if title := element.get("title"):
            SubElement(element, "span").text = f" ({title})"
        element.attrib.clear()


def _depth(written: int, levels: list[int]) -> int:
    while levels and levels[-1] >= written:
        levels.pop()
    levels.append(written)
    return len(levels)


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
    """Return an attachment's address; GitHub's preview wants `../` before its folder.

    In the name, `%` and `#` are encoded: what follows a `#` is a place in the file (`#page=3`),
    unless the name would have no ending without it (`Rapport #2.pdf`).
    """
    match = _ATTACHMENT.match(address)
    if match is None:
        return None
    name, mark, place = match["name"].partition("#")
    if mark and not _ENDING.search(name) and _ENDING.search(place):
        name, mark, place = match["name"], "", ""
    name = unquote(name)
    if not name or "/" in name or "\\" in name:
        return None
    return f"aktsom:attachment/{name.translate(_IN_NAME)}{mark}{place}"


def _target(address: str) -> str | None:
    if address.startswith("#") and address != "#":
        return f"aktsom:question/{unquote(address[1:])}"
    if address.lower().startswith("mailto:"):
        return quote(address, safe=":@?=&%,.+;!$'()*/")
    if address.lower().startswith("tel:"):
        return "".join(address.split())
    encoded = address.translate(_ENCODED)
    misleading = is_lookalike(address) or is_disguised(address)
    usable = _ALLOWED.match(address) and not misleading and is_readable(encoded)
    return encoded if usable else None


class Answers(Struct):
    """A parser for answers: Python-Markdown, its blocks, and what comes last."""

    markdown: Markdown
    blocks: BlockReader
    references: References
    finish: Finish

    def convert(self, text: str) -> str:
        """Return a text as HTML, and remember what it was made of until the next one."""
        self.blocks.reset()
        self.finish.reset()
        return self.markdown.reset().convert(text)

    def used(self) -> tuple[str, ...]:
        """Return the stretches of the last text that it used up: addresses, labels, numbers."""
        heard = (self.blocks.defined.get(label, "") for label in self.references.heard)
        return (*self.blocks.used, *self.finish.labels, *heard)

    def dropped(self) -> tuple[tuple[str, str], ...]:
        """Return the stretches of the last text that are shown nowhere, each with the reason."""
        defined = self.blocks.defined.items()
        unheard = [
            ("reference", each) for label, each in defined if label not in self.references.heard
        ]
        return (*self.blocks.dropped, *unheard)


def make_markdown() -> Answers:
    """Return a parser for answers, without raw HTML."""
    parser = Markdown(output_format="html")
    notes = Notes(BACKLINK_TITLE="{}", SEPARATOR="-")
    parser.parser = blocks = BlockReader(parser, notes)
    parser.references = references = References()
    # As an object: a name would be looked up among the entry points of every installed package.
    parser.registerExtensions([notes], {})
    for preprocessor in ("normalize_whitespace", "html_block"):
        parser.preprocessors.deregister(preprocessor)
    parser.ESCAPED_CHARS = [*"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"]
    _register_inline(parser, blocks.used)
    parser.treeprocessors.register(InlinePass(parser), "inline", 20)
    finish = Finish(parser)
    parser.treeprocessors.register(finish, "aktsom", -100)
    return Answers(parser, blocks, references, finish)


def _register_inline(parser: Markdown, used: list[str]) -> None:
    patterns = parser.inlinePatterns
    for name in ("html", "autolink", "automail"):
        patterns.deregister(name)
    for name, processor, priority in (
        ("reference", AnswerReference(REFERENCE_RE, parser), 170),
        ("link", AnswerLink(LINK_RE, parser), 160),
        ("image_link", AnswerPicture(IMAGE_LINK_RE, parser), 150),
        ("image_reference", AnswerPictureReference(IMAGE_REFERENCE_RE, parser), 140),
    ):
        processor.used = used
        patterns.register(processor, name, priority)
    patterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash", 105)
    for priority, pattern in enumerate((_EMAIL, _BARE_URL)):
        bare = rf"(?P<open><)?(?P<address>{pattern})(?(open)>)"
        patterns.register(Autolink(bare, parser), f"address{priority}", 121 + priority)
    patterns.register(Emphasis(r"[*_]|~~", parser), "em_strong", 60)
