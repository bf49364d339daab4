"""The text of a page made ready: no blank lines, and seams where long words may be divided.

Nor does a line end within a reference to a section, «§ 5 c», or within a figure, «1 240»: each is
one sign. A line may end after a stroke between words, which browsers take for one: `<wbr>` stands
there. Seams within words, soft hyphens, may be in headings, heads and cells of tables, terms and
contents, where columns are narrow. What machines read (attributes, head, scripts, code, drawings)
stays as it is.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from msgspec import Struct

from generator.text.hyphens import SHORTEST, soften
from schema.kept_patterns import compile_kept

_LANGUAGE = compile_kept(r'\slang="([\w-]+)"')
_NARROW = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "dt", "summary", "nav"})
# HTML closes a cell by itself before another one, and where its row or table ends.
_CELLS = frozenset({"td", "th"})
_END_CELLS = frozenset({"tr", "thead", "tbody", "tfoot"})
_AS_IT_IS = frozenset({"head", "script", "style", "svg", "code", "pre"})
_SAYS = _NARROW | _AS_IT_IS
# Names of fields and places in data are there to be copied.
_DATA = ' class="data-'
_NO_NAMES: Mapping[str, str] = {}
# Where any other element says something of its texts, and what it is called.
_SAID = compile_kept(' (?:lang=|class="data-)')
_NAME = compile_kept("<([a-z][a-z0-9]*)")
_TEXT = compile_kept(f">([^<>]{{{SHORTEST},}})")
_ANY_TEXT = compile_kept(r">[^<>]+")
# What lies between two tags, where it is more than one space or line.
_BLANK = compile_kept(r">\s{2,}(?=<|\Z)")
# Between words, not between signs: og/eller has room everywhere.
_STROKE = compile_kept(r"/(?=[^\W\d_]{4})(?<=[^\W\d_]{4}/)")
# A section sign, its number and its letter.
_SECTION = compile_kept(r"(§) (?=\d)(\d+)(?: (?=[a-zæøå](?!\w)))?")
# A figure in groups of three digits, as it is written in Norwegian.
_FIGURE = compile_kept(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
# What is longer is seldom on two pages.
_LONGEST_KNOWN = 400
_EMPTY = frozenset({"meta", "link", "img", "br", "hr", "input", "wbr", "col"})


class _OpenElement(Struct):
    """An open element that says how texts in it are: their language, and whether they are softened.

    `within` are those of the same name that are open in it and say nothing.
    """

    name: str
    language: str
    softened: bool
    kept: bool
    within: int = 0


class _Softened(Struct, frozen=True):
    """HTML that is softened, and its texts as they were."""

    softened: str
    texts: tuple[str, ...]


def soften_page(page: str, language: str, names: Mapping[str, str] = _NO_NAMES) -> str:
    """Return a page of HTML with soft hyphens where its columns are narrow, and no blank lines.

    `names` are texts, as HTML, that are in another language than what is around them.
    """
    pieces = _find_tags(frozenset(_list_others(page))).split(page)
    here = _OpenElement("", language, softened=False, kept=False)
    above: list[_OpenElement] = []
    tags = zip(pieces[2::5], pieces[3::5], pieces[4::5], strict=True)
    for index, (closes, name, attributes) in enumerate(tags, 1):
        if here.name in _CELLS and _ends_cell(name, closes):
            here = above.pop()
        if closes:
            if name == here.name:
                if here.within:
                    here.within -= 1
                else:
                    here = above.pop()
        elif name in _SAYS or " lang=" in attributes or _DATA in attributes:
            if name not in _EMPTY and not attributes.endswith("/"):
                above.append(here)
                here = _open(name, attributes, here)
        elif name == here.name and not attributes.endswith("/"):
            here.within += 1
        pieces[5 * index] = _prepare(pieces[5 * index], here, names)
    for index in (2, 3, 4):  # parts of tags, which pieces have whole
        pieces[index::5] = [""] * len(pieces[index::5])
    return "".join(pieces)


def _list_others(page: str) -> Iterator[str]:
    """Yield the names of elements that say by an attribute how their texts are."""
    for said in _SAID.finditer(page):
        name = _NAME.match(page, page.rfind("<", 0, said.start()))
        if name:
            yield name[1]


@cache
def _find_tags(others: frozenset[str]) -> re.Pattern[str]:
    """Return what finds tags that say something, or are of other elements that do somewhere.

    A tag but for its end, whether it closes, its element, and its attributes. Few are as these:
    what is between them is HTML that begins with that end.
    """
    elements = "|".join(sorted(_SAYS | _END_CELLS | {"table"} | others))
    return compile_kept(rf"(<(/?)({elements})((?:[^a-z0-9<>][^<>]*)?))(?=>)")


def _prepare(html: str, within: _OpenElement, names: Mapping[str, str]) -> str:
    """Return what is between two tags that say something: texts, and tags that say nothing."""
    if within.kept or html == ">":
        return html
    if len(html) > _LONGEST_KNOWN:
        tidy = _tidy(html)
        if within.softened:
            return _soften_texts(tidy, within.language, names)
        return _open_strokes(tidy)
    if not within.softened:
        return _tidy_known(html)
    known = _soften_known(html, within.language)
    if names and not names.keys().isdisjoint(known.texts):
        return _soften_texts(_tidy(html), within.language, names)
    return known.softened


def _tidy(html: str) -> str:
    """Return HTML with no blank lines, and none that ends within a reference to a section."""
    html = _BLANK.sub(_shorten_blank, html)
    if "§" in html:
        html = _SECTION.sub(_join, html)
    return _FIGURE.sub(_join, html)


# The pages of an organisation have their menus, heads of tables and labels in common.
@lru_cache(maxsize=4096)
def _tidy_known(html: str) -> str:
    return _open_strokes(_tidy(html))


@lru_cache(maxsize=4096)
def _soften_known(html: str, language: str) -> _Softened:
    tidy = _tidy(html)
    texts = tuple(found[1].strip() for found in _TEXT.finditer(tidy))
    return _Softened(_soften_texts(tidy, language, _NO_NAMES), texts)


def _soften_texts(html: str, language: str, names: Mapping[str, str]) -> str:
    """Return HTML with each of its texts softened."""
    if len(html) <= SHORTEST:
        return html

    def soften_text(found: re.Match[str]) -> str:
        text = found[1]
        softened = soften(text, names.get(text.strip(), language))
        return f">{_STROKE.sub('/<wbr>', softened) if '/' in text else softened}"

    return _TEXT.sub(soften_text, html)


def _open_strokes(html: str) -> str:
    """Return HTML with room for the end of a line after each stroke between words of its texts."""
    if not _STROKE.search(html):
        return html
    return _ANY_TEXT.sub(lambda found: _STROKE.sub("/<wbr>", found[0]), html)


def _join(found: re.Match[str]) -> str:
    return found[0].replace(" ", "\N{NO-BREAK SPACE}")


def _shorten_blank(found: re.Match[str]) -> str:
    return ">\n" if "\n" in found[0] else "> "


def _ends_cell(name: str, closes: str) -> bool:
    """Tell whether a tag ends the open cell of a table, whose own end tag may be left out."""
    return name in _END_CELLS or (name == "table" if closes else name in _CELLS)


def _open(name: str, attributes: str, around: _OpenElement) -> _OpenElement:
    """Return an element that is opened in another one."""
    given = _LANGUAGE.search(attributes)
    kept = around.kept or name in _AS_IT_IS or _DATA in attributes
    narrow = around.softened or name in _NARROW
    return _OpenElement(name, given[1] if given else around.language, narrow and not kept, kept)
