"""Stylesheets put together: which components a kind of page uses, and what all pages share.

In the files each layer of the design names itself (`@layer base { … }`). What is written has the
layers one after the other and no `@layer`: browsers of 2021 would leave out all of it. The order
holds without it since no rule of an earlier layer is more specific than one of a later that sets
the same; a test compares them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from generator.text.words import TEMPLATES

LAYERS = ("tokens", "base", "layout")
_LAYER = re.compile(r"^@layer \w+ {\n", re.MULTILINE)
_COMPONENT = re.compile(r'{% from "components/([\w-]+)/')
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_FILLED = re.compile(r"{[{%].*?[%}]}")
_WORD = re.compile(r"[a-z][\w-]*")
_FIRST = re.compile(r"^\s*\.([\w-]+)", re.MULTILINE)
_BASE = re.compile(r'{% extends "(pages/[\w-]+\.html)"')
_MANY = 5


def assemble() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every stylesheet.

    The first is what all pages share (styles, then components), the second the same of
    paper, which shares nothing with it; the others, named after kinds of page, hold the components
    that few kinds have, for screens (`report`) and for paper (`print-report`). What a page has of
    its own stands beside its template (`pages/report.css`), and comes after the components.
    """
    texts = (flatten(_read(f"styles/{name}.css")) for name in LAYERS)
    yield "style", "\n".join((*texts, _join(_shared())))
    yield "print", "\n".join(line for line, whose in _paper_lines() if not whose)
    for kind in _kinds():
        own = _components(f"pages/{kind}.html") - _shared()
        text = _join(own) + _page_style(kind)
        if text:
            yield kind, text
        printed = [line for line, whose in _paper_lines() if own & whose]
        if printed:
            yield f"print-{kind}", "\n".join(printed)


@cache
def _paper_lines() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return each line of the style of paper, a rule as a rule, and the components it is of.

    Of none is what all pages share: also a rule that any of the shared components has.
    """
    lines = _read("styles/print.css").splitlines()
    return tuple((line, _whose(line)) for line in lines)


def _whose(line: str) -> frozenset[str]:
    selectors = line.partition("{")[0].split(",")
    first = (_FIRST.match(each) for each in selectors)
    owners = [_owners().get(each[1], frozenset()) if each else frozenset() for each in first]
    found = frozenset().union(*owners)
    return found if all(owners) and not found & _shared() else frozenset()


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
    """The components that a template uses, also through others, which may use each other.

    Of one whose class alone stands in a template, the style is used, and nothing that its own
    template is made of.
    """
    found: set[str] = set()
    waiting = {*_imported(template)}
    styled = {*_styled(template)}
    while waiting:
        name = waiting.pop()
        found.add(name)
        file = f"components/{name}/{name}.html"
        waiting |= _imported(file) - found
        styled |= _styled(file)
    return frozenset(found | styled)


@cache
def _imported(template: str) -> frozenset[str]:
    """The components whose macros stand in a template itself, or the one that it fills."""
    text = _read(template)
    base = _BASE.match(text)
    inherited = _imported(base[1]) if base else frozenset()
    return inherited.union(_COMPONENT.findall(text))


@cache
def _styled(template: str) -> frozenset[str]:
    """The components whose classes stand in a template itself, or the one that it fills."""
    text = _read(template)
    classes = _WORD.findall(_FILLED.sub(" ", " ".join(_CLASSES.findall(text))))
    owners = (_owners().get(each, frozenset()) for each in classes)
    base = _BASE.match(text)
    inherited = _styled(base[1]) if base else frozenset()
    return inherited.union(*owners)


@cache
def _owners() -> dict[str, frozenset[str]]:
    """The components whose style begins a rule with a class, by that class."""
    owners: dict[str, frozenset[str]] = {}
    for file in sorted((TEMPLATES / "components").glob("*/*.css")):
        for each in _FIRST.findall(file.read_text(encoding="utf-8")):
            owners[each] = owners.get(each, frozenset()) | {file.stem}
    return owners


def _page_style(kind: str) -> str:
    """Return the style of a kind of page alone; empty where it needs none."""
    file = f"pages/{kind}.css"
    return flatten(_read(file)) if (TEMPLATES / file).exists() else ""


def _join(components: frozenset[str]) -> str:
    """Join the styles of components, by name."""
    return "\n".join(flatten(_read(f"components/{name}/{name}.css")) for name in sorted(components))


def flatten(text: str) -> str:
    """Return a style file's rules without the layer that is around them."""
    match = _LAYER.search(text)
    if match is None:
        return text
    rules, _, after = text[match.end() - 1 :].rpartition("\n}")
    return f"{text[: match.start()]}{rules}\n{after}"


def _read(path: str) -> str:
    return (TEMPLATES / path).read_text(encoding="utf-8")
