"""ACC: pictures, links and colours that everyone can make use of."""

import html
import math
import re
from collections.abc import Iterator
from decimal import Decimal

from generator.book.model import BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from generator.text.colours import FOR_TEXT, contrast, derive, grounds
from generator.text.prose import TAG, to_html
from schema.addresses import split_address
from schema.kept_patterns import compile_kept
from schema.wordlists import load_words

_PICTURE = compile_kept(r"<img\b[^>]*>")
_ALTERNATIVE = compile_kept(r'\balt="\s*[^"\s]')
_LINK = compile_kept(r"<a\b[^>]*\bhref=\"(?P<to>[^\">]*)\"[^>]*>(?P<text>.*?)</a>", re.DOTALL)
# A text that is an address itself, as far as its host.
_SHOWN_HOST = compile_kept(r"(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?:[/:?#]\S*)?")
_FILE = compile_kept(r"\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|png|jpe?g|zip|html?|md|json)(?:[?#]|$)")
_ALT = compile_kept(r"!\[(?P<alt>[^\[\]\n]+)\][(\[]")
_FILE_NAME = compile_kept(
    r"[\w .()-]{1,80}\.(?:png|jpe?g|gif|webp|svg|avif|bmp|tiff?)|(?:img|dsc|dscn|pxl)[ _-]?\d+"
    r"|(?:bilde|bilete|figur|image|picture|photo|skjermbilde|screenshot)[ _-]?\d+",
    re.IGNORECASE,
)


def _with(report: BookReport, mark: str) -> Iterator[tuple[TextPassage, str]]:
    """Yield the Markdown passages that have this mark, with their HTML."""
    for passage in passages_of(report):
        if passage.markdown and mark in passage.text:
            yield passage, to_html(passage.text, "text", 4)


@rule("ACC101", Severity.ERROR)
def pictures_described(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the texts that have a picture without a description."""
    for passage, rendered in _with(report, "!["):
        if any(not _ALTERNATIVE.search(picture) for picture in _PICTURE.findall(rendered)):
            match = re.search(r"!\[\s*\][(\[][^)\]]*[)\]]", passage.text)
            words = match.group() if match else "!["
            yield hit(
                passage.where.on(words), about=passage.question or None, case="text", picture=words
            )
    cover = report.head.cover
    if cover and not (cover.alt and any(map(str.strip, cover.alt.by_language.values()))):
        yield hit(report.ref("report.yaml", "cover"), about="cover", case="cover")


@rule("ACC105", Severity.WARNING)
def pictures_described_in_words(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield descriptions of pictures that are a file name or a word such as «bilde»."""
    says_nothing = load_words("pictures_that_say_nothing")
    for passage in passages_of(report):
        for match in _ALT.finditer(passage.text) if "![" in passage.text else ():
            words = match["alt"].strip()
            if _FILE_NAME.fullmatch(words) or words.strip(" .:").casefold() in says_nothing:
                where = passage.where.on(f"![{match['alt']}]")
                yield hit(where, about=passage.question or None, words=words)
    cover = report.head.cover
    for language, text in cover.alt.by_language.items() if cover and cover.alt else ():
        if _FILE_NAME.fullmatch(text.strip()) or text.strip(" .:").casefold() in says_nothing:
            keys = ("cover", "alt", *((language,) if language else ()))
            yield hit(report.ref("report.yaml", *keys), about="cover", words=text)


@rule("ACC102", Severity.WARNING)
def links_described(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield links whose text does not say where they lead, such as «her»."""
    for passage, rendered in _with(report, "]("):
        for link in _LINK.finditer(rendered):
            words = html.unescape(TAG.sub("", link["text"])).strip()
            where, about = passage.where.on(f"[{words}]"), passage.question or None
            if words.strip(" .!:»").casefold() in load_words("links_that_say_nothing"):
                yield hit(where, about=about, case="nothing", words=words)
            elif host := _other_host(words, html.unescape(link["to"])):
                yield hit(where, about=about, case="elsewhere", words=words, host=host)


def _other_host(words: str, address: str) -> str:
    """Return the host that a link leads to, where its text is the address of another."""
    shown = _SHOWN_HOST.fullmatch(words) if "://" in address else None
    parts = split_address(address) if shown else None
    host = (parts.hostname or "").removeprefix("www.") if parts else ""
    said = shown["host"].casefold() if shown else ""
    alike = said == host or said.endswith(f".{host}") or host.endswith(f".{said}")
    # «Rapport.pdf» is no host.
    return "" if alike or not host or _FILE.search(said) else host


@rule("ACC103", Severity.WARNING)
def accent_readable(_report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield the organisation's colour where its contrast to the page is too small (WCAG 1.4.3)."""
    accent = context.book.organisation.appearance.accent
    if accent is None:
        return
    ratio = min(contrast(accent, ground) for ground in grounds("light"))
    if ratio < FOR_TEXT:
        where = Ref(f"{context.book.key}/organisation.yaml", ("appearance", "accent"))
        yield hit(
            where,
            about="organisation.yaml",
            colour=accent,
            ratio=Decimal(f"{math.floor(ratio * 10) / 10:.1f}"),
            suggestion=derive(accent, "light")["link"],
        )
