"""The scripts: small, each for one kind of page, which is complete without it."""

import hashlib
import re
from functools import cache

from msgspec import Struct

from generator.text.words import TEMPLATES

_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"\s*\n\s*")
_FINDS_WORDS = frozenset({"register", "search"})


class Script(Struct, frozen=True):
    """A script; its address holds a digest of its text, so that no cache serves an old one."""

    path: str
    data: bytes


@cache
def load_script(name: str) -> Script:
    """Return templates/scripts/<name>.js, without its comments, which stand on their own lines.

    Those that look for words are given the script on letters.
    """
    parts = ("letters", name) if name in _FINDS_WORDS else (name,)
    files = (TEMPLATES / "scripts" / f"{part}.js" for part in parts)
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return make_script(name, _INDENT.sub("\n", _COMMENT.sub("", text)).strip() + "\n")


def make_script(name: str, text: str) -> Script:
    """Return a script with an address of its own."""
    data = text.encode()
    return Script(f"assets/{name}.{hashlib.sha256(data).hexdigest()[:10]}.js", data)
