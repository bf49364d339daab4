"""Texts made safe for a page, each with its language where that is not the page's."""

from functools import lru_cache

from markupsafe import Markup, escape
from msgspec import Struct

from generator.book.model import Prose
from generator.pages.context import PageContext
from generator.text.prose import resolve_links, to_html, to_text
from schema.kept_patterns import compile_kept
from schema.values import Text

_TOP_LEVEL = 4
_HARD = "\u00a0"
_THOUSANDS = compile_kept(r"\d \d{2,3}(?!\d)")
# A number with spaces between its thousands, or a telephone number of eight digits.
_GROUPED = compile_kept(
    r"(?<![\w.,])(?:\d{1,3}(?: \d{3})+|\d{2}(?: \d{2}){3}|\d{3} \d{2} \d{3})(?![\w])"
)
_TAG = compile_kept(r"(<[^<>]*>)")
_CODE = ("<pre", "<code")

# A first sentence is no abbreviation, and what follows begins as sentences do.
_SENTENCE = compile_kept(r".{12,}?[^\W\d_]{3}[.!?](?=\s[A-ZÆØÅ«“\"0-9])")


class Passage(Struct, frozen=True):
    """A text that a template puts in as it is; `language` is None where it is the page's own."""

    html: Markup
    language: str | None = None


def make_plain(text: str, context: PageContext, language: str | None = None) -> Passage:
    """Return a plain text in a language (the page's own unless another is given)."""
    return Passage(escape(text), _foreign(language, context))


def localise(text: Text | None, context: PageContext) -> Passage | None:
    """Return a plain text in the page's language or the one there is; None when there is none."""
    found = text.find(context.language, context.report.language) if text else None
    return make_plain(found[0], context, found[1]) if found else None


def render(prose: Prose, context: PageContext, anchor: str, level: int = _TOP_LEVEL) -> Passage:
    """Return a Markdown text as HTML; its headings begin at `level`, its ids with `anchor`."""

    def resolve(kind: str, name: str) -> str:
        if kind == "question":
            return context.to_question(name)
        return context.link(context.home.attachment(context.report.year, name))

    html = resolve_links(to_html(prose.markdown, anchor, min(level, 6)), resolve)
    return Passage(
        _hold_tables(keep_numbers_whole(html), context), _foreign(prose.language, context)
    )


@lru_cache(maxsize=1024)  # a step and the whole report show the same answers
def keep_numbers_whole(html: str) -> str:
    """Return HTML in which no line is broken between the thousands of a number, or within code."""
    if not _THOUSANDS.search(html):
        return html
    pieces, depth = _TAG.split(html), 0
    for index, piece in enumerate(pieces):
        if index % 2:
            depth += piece.startswith(_CODE) - piece.startswith(("</pre", "</code"))
        elif not depth:
            pieces[index] = _GROUPED.sub(lambda found: found[0].replace(" ", _HARD), piece)
    return "".join(pieces)


def render_text(
    text: Text | None, context: PageContext, anchor: str, level: int = _TOP_LEVEL
) -> Passage | None:
    """Return a Markdown text of a fact as HTML, or None when it is empty."""
    found = text.find(context.language, context.report.language) if text else None
    return render(Prose(*found), context, anchor, level) if found else None


def shorten(markdown: str, limit: int) -> str | None:
    """Return the beginning of a text, cut between two words, or None when it is short enough."""
    return cut(to_text(markdown), limit)


def shorten_to_sentence(markdown: str, limit: int) -> tuple[str, bool]:
    """Return the first sentence of a text, cut if it is too long, and whether there is more."""
    text = " ".join(to_text(markdown).split())
    end = _SENTENCE.match(text)
    sentence = end.group() if end else text
    beginning = cut(sentence, limit)
    return beginning or sentence, beginning is not None or len(sentence) < len(text)


def cut(text: str, limit: int) -> str | None:
    """Return the beginning of a plain text, as `shorten` does."""
    if len(text) <= limit:
        return None
    return text[:limit].rsplit(maxsplit=1)[0].rstrip(" ,.;:–-") + "\u00a0…"


def _foreign(language: str | None, context: PageContext) -> str | None:
    return None if language == context.language else language


def _hold_tables(html: str, context: PageContext) -> Markup:
    if "<table>" in html:
        label = escape(context.words["table_scrolls"])
        holder = f'<div class="scroll" tabindex="0" role="group" aria-label="{label}"><table>'
        html = html.replace("<table>", holder).replace("</table>", "</table></div>")
    return Markup(html)  # noqa: S704 - it comes from the sanitiser of `generator.text.prose`
