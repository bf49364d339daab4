"""The stylesheets: one for screens, what some kinds of page add to it, and one for paper."""

import hashlib
import re
from collections import Counter
from functools import cache

from msgspec import Struct

from generator.words import TEMPLATES

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# No string in our styles has any of these signs with a space beside it.
_SPACE = re.compile(r"\s*([{};>])\s*|([:,])\s+")
_LAYER = "@layer components {"
_COMPONENT = re.compile(r'{% from "components/([\w-]+)/')
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_FILLED = re.compile(r"{[{%].*?[%}]}")
_WORD = re.compile(r"[a-z][\w-]*")
_FIRST = re.compile(r"^\s*\.([\w-]+)", re.MULTILINE)
_MANY = 5


class Stylesheet(Struct, frozen=True):
    """A stylesheet; its address holds a digest of its text, so that no cache serves an old one."""

    path: str
    data: bytes


@cache
def screen_style() -> Stylesheet:
    """Return the stylesheet that all pages share: layers first, then styles and components."""
    files = ("layers", "tokens", "base", "layout", "pages")
    texts = (_read(f"styles/{name}.css") for name in files)
    return _asset("style", "\n".join((*texts, _join(_shared()))))


@cache
def page_style(kind: str) -> Stylesheet | None:
    """Return the stylesheet of the components that few kinds of page have, or None."""
    own = _components(f"pages/{kind}.html") - _shared()
    return _asset(kind, _join(own)) if own else None


def list_page_styles(kind: str) -> tuple[str, ...]:
    """Return the addresses, from site/, of the stylesheets that a kind of page needs on screens."""
    return tuple(each.path for each in (screen_style(), page_style(kind)) if each)


def list_styles() -> tuple[Stylesheet, ...]:
    """Return every stylesheet, the one that all pages share first."""
    own = (page_style(kind) for kind in _kinds())
    return screen_style(), print_style(), *filter(None, own)


def _kinds() -> tuple[str, ...]:
    """The kinds of page: a template that fills no layout is a part of one."""
    files = sorted((TEMPLATES / "pages").glob("*.html"))
    return tuple(each.stem for each in files if "{% extends " in each.read_text(encoding="utf-8"))


@cache
def _shared() -> frozenset[str]:
    """The components around every page, and those that many kinds of page have."""
    counts = Counter(name for kind in _kinds() for name in _components(f"pages/{kind}.html"))
    often = (name for name, count in counts.items() if count >= _MANY)
    return _components("layouts/page.html").union(often)


@cache
def _components(template: str) -> frozenset[str]:
    """The components that a template uses, also through others, which may use each other."""
    found: set[str] = set()
    waiting = {*_used(template)}
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= _used(f"components/{name}/{name}.html") - found
    return frozenset(found)


@cache
def _used(template: str) -> frozenset[str]:
    """The components whose macros or classes stand in a template itself."""
    text = _read(template)
    classes = _WORD.findall(_FILLED.sub(" ", " ".join(_CLASSES.findall(text))))
    owners = (_owners().get(each, frozenset()) for each in classes)
    return frozenset(_COMPONENT.findall(text)).union(*owners)


@cache
def _owners() -> dict[str, frozenset[str]]:
    """The components whose style begins a rule with a class, by that class."""
    owners: dict[str, frozenset[str]] = {}
    for file in sorted((TEMPLATES / "components").glob("*/*.css")):
        for each in _FIRST.findall(file.read_text(encoding="utf-8")):
            owners[each] = owners.get(each, frozenset()) | {file.stem}
    return owners


def _join(components: frozenset[str]) -> str:
    """Join the styles of components, by name, in the layer that all of them share."""
    texts = (_read(f"components/{name}/{name}.css").strip() for name in sorted(components))
    bodies = (text.removeprefix(_LAYER).removesuffix("}") for text in texts)
    return "\n".join((_LAYER, *bodies, "}"))


def _read(path: str) -> str:
    return (TEMPLATES / path).read_text(encoding="utf-8")


@cache
def print_style() -> Stylesheet:
    """Return the stylesheet of paper, which shares nothing with that of screens."""
    return _asset("print", _read("styles/print.css"))


def make_stylesheet(name: str, text: str) -> Stylesheet:
    """Return a stylesheet of this text, without comments and needless space."""
    bare = _SPACE.sub(r"\1\2", _COMMENT.sub("", text)).replace(";}", "}")
    data = bare.strip().encode() + b"\n"
    return Stylesheet(f"{name}.{hashlib.sha256(data).hexdigest()[:10]}.css", data)


def _asset(name: str, text: str) -> Stylesheet:
    return make_stylesheet(f"assets/{name}", text)
