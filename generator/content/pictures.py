"""Pictures: how large an SVG or PNG file is, if that is what it is."""

import warnings
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

from schema.kept_patterns import compile_kept

SUFFIXES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
# The formats, as Pillow calls them, that a file of each name may have.
_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
_LENGTH = compile_kept(r"(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})(?:px)?")
_NUMBER = compile_kept(r"[+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})")


class Size(NamedTuple):
    """A picture's width and height in whole pixels, or in units of which only the ratio counts."""

    width: int
    height: int


def measure(name: str, data: bytes) -> Size | None:
    """Return the size of a picture of dots; None if it is not what its name says."""
    from PIL import Image

    kind = _FORMATS.get(name[name.rfind(".") :])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=[kind] if kind else []) as picture:
                size = Size(*picture.size)
    # Each reader of a kind of picture has errors of its own for bytes that are none.
    except Exception:  # noqa: BLE001
        return None
    return size if min(size) > 0 else None


def measure_drawing(head: Mapping[str, str]) -> Size | None:
    """Return the size of a drawing by the attributes of its root; None if they do not say it."""
    box = head.get("viewBox", "").replace(",", " ").split()
    if len(box) == len(("x", "y", "width", "height")) and all(map(_NUMBER.fullmatch, box)):
        sides = [float(each) for each in box[2:]]
    else:
        found = [_LENGTH.fullmatch(head.get(key, "")) for key in ("width", "height")]
        sides = [float(each[1]) for each in found if each]
    size = Size(*map(round, sides)) if len(sides) == len(Size._fields) else None
    return size if size and min(size) > 0 else None
