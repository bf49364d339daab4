"""Markdown answers as safe HTML: one parser, one sanitiser, one memo on one pure function."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import nh3

from generator.prose_markdown import Headings, make_markdown

if TYPE_CHECKING:
    from markdown import Markdown

_SCHEMES = {"http", "https", "mailto", "tel", "aktsom"}
_TAGS = {
    "a",
    "abbr",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
_ATTRIBUTES = {
    "a": {"href", "class", "id", "title", "aria-label"},
    "img": {"src", "alt", "title"},
    "th": {"scope", "class"},
    "td": {"class"},
    "ol": {"start"},
    "*": {"lang", "id"},
    "div": {"class"},
    "sup": {"id"},
}
_INTERNAL = re.compile(r'(href|src)="aktsom:(question|attachment)/([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_BLOCK_END = re.compile(r"</(?:p|li|h\d|tr|td|th|pre|blockquote)>|<br ?/?>")


@cache
def _markdown() -> "tuple[Markdown, Headings]":
    return make_markdown()


@lru_cache(maxsize=4096)
def to_html(markdown: str, anchor: str, heading_level: int) -> str:
    """Return one answer as sanitised HTML.

    The highest heading of the answer becomes `h{heading_level}`, lower ones follow without a jump.
    Ids begin with `anchor-`. Links to questions and attachments come out as
    `aktsom:question/<id>` and `aktsom:attachment/<file>`: see `resolve_links`.
    """
    parser, headings = _markdown()
    headings.begin(anchor, heading_level)
    rendered = parser.reset().convert(markdown)
    return nh3.clean(
        rendered, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None
    )


def resolve_links(rendered: str, resolve: Callable[[str, str], str]) -> str:
    """Replace the internal links of `to_html` by addresses.

    `resolve` takes a kind (question, attachment) and a name, and returns a relative address.
    """

    def address(match: re.Match[str]) -> str:
        target = resolve(match[2], html.unescape(match[3]))
        return f'{match[1]}="{html.escape(target)}"'

    return _INTERNAL.sub(address, rendered) if "aktsom:" in rendered else rendered


def to_text(markdown: str) -> str:
    """Return an answer as plain text, one block a line."""
    rendered = to_html(markdown, "text", 4)
    text = html.unescape(_TAG.sub("", _BLOCK_END.sub("\n", rendered)))
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())


_ATTRIBUTE = re.compile(r'(?:href|src)="([^"]*)"')


def links_of(markdown: str) -> tuple[str, ...]:
    """Return the addresses of an answer's links and pictures; internal ones as in `to_html`."""
    rendered = to_html(markdown, "text", 4)
    return tuple(html.unescape(address) for address in _ATTRIBUTE.findall(rendered))


def refused_links(markdown: str) -> tuple[str, ...]:
    """Return link and picture addresses that are not let through, as written."""
    to_html.__wrapped__(markdown, "text", 4)
    return tuple(_markdown()[1].refused)


_WORD = re.compile(r"\w+")
_SHOWN_ATTRIBUTE = re.compile(r'(?:alt|title)="([^"]*)"')
# What Markdown uses up itself: link targets, labels of notes and references, list markers, the
# language of a code block. Titles of links stay.
_USED_UP = re.compile(
    r"""\]\(\s*<?[^\s)>]*>?|\[\^[^\]]+\]:?|\]\[[^\]]*\]|^\s*\d+[.)]\s|^\s*(?:```|~~~)\w*""",
    re.MULTILINE,
)
_DEFINITION = re.compile(r"^ {0,3}\[([^\]^][^\]]*)\]:[ \t]*\S+", re.MULTILINE)


def lost_words(markdown: str) -> tuple[str, ...]:
    """Return the words of the source that the rendered answer does not show, in order.

    A row with more cells than its table's head, or a reference that no link uses, loses words.
    """
    rendered = to_html(markdown, "text", 4)
    attributes = " ".join(_SHOWN_ATTRIBUTE.findall(rendered))
    shown = Counter(_WORD.findall(html.unescape(f"{_TAG.sub(' ', rendered)} {attributes}")))
    used = {label.lower() for label in _labels(markdown)}
    source = _DEFINITION.sub(lambda each: "" if each[1].lower() in used else each[0], markdown)
    return tuple(_missing(html.unescape(_USED_UP.sub(" ", source)), shown))


def _labels(markdown: str) -> list[str]:
    without_definitions = _DEFINITION.sub("", markdown)
    return re.findall(r"\[([^\]]+)\]", without_definitions)


def _missing(source: str, shown: Counter[str]) -> Iterator[str]:
    for word in _WORD.findall(source):
        if shown[word]:
            shown[word] -= 1
        else:
            yield word
