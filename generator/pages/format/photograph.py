"""A cover picture as pages show it: upright, no larger than screens have use for."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.content.opened_pictures import find_flaw, whole_pictures_only

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

# Twice as wide as the column is in CSS pixels would be 2432; more than this nobody sees.
_WIDEST, _HIGHEST, _QUALITY = 1600, 1600, 80
_WHITE = "#ffffff"


class Photograph(Struct, frozen=True):
    """A JPEG, with its width and height in dots."""

    data: bytes
    width: int
    height: int


def make_photograph(file: Path) -> Photograph | None:
    """Return a picture as a JPEG for the web; None for what is no picture that can be shown."""
    from PIL import Image, ImageOps

    if find_flaw(file):
        return None
    try:
        with whole_pictures_only(), Image.open(file) as opened:
            opened.draft(None, (_WIDEST, _HIGHEST))
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((_WIDEST, _HIGHEST), Image.Resampling.LANCZOS)
            plain = _in_srgb(upright)
    # Each reader of a kind of picture has errors of its own for what it cannot make of it.
    except Exception:  # noqa: BLE001
        return None
    target = BytesIO()
    plain.save(target, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return Photograph(target.getvalue(), *plain.size)


def _in_srgb(picture: "Picture") -> "Picture":
    """Return a picture in the colours of screens, by its own profile where it has one; opaque."""
    from PIL import Image, ImageCms

    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "CMYK", "L"}:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        made = ImageCms.profileToProfile(
            picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
        if made:
            picture = made
    if "A" in picture.getbands() or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        picture = Image.new("RGBA", seen.size, _WHITE)
        picture.alpha_composite(seen)
    plain = picture.convert("RGB")
    plain.info.clear()
    return plain
