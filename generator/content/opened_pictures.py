"""Pictures, opened: whether they can be read to their end, and are not too large."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

from schema.limits import most

Flaw = Literal["", "broken", "huge", "unknown"]
# A photograph is read at an eighth of its size: as far as it goes, in less time.
_PART = 8


def find_flaw(file: Path) -> Flaw:
    """Return what keeps a picture from being shown.

    It is not whole, too large, or of no kind that we know. Drawings (SVG) are no such pictures.
    """
    try:
        told = file.stat()
    except OSError:
        return ""
    return _find(file, told.st_size, told.st_mtime_ns)


@lru_cache(maxsize=4096)
def _find(file: Path, _size: int, _time: int) -> Flaw:
    from PIL import Image, UnidentifiedImageError

    try:
        with whole_pictures_only(), Image.open(file) as picture:
            if picture.width * picture.height > most("picture_dots"):
                return "huge"
            picture.draft(None, (picture.width // _PART, picture.height // _PART))
            picture.load()
    except UnidentifiedImageError:
        return "unknown"
    except Image.DecompressionBombError:
        return "huge"
    # Each reader of a kind of picture has errors of its own for bytes that are none.
    except Exception:  # noqa: BLE001
        return "broken"
    return ""


def find_drawn_text(file: Path) -> str:
    """Return the words that a drawing (SVG) writes; none of what is no drawing."""
    if file.suffix.lower() != ".svg":
        return ""
    try:
        root = ET.fromstring(file.read_bytes())  # noqa: S314 - expat itself refuses entities that grow
    except (OSError, ET.ParseError):
        return ""
    written = (each for each in root.iter() if str(each.tag).rpartition("}")[2] == "text")
    return " ".join("".join(each.itertext()) for each in written)


def tells_place(file: Path) -> bool:
    """Tell whether a picture has the latitude and longitude where it was taken (EXIF)."""
    try:
        told = file.stat()
    except OSError:
        return False
    return _tells_place(file, told.st_size, told.st_mtime_ns)


@lru_cache(maxsize=4096)
def _tells_place(file: Path, _size: int, _time: int) -> bool:
    from PIL import Image
    from PIL.ExifTags import GPS, IFD

    try:
        with whole_pictures_only(), Image.open(file) as picture:
            return {GPS.GPSLatitude, GPS.GPSLongitude} <= {*picture.getexif().get_ifd(IFD.GPSInfo)}
    # Each reader of a kind of picture has errors of its own for bytes that are none.
    except Exception:  # noqa: BLE001
        return False


@contextmanager
def whole_pictures_only() -> Iterator[None]:
    """Let a picture that ends too early fail, also where the renderer lets it pass."""
    from PIL import ImageFile

    logging.getLogger("PIL").addHandler(logging.NullHandler())
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            # What Pillow has to say of a picture is no word to an editor: we say it ourselves.
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
