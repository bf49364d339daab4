"""Pictures as PDF/A wants them: in sRGB or grey, of eight bits, of a kind that the renderer knows.

What is so already goes into the PDF byte for byte; the rest is made anew, always to the same bytes.
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

# What the renderer writes as it should, by how the dots are kept (Pillow's modes).
_SOUND = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_KINDS = frozenset({"PNG", "JPEG", "MPO", "GIF", "WEBP"})
_PHOTOGRAPHS = frozenset({"JPEG", "MPO"})
# Next to nothing of a photograph is lost, at a third of the size that all of it would take.
_QUALITY = 92


def read_picture(file: Path) -> bytes:
    """Return a picture's bytes, made anew where PDF/A would not have them; drawings as they are."""
    data = file.read_bytes()
    if file.suffix.lower() == ".svg":
        return data
    try:
        picture = Image.open(BytesIO(data))
        if picture.format in _KINDS and picture.mode in _SOUND:
            return data
        return _make(picture)
    # The renderer says what it cannot show; each reader has errors of its own.
    except Exception:  # noqa: BLE001
        return data


def _make(picture: Image.Image) -> bytes:
    """Return a picture in sRGB or grey, upright, as a JPEG if it was one, else as a PNG."""
    kind = "JPEG" if picture.format in _PHOTOGRAPHS else "PNG"
    upright = ImageOps.exif_transpose(picture)
    plain = _PLAIN.get(upright.mode, _in_rgb)(upright)
    plain.info.clear()
    target = BytesIO()
    if kind == "JPEG":
        plain.save(target, kind, quality=_QUALITY, subsampling=0)
    else:
        plain.save(target, kind)
    return target.getvalue()


def _from_ink(picture: Image.Image) -> Image.Image:
    """Return a picture of printing inks in sRGB, by its own profile where it has one."""
    profile = picture.info.get("icc_profile")
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            made = ImageCms.profileToProfile(
                picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            made = None
        if made:
            return made
    return picture.convert("RGB")


def _from_deep_grey(picture: Image.Image) -> Image.Image:
    """Return a picture of 16 bits grey with eight."""
    return picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")


def _in_rgb(picture: Image.Image) -> Image.Image:
    return picture.convert("RGBA" if "A" in picture.getbands() else "RGB")


def _as_it_is(picture: Image.Image) -> Image.Image:
    """Return a picture whose dots are right, but not its kind."""
    return _in_rgb(picture) if picture.mode in {"P", "1"} else picture


_PLAIN: Mapping[str, Callable[[Image.Image], Image.Image]] = {
    "CMYK": _from_ink,
    **dict.fromkeys(("I", "I;16", "I;16B", "I;16L", "I;16N"), _from_deep_grey),
    **dict.fromkeys(_SOUND, _as_it_is),
}
