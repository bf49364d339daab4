"""The stylesheets: one for screens, joined from every component's, and one for paper."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache

from generator.words import TEMPLATES

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A stylesheet; its address holds a digest of its text, so that no cache serves an old one."""

    path: str
    data: bytes


@cache
def screen_style() -> Stylesheet:
    """Return the stylesheet of screens: layers first, then styles and components by name."""
    files = [
        TEMPLATES / "styles" / "layers.css",
        *(TEMPLATES / "styles" / f"{name}.css" for name in ("tokens", "base", "layout", "pages")),
        *sorted((TEMPLATES / "components").glob("*/*.css")),
    ]
    return _make("style", "\n".join(file.read_text(encoding="utf-8") for file in files))


@cache
def print_style() -> Stylesheet:
    """Return the stylesheet of paper, which shares nothing with that of screens."""
    return _make("print", (TEMPLATES / "styles" / "print.css").read_text(encoding="utf-8"))


def _make(name: str, text: str) -> Stylesheet:
    data = _INDENT.sub("\n", _COMMENT.sub("", text)).strip().encode() + b"\n"
    return Stylesheet(f"assets/{name}.{hashlib.sha256(data).hexdigest()[:10]}.css", data)
