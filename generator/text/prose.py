"""Markdown answers as safe HTML: one parser, one sanitiser, one memo on one pure function."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

from generator.text.characters import INVISIBLE
from generator.text.nesting import find_too_deep, find_too_long
from schema.kept_patterns import compile_kept
from schema.values import Text

if TYPE_CHECKING:
    from nh3 import Cleaner

    from generator.text.prose_markdown import Answers

_SCHEMES = {"http", "https", "mailto", "tel", "aktsom"}
_TAGS = {
    "a", "blockquote", "br", "code", "del", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "img", "li", "ol", "p", "pre", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr",
    "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "class", "title", "aria-label"},
    "div": {"class"},
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"class"},
    "th": {"class", "scope"},
}
_LOWEST = 6
_HEADING = compile_kept(r"(</?h)([1-6])(?=>)")
# In a tag, after any number of whole attributes: text of an answer never looks like this.
_IN_TAG = r'(<\w+(?: [\w-]+="[^"]*")*? '
_NOTE = compile_kept(rf'{_IN_TAG}(?:id="|href="#))aktsom-note-')
_INTERNAL = compile_kept(
    rf'{_IN_TAG}(?:href|src)=")aktsom:(question|attachment)/([^"#]*)((?:#[^"]*)?)"'
)
_ADDRESS = compile_kept(rf'{_IN_TAG}(?:href|src)=")([^"]*)"')
_SHOWN_ATTRIBUTE = compile_kept(rf'{_IN_TAG}(?:alt|title)=")([^"]*)"')
_LINK = compile_kept(r'<a (?:[\w-]+="[^"]*" )*?href="([^"#][^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_PICTURE = compile_kept(r"<img [^>]*>")
_TEXTS, _SOURCE = (compile_kept(rf' (?:{each})="([^"]*)"') for each in ("alt|title", "src"))
TAG = compile_kept(r"<[^>]*>")
_BLOCK_END = compile_kept(r"</(?:p|li|h\d|tr|td|th|pre|blockquote)>|<br ?/?>")
_BLANK_LINES = compile_kept(r"\n\s*\n")


class _Rendered(Struct, frozen=True):
    """An answer as HTML that fits no page yet, and what of its text is not in it.

    `refused` are the addresses that were not let through; `used` is what Markdown itself used up,
    `dropped` what it shows nowhere, with the reason. `indented` begins code that has no fences.
    """

    html: str
    refused: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()
    indented: tuple[str, ...] = ()


@cache
def _tools() -> "tuple[Answers, Cleaner]":
    from nh3 import Cleaner

    from generator.text.prose_markdown import make_markdown

    return make_markdown(), Cleaner(
        tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None
    )


@lru_cache(maxsize=4096)
def _render(markdown: str) -> _Rendered:
    answers, cleaner = _tools()
    text = INVISIBLE.sub("", markdown)
    if find_too_deep(text) or find_too_long(text):
        blocks = (block.strip() for block in _BLANK_LINES.split(text))
        return _Rendered("\n".join(f"<p>{html.escape(block)}</p>" for block in blocks if block))
    cleaned = cleaner.clean(answers.convert(text))
    return _Rendered(
        INVISIBLE.sub("", cleaned),
        tuple(answers.finish.refused),
        answers.used(),
        answers.dropped(),
        tuple(answers.blocks.indented),
    )


def to_html(markdown: str, anchor: str, heading_level: int) -> str:
    """Return one answer as sanitised HTML.

    The highest heading of the answer becomes `h{heading_level}`, lower ones follow without a jump.
    Ids begin with `anchor-`. Links to questions and attachments come out as
    `aktsom:question/<id>` and `aktsom:attachment/<file>`: see `resolve_links`.
    """
    rendered = _render(markdown).html

    def fit(match: re.Match[str]) -> str:
        return f"{match[1]}{min(int(match[2]) + heading_level - 1, _LOWEST)}"

    fitted = _HEADING.sub(fit, rendered) if "<h" in rendered else rendered
    start = html.escape(anchor)
    return _NOTE.sub(rf"\g<1>{start}-", fitted) if "aktsom-note-" in fitted else fitted


def resolve_links(rendered: str, resolve: Callable[[str, str], str]) -> str:
    """Replace the internal links of `to_html` by addresses.

    `resolve` takes a kind (question, attachment) and a name, and returns a relative address. What
    follows a `#` after an attachment's name (a page of a PDF) is put after the address.
    """

    def address(match: re.Match[str]) -> str:
        target = resolve(match[2], unquote(html.unescape(match[3])))
        return f'{match[1]}{html.escape(target)}{match[4]}"'

    return _INTERNAL.sub(address, rendered) if "aktsom:" in rendered else rendered


@lru_cache(maxsize=4096)  # pages, data, comparisons and rules ask for the same texts
def to_text(markdown: str) -> str:
    """Return an answer as plain text, one block a line."""
    return _plain(_render(markdown).html)


def _plain(made: str) -> str:
    text = html.unescape(TAG.sub("", _BLOCK_END.sub("\n", made)))
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())


def to_whole_text(markdown: str) -> str:
    """Return an answer as plain text with what `to_text` leaves out, in brackets.

    These are the addresses of links, and the texts and addresses of pictures. An attachment is
    called what its file is: where that lies is nothing to a reader.
    """
    made = _LINK.sub(r"\2 [\1]", _render(markdown).html)
    made = _PICTURE.sub(_write_picture, made)
    made = made.replace("aktsom:question/", "#").replace("aktsom:attachment/", "")
    return _plain(made)


def _write_picture(tag: re.Match[str]) -> str:
    return f"[{' '.join((*_TEXTS.findall(tag[0]), *_SOURCE.findall(tag[0])))}]"


def plain_text(text: Text | None, language: str, main: str) -> str:
    """Return a text of Markdown as plain text, in a language or else in the main one."""
    found = text.find(language, main) if text else None
    return to_text(found[0]) if found else ""


def links_of(markdown: str) -> tuple[str, ...]:
    """Return the addresses of an answer's links and pictures.

    Internal ones as in `to_html`, without what follows a `#`; links to footnotes are none.
    """
    found = (html.unescape(match[2]) for match in _ADDRESS.finditer(_render(markdown).html))
    return tuple(
        unquote(each.partition("#")[0]) if each.startswith("aktsom:attachment/") else each
        for each in found
        if not each.startswith("#")
    )


def refused_links(markdown: str) -> tuple[str, ...]:
    """Return link and picture addresses that are not let through, as written."""
    return _render(markdown).refused


def indented_code(markdown: str) -> tuple[str, ...]:
    """Return the first line of each text that is shown as code because it is indented."""
    return _render(markdown).indented


# Without the low line: `_emphasis_` uses it up.
_WORD = compile_kept(r"[^\W_]+")
_ENTITY = compile_kept(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z0-9]{1,32});")


def lost_words(markdown: str) -> tuple[str, ...]:
    """Return the words of the source that the rendered answer does not show, in order.

    A row with more cells than its table's head, or a reference that no link uses, loses words.
    What Markdown uses up itself is not lost: the parser says what that was.
    """
    rendered = _render(markdown)
    attributes = " ".join(match[2] for match in _SHOWN_ATTRIBUTE.finditer(rendered.html))
    shown = html.unescape(f"{TAG.sub(' ', rendered.html)} {attributes}")
    left = Counter(_WORD.findall(" ".join((shown, *rendered.used))))
    source = _ENTITY.sub(lambda each: html.unescape(each[0]), INVISIBLE.sub("", markdown))
    return tuple(_missing(source, left))


def why_lost(markdown: str, word: str) -> str:
    """Return why a lost word is shown nowhere.

    It is in a `cell` without a column, a `reference` that no link uses, one that is defined
    `again`, a second `note` of one name. The title of a link not let through has no reason.
    """
    dropped = _render(markdown).dropped
    return next((why for why, text in dropped if word in _WORD.findall(text)), "")


def _missing(source: str, shown: Counter[str]) -> Iterator[str]:
    for word in _WORD.findall(source):
        if shown[word]:
            shown[word] -= 1
        else:
            yield word
