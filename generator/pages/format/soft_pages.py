"""The text of a page made ready: no blank lines, and seams where long words may be divided.

They may be in headings, heads and cells of tables, terms and contents.

There the columns are narrow. Everywhere else, and in everything that machines read (attributes,
head, scripts, code, drawings), a page has the words as they are. Soft hyphens stand within words,
and `<wbr>` after a stroke between words, which browsers take for one.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from generator.text.hyphens import SHORTEST, soften

# A tag whole, whether it closes, its element, and its attributes.
_TAG = re.compile(r"(<(/?)([a-z][a-z0-9]*)((?:[^a-z0-9<>][^<>]*)?)>)")
_LANGUAGE = re.compile(r'\slang="([\w-]+)"')
_NARROW = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "dt", "summary", "nav"})
# HTML closes a cell by itself before another one, and where its row or table ends.
_CELLS = frozenset({"td", "th"})
_END_CELLS = frozenset({"tr", "thead", "tbody", "tfoot"})
_AS_IT_IS = frozenset({"head", "script", "style", "svg", "code", "pre"})
_SAYS = _NARROW | _AS_IT_IS
# Names of fields and places in data are there to be copied.
_DATA = ' class="data-'
_NO_NAMES: Mapping[str, str] = {}
# Between words, not between signs: og/eller has room everywhere.
_STROKE = re.compile(r"(?<=[^\W\d_]{4})/(?=[^\W\d_]{4})")
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


def soften_page(page: str, language: str, names: Mapping[str, str] = _NO_NAMES) -> str:
    """Return a page of HTML with soft hyphens where its columns are narrow, and no blank lines.

    `names` are texts, as HTML, that are in another language than what is around them.
    """
    pieces = _TAG.split(page)
    texts, tags = pieces[::5], pieces[1::5]
    here = _OpenElement("", language, softened=False, kept=False)
    above: list[_OpenElement] = []
    followed = zip(pieces[2::5], pieces[3::5], pieces[4::5], strict=True)
    for index, (closes, name, attributes) in enumerate(followed, 1):
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
        texts[index] = _prepare(texts[index], here, names)
    pieces = [*texts, *tags]
    pieces[::2], pieces[1::2] = texts, tags
    return "".join(pieces)


def _prepare(text: str, within: _OpenElement, names: Mapping[str, str]) -> str:
    """Return the text between two tags; of what lies between elements, lines left blank go."""
    if text.isspace():
        return text if within.kept else "\n" if "\n" in text else " "
    if not within.softened or len(text) < SHORTEST:
        return text
    return _STROKE.sub("/<wbr>", soften(text, names.get(text.strip(), within.language)))


def _ends_cell(name: str, closes: str) -> bool:
    """Tell whether a tag ends the open cell of a table, whose own end tag may be left out."""
    return name in _END_CELLS or (name == "table" if closes else name in _CELLS)


def _open(name: str, attributes: str, around: _OpenElement) -> _OpenElement:
    """Return an element that is opened in another one."""
    given = _LANGUAGE.search(attributes)
    kept = around.kept or name in _AS_IT_IS or _DATA in attributes
    narrow = around.softened or name in _NARROW
    return _OpenElement(name, given[1] if given else around.language, narrow and not kept, kept)
