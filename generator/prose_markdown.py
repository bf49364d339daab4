"""The Markdown that answers may use: our settings, and one last look at the tree."""

import re
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_ALLOWED = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
# A bare address in running text; punctuation at its end belongs to the sentence.
_BARE_URL = r"\bhttps?://[^\s<>\"«»]*[^\s<>\"«».,;:!?'\])*_]"
_EMAIL = r"(?<![\w.+@/-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?![\w@])"
_HEADING = re.compile(r"h([1-6])$")
_ATTACHMENT = "attachments/"
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


class Headings(Treeprocessor):
    """Fits one answer into its page: heading levels, unique ids, table scopes, permitted links.

    The only state is what `begin` sets for the answer about to be converted; `refused` lists its
    links that lead where an answer may not lead.
    """

    anchor = "text"
    level = 4

    def begin(self, anchor: str, level: int) -> None:
        """Prepare for the next answer: the prefix of its ids, the level of its headings."""
        self.anchor, self.level = anchor, level
        self.refused: list[str] = []

    def run(self, root: Element) -> None:
        """Change the tree in place, as Python-Markdown asks of its tree processors."""
        levels: list[int] = []
        for element in root.iter():
            if match := _HEADING.match(element.tag):
                self._fit_heading(element, int(match[1]), levels)
            elif element.tag in {"th", "td"}:
                self._fit_cell(element)
            self._fit_identity(element)
            for name in ("href", "src"):
                if name in element.attrib:
                    self._fit_link(element, name)

    def _fit_heading(self, element: Element, written: int, levels: list[int]) -> None:
        while levels and levels[-1] >= written:
            levels.pop()
        levels.append(written)
        element.tag = f"h{min(self.level + len(levels) - 1, _LOWEST)}"

    def _fit_cell(self, element: Element) -> None:
        if element.tag == "th":
            element.set("scope", "col")
        style = element.attrib.pop("style", "")
        if "right" in style or "center" in style:
            element.set("class", "end" if "right" in style else "centre")

    def _fit_identity(self, element: Element) -> None:
        if "id" in element.attrib:
            element.set("id", f"{self.anchor}-{element.get('id', '').replace(':', '-')}")
        if element.get("class") == "footnote-backref":
            number = element.get("title", "").strip()
            element.set("aria-label", f"↑ {number}")
            element.text = "↑"
            del element.attrib["title"]

    def _fit_link(self, element: Element, name: str) -> None:
        address = element.get(name, "").strip()
        target = self._target(address, footnote="footnote" in element.get("class", ""))
        if target is None:
            self.refused.append(address)
            del element.attrib[name]
        else:
            element.set(name, target)

    def _target(self, address: str, *, footnote: bool) -> str | None:
        if footnote:
            return f"#{self.anchor}-{address.removeprefix('#').replace(':', '-')}"
        if address.startswith("#"):
            return f"aktsom:question/{address[1:]}"
        if address.startswith(_ATTACHMENT) and ".." not in address:
            return f"aktsom:attachment/{unquote(address.removeprefix(_ATTACHMENT))}"
        if address.lower().startswith("mailto:"):
            return "mailto:" + quote(unquote(address[len("mailto:") :]), safe="@?=&%,.+")
        return address if _ALLOWED.match(address) else None


def make_markdown() -> tuple[Markdown, Headings]:
    """Return a parser for answers, without raw HTML, and its tree processor."""
    parser = Markdown(
        extensions=["tables", "footnotes", "sane_lists", "fenced_code"],
        extension_configs={"footnotes": {"BACKLINK_TITLE": "{}", "SEPARATOR": "-"}},
        output_format="html",
    )
    parser.preprocessors.deregister("html_block")
    for pattern in ("html", "autolink", "automail"):
        parser.inlinePatterns.deregister(pattern)
    for priority, pattern in enumerate((_EMAIL, _BARE_URL)):
        bare = rf"(?P<open><)?(?P<address>{pattern})(?(open)>)"
        parser.inlinePatterns.register(Autolink(bare, parser), f"address{priority}", 121 + priority)
    headings = Headings(parser)
    parser.treeprocessors.register(headings, "aktsom", -100)
    return parser, headings
