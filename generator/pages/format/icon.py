"""The icon beside a page's title in the browser: a square logo, else a letter on a colour."""

import html
from io import BytesIO

from msgspec import Struct

from generator.pages.format.card import can_write, keep_drawn, typeface
from generator.text.colours import FOR_TEXT, contrast

# What a phone's home screen asks for, in dots; browsers make it smaller.
SIDE = 180
_LETTER_SIZE, _FRAME = 128, "SourceSansPro-Semibold.ttf"
_LIGHT, _DARK = "#ffffff", "#1b2226"
# How far from square a logo may be and still be seen at sixteen dots.
_SQUARE = 1.25
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
    '<rect width="64" height="64" rx="10" fill="{accent}"/>{letter}</svg>\n'
)
_LETTER = (
    '<text x="32" y="47" text-anchor="middle" font-size="44" font-weight="600" fill="{ink}" '
    'font-family="Segoe UI, Roboto, Helvetica Neue, Noto Sans, sans-serif">{letter}</text>'
)


class Icon(Struct, frozen=True):
    """What an icon is made of: the letter and colour it has, or a logo where it is square.

    `drawing` is the logo as SVG, `picture` the logo as a picture of dots; at most one has bytes.
    """

    letter: str
    accent: str
    drawing: bytes = b""
    picture: bytes = b""


def is_square(width: int, height: int) -> bool:
    """Tell whether a logo is near enough to square to be an icon."""
    return max(width, height) <= _SQUARE * min(width, height)


def write_svg(icon: Icon) -> bytes:
    """Return an icon as a drawing."""
    if icon.drawing:
        return icon.drawing
    letter = _LETTER.format(ink=_ink(icon.accent), letter=html.escape(icon.letter))
    return _SVG.format(accent=icon.accent, letter=letter if icon.letter else "").encode()


def draw_png(icon: Icon) -> bytes:
    """Return an icon as a picture of dots, drawn now or kept; a drawing of a logo is not in it."""
    return keep_drawn("icon", icon, lambda: _draw(icon))


def _draw(icon: Icon) -> bytes:
    from PIL import Image, ImageDraw

    if icon.picture:
        return _fit(icon.picture)
    picture = Image.new("RGB", (SIDE, SIDE), icon.accent)
    font = typeface(_FRAME, _LETTER_SIZE)
    if icon.letter and can_write(icon.letter, font):
        middle, foot = SIDE / 2, SIDE * 0.75
        draw = ImageDraw.Draw(picture)
        draw.text((middle, foot), icon.letter, _ink(icon.accent), font, anchor="ms")
    return _pack(picture)


def _fit(data: bytes) -> bytes:
    """Return a logo of dots in the icon's size, on white: many are dark on nothing."""
    from PIL import Image

    with Image.open(BytesIO(data)) as opened:
        logo = opened.convert("RGBA")
    scale = SIDE / max(logo.size)
    size = (max(round(logo.width * scale), 1), max(round(logo.height * scale), 1))
    small = logo.resize(size, Image.Resampling.LANCZOS)
    picture = Image.new("RGB", (SIDE, SIDE), _LIGHT)
    picture.paste(small, ((SIDE - size[0]) // 2, (SIDE - size[1]) // 2), small)
    return _pack(picture)


def _pack(picture: object) -> bytes:
    target = BytesIO()
    picture.save(target, "PNG", compress_level=6)  # type: ignore[attr-defined] # loaded late
    return target.getvalue()


def _ink(accent: str) -> str:
    return _LIGHT if contrast(_LIGHT, accent) >= FOR_TEXT else _DARK
