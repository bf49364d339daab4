"""The fonts that stand in for what our own lack: templates/paper/fonts.conf says which.

Where a machine has them all, the renderer draws with them alone, and the PDF is the same on every
such machine. Where one lacks some (macOS, without our set-up), it draws with what there is.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from functools import cache
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

from generator.text.words import TEMPLATES

_CONFIG = TEMPLATES / "paper" / "fonts.conf"
_VARIABLE = "FONTCONFIG_FILE"


@cache
def find_fonts() -> tuple[Path, ...]:
    """Return the fonts to draw with; none where this machine lacks any of those that we name."""
    config = ET.parse(_CONFIG).getroot()  # noqa: S314 - our own file
    wanted = [
        (each.text or "").removeprefix("*/") for each in config.iterfind(".//acceptfont/glob")
    ]
    folders = [_folder(each) for each in config.iterfind("dir")]
    files = sorted({file for each in folders for file in each.rglob("*.tt[cf]")})
    found = {name: [file for file in files if fnmatch(file.name, name)] for name in wanted}
    return tuple(file for each in found.values() for file in each) if all(found.values()) else ()


def _folder(element: ET.Element) -> Path:
    path = element.text or ""
    if element.get("prefix") == "xdg":
        return Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share").expanduser() / path
    return Path(path).expanduser()


def name_fonts() -> str:
    """Return a text that changes when the fonts do; it says nothing of fonts that are not ours."""
    sizes = [(each.name, each.stat().st_size) for each in find_fonts()]
    return f"fonts {sha256(repr(sizes).encode()).hexdigest()[:12] if sizes else 'of the machine'}"


@contextmanager
def own_fonts() -> Iterator[None]:
    """Let a renderer that looks for its fonts now find ours alone, where they are all there."""
    before = os.environ.get(_VARIABLE)
    if not find_fonts():
        yield
        return
    os.environ[_VARIABLE] = str(_CONFIG)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before
