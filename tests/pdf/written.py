"""What an editor wrote, held against the text of the PDF: as it is read, copied and searched in.

Each text of a report, in the language of the PDF, is there whole and in its order. Two readings are
asked: the document's structure, which is what a screen reader follows, and PDFium's, which is what
people select and search. Of texts from right to left only the words are asked, and not their order:
the renderer draws them as they are seen, and readers turn them.
"""

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import pypdfium2
from pikepdf import Pdf
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.book.model import BookReport
from generator.book.text_index import passages_of
from generator.text.prose import to_html
from tests.pdf.text import read_text

_WORD = re.compile(r"\w+")
# Letters from right to left; beside them numbers are drawn, and lines are read, in another order.
_TURNED, _LETTERS = re.compile("[\u0590-\u08ff]"), re.compile(r"[^\W\d_]+")
# Letters for which our serif has the glyphs of quotation marks: a PDF's font says only one of them.
_AS_QUOTES = dict.fromkeys(map(ord, "\u02bb\u02bc"))
# The first half of a word that goes on below the next page's head.
_DIVIDED = re.compile("(\\w+)(?:-\r\n|\ufffe)")
# Scripts whose words are divided anywhere, without a mark.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# One glyph, which a reader that turns words turns as well.
_LAM_ALEF = re.compile("\u0644([\u0622\u0623\u0625\u0627])")
# What stands elsewhere on paper than in the HTML's running text, or is told and not drawn.
_ELSEWHERE = ".footnote, .footnote-ref, img"
_BLOCKS = frozenset({"p", "li", "td", "th", "pre", "blockquote", "body"})


class _Piece(NamedTuple):
    """A part of a running text, and whether it is drawn from right to left."""

    text: str
    turned: bool


def find_lost(report: BookReport, language: str, data: bytes) -> Iterator[str]:
    """Yield what a report's texts in a language say and its PDF in that language does not."""
    with Pdf.open(BytesIO(data)) as pdf:
        told = _letters(" ".join(read_text(pdf)))
    pages = _read_pages(data)
    shown, halves = _letters(pages), tuple({_letters(each) for each in _DIVIDED.findall(pages)})
    for passage in passages_of(report):
        if passage.language == language:
            pieces = _pieces(passage.text) if passage.markdown else [_whole(passage.text)]
            where = f"{passage.where.file} {passage.where.keys or passage.question}"
            yield from (f"{where}: {each}" for each in _untold(pieces, told))
            for word in dict.fromkeys(map(_letters, _words(pieces))):
                if word not in shown and not _goes_on(word, halves, shown):
                    yield f"{where}: {word!r} is not shown"


def _goes_on(word: str, halves: tuple[str, ...], shown: str) -> bool:
    """Return whether a word is divided, and its other half is there as well."""
    begun = (each for each in halves if word.startswith(each))
    return any(word[len(each) :] in shown for each in begun) or bool(_UNSPACED.search(word))


def _whole(text: str) -> _Piece:
    return _Piece(text, turned=bool(_TURNED.search(text)))


def _untold(pieces: list[_Piece], told: str) -> Iterator[str]:
    """Yield the first piece that does not come after the one before it."""
    at = 0
    for piece in pieces:
        if piece.turned:
            continue
        letters = _letters(piece.text)
        found = told.find(letters, at)
        if found < 0:
            yield f"{piece.text[:100]!r} is {'out of order' if letters in told else 'not told'}"
            return
        at = found + len(letters)


def _words(pieces: list[_Piece]) -> Iterator[str]:
    pattern = _LETTERS if any(piece.turned for piece in pieces) else _WORD
    for piece in pieces:
        yield from pattern.findall(piece.text.translate(_AS_QUOTES))


def _pieces(markdown: str) -> list[_Piece]:
    """Return the running text of Markdown in the pieces that its links, notes and marks make."""
    tree = LexborHTMLParser(to_html(markdown, "text", 4))
    for node in tree.css(_ELSEWHERE):
        node.decompose()
    nodes = tree.body.traverse(include_text=True) if tree.body else ()
    texts = [each for each in nodes if each.tag == "-text" and _letters(each.text())]
    return [_Piece(each.text() or "", turned=_is_turned(each)) for each in texts]


def _is_turned(node: LexborNode) -> bool:
    """Return whether a text, or what it stands in the same block with, is from right to left."""
    block = node
    while block.parent and block.tag not in _BLOCKS:
        block = block.parent
    return bool(_TURNED.search(block.text()))


def _letters(text: str | None) -> str:
    """Return the letters and digits of a text: no line's end adds to them or takes from them."""
    plain = unicodedata.normalize("NFKC", (text or "").translate(_AS_QUOTES))
    return _LAM_ALEF.sub("\\1\u0644", "".join(_WORD.findall(plain)))


def _read_pages(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
