"""The stylesheets: one for screens and one for paper, and what some kinds of page add to each."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache

import msgspec

from generator.plan.fingerprint import fingerprint_folder
from schema.user_cache import keep_value

_PRINT = "print"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# No string in our styles has any of these signs with a space beside it.
_RANGE = re.compile(r"\((?:(\d+)rem <= )?width(?: >= (\d+)rem| < (\d+)rem)\)")
_SPACE = re.compile(r"\s*([{};>])\s*|([:,])\s+")
# What is before a brace; in values, a plus needs its space.
_SELECTOR = re.compile(r"(?<![^{};])[^{};]+(?={)")
_SIBLING = re.compile(r" ([+~]) ")


class Stylesheet(msgspec.Struct, frozen=True):
    """A stylesheet; its address holds a digest of its text, so that no cache serves an old one."""

    path: str
    data: bytes


def screen_style() -> Stylesheet:
    """Return the stylesheet that all pages share."""
    return _stylesheets()["style"]


def list_print_styles(kind: str) -> tuple[str, ...]:
    """Return the addresses, from site/, of the stylesheets that a kind of page needs on paper."""
    names = (_PRINT, f"{_PRINT}-{kind}")
    return tuple(found.path for name in names if (found := _stylesheets().get(name)))


def list_screen_styles() -> tuple[Stylesheet, ...]:
    """Return every stylesheet of screens, the one that all pages share first."""
    return tuple(each for name, each in _stylesheets().items() if not name.startswith(_PRINT))


def list_page_styles(kind: str) -> tuple[str, ...]:
    """Return the addresses, from site/, of the stylesheets that a kind of page needs on screens."""
    own = _stylesheets().get(kind)
    return (screen_style().path, *((own.path,) if own else ()))


def list_styles() -> tuple[Stylesheet, ...]:
    """Return every stylesheet, the one that all pages share first."""
    return tuple(_stylesheets().values())


@cache
def _stylesheets() -> Mapping[str, Stylesheet]:
    """Every stylesheet by its name; kept, for putting them together means reading all templates."""
    read, program = fingerprint_folder("templates"), fingerprint_folder("generator")
    name = f"styles-{read[:16]}{program[:16]}.msgpack"
    return keep_value(name, dict[str, Stylesheet], _make_stylesheets)


def _make_stylesheets() -> dict[str, Stylesheet]:
    from generator.pages.parts.style_parts import assemble

    return {name: make_stylesheet(f"assets/{name}", text) for name, text in assemble()}


def make_stylesheet(name: str, text: str) -> Stylesheet:
    """Return a stylesheet of this text, without comments and needless space.

    Ranges of widths are written as the limits that browsers of 2021 know.
    """
    limited = _RANGE.sub(_limit, _COMMENT.sub("", text))
    bare = _SPACE.sub(r"\1\2", limited).replace(";}", "}")
    bare = _SELECTOR.sub(lambda match: _SIBLING.sub(r"\1", match[0]), bare)
    data = bare.strip().encode() + b"\n"
    return Stylesheet(f"{name}.{hashlib.sha256(data).hexdigest()[:10]}.css", data)


def _limit(match: re.Match[str]) -> str:
    """Return a range of widths as limits: `max-width` has its limit with it, so a hair less."""
    between, least, most = match.groups()
    limits = [f"(min-width: {each}rem)" for each in (between, least) if each]
    limits += [f"(max-width: {int(most) - 1}.99rem)"] if most else []
    return " and ".join(limits)
