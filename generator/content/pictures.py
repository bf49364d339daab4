"""Pictures: how large an SVG or PNG file is, if that is what it is."""

import re
from typing import NamedTuple

SUFFIXES = (".svg", ".png")
_PNG = b"\x89PNG\r\n\x1a\n"
_ROOT = re.compile(r"<svg\b[^<>]*>")
_LENGTH = re.compile(r"\b(width|height)\s*=\s*[\"']([\d.]+)(?:px)?[\"']")
_BOX = re.compile(
    r"\bviewBox\s*=\s*[\"']\s*[\d.+-]+[\s,]+[\d.+-]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*[\"']"
)
# What makes an SVG file a program, should somebody open it by itself.
_ACTIVE = re.compile(r"<\s*script\b|<\s*foreignObject\b|\son\w+\s*=|javascript:", re.IGNORECASE)


class Size(NamedTuple):
    """A picture's width and height in whole pixels, or in units of which only the ratio counts."""

    width: int
    height: int


def measure(name: str, data: bytes) -> Size | None:
    """Return the size of a picture; None if it is not what its name says, or is a program."""
    found = _measure_png(data) if name.endswith(".png") else _measure_svg(data)
    return found if found and min(found) > 0 else None


def _measure_png(data: bytes) -> Size | None:
    if not data.startswith(_PNG) or len(data) < 24:
        return None
    return Size(int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))


def _measure_svg(data: bytes) -> Size | None:
    try:
        text = data.decode()
        root = _ROOT.search(text)
        if root is None or _ACTIVE.search(text):
            return None
        lengths = dict(_LENGTH.findall(root.group()))
        box = _BOX.search(root.group())
        sides = box.groups() if box else (lengths["width"], lengths["height"])
        return Size(*(round(float(side)) for side in sides))
    except (ValueError, KeyError, OverflowError):
        return None
