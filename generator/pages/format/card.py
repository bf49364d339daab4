"""The picture that a shared link shows (Open Graph): drawn of words, a colour and a logo.

The same words give the same bytes: the typefaces come from packages, laid out without the libraries
of the machine. What has been drawn before is kept among the user's caches.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.json import encode

from generator.plan.fingerprint import fingerprint_program
from generator.text.colours import palette
from generator.text.typefaces import find_typeface
from schema.user_cache import keep, read_kept

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

# As those who show such pictures ask for, in dots.
WIDTH, HEIGHT = 1200, 630
_BAND, _LEFT, _TOP, _RIGHT, _BOTTOM = 32, 104, 84, 88, 84
_ROOM = WIDTH - _LEFT - _RIGHT
_LOGO = (420, 96)
_VOICE, _FRAME = "SourceSerifPro-Semibold.ttf", "SourceSansPro-Semibold.ttf"
_TITLE_SIZES, _NAME_SIZES, _YEAR_SIZE, _NOTE_SIZE = (84, 76, 68, 60, 52), (44, 38, 32), 92, 32
_TITLE_LINES, _NAME_LINES, _LEADING = 2, 2, 1.14
# A character that no typeface has: what is drawn like it is missing.
_NOWHERE = "\uffff"
_SHADES, _PACKED = 64, 6


class Card(Struct, frozen=True):
    """What a card says: the name, what it is, the year ("" without), a note; and how it looks.

    `accent` is the colour of the band and the year; `logo` the bytes of a picture of dots, or none.
    """

    name: str
    title: str
    year: str
    accent: str
    note: str = ""
    logo: bytes = b""


def draw_card(card: Card) -> bytes:
    """Return a card as a PNG, drawn now or kept from before."""
    return keep_drawn("card", card, lambda: _draw(card))


def keep_drawn(kind: str, value: Struct, draw: Callable[[], bytes]) -> bytes:
    """Return what is kept of one kind as drawn of a value; else draw it and keep it."""
    digest = sha256(encode(value) + fingerprint_program("").encode()).hexdigest()
    name = f"{kind}-{digest[:32]}.png"
    kept = read_kept(name)
    if kept is None:
        kept = draw()
        keep(name, kept)
    return kept


def _draw(card: Card) -> bytes:
    colours = palette("light")
    logo = _open_logo(card.logo) if card.logo else None
    sheet = _Sheet(colours["paper"], (colours["ink"], card.accent, colours["quiet"]))
    sheet.fill(1, (0, 0, _BAND - 1, HEIGHT))
    top: float = _TOP + (logo.height if logo else 0)
    font, lines = fit_lines(card.name, _FRAME, _NAME_SIZES, _NAME_LINES)
    top = sheet.write(0, lines, font, top)
    bottom = HEIGHT - _BOTTOM
    if card.year:
        sheet.put(1, card.year, typeface(_FRAME, _YEAR_SIZE), (_LEFT, bottom), "ls")
    if card.note:
        sheet.put(2, card.note, typeface(_FRAME, _NOTE_SIZE), (WIDTH - _RIGHT, bottom), "rs")
    font, lines = fit_lines(card.title, _VOICE, _TITLE_SIZES, _TITLE_LINES)
    lowest = bottom - _YEAR_SIZE - len(lines) * font.size * _LEADING
    sheet.write(0, lines, font, max(top + 24, (top + lowest) / 2))
    return sheet.save(logo)


class _Sheet:
    """A picture of few colours, each with the shades between it and the paper: quick to pack."""

    def __init__(self, paper: str, colours: tuple[str, ...]) -> None:
        from PIL import Image, ImageColor

        self.image = Image.new("L", (WIDTH, HEIGHT))
        behind = ImageColor.getrgb(paper)
        self.palette = [
            round(ground + (part - ground) * shade / (_SHADES - 1))
            for colour in colours
            for shade in range(_SHADES)
            for part, ground in zip(ImageColor.getrgb(colour), behind, strict=True)
        ]

    def fill(self, colour: int, box: tuple[int, int, int, int]) -> None:
        from PIL import ImageDraw

        ImageDraw.Draw(self.image).rectangle(box, (colour + 1) * _SHADES - 1)

    def put(
        self, colour: int, text: str, font: "FreeTypeFont", at: tuple[float, float], anchor: str
    ) -> None:
        """Write a text in one of the colours: its shades are told from nothing by their number."""
        from PIL import Image, ImageDraw

        draw = ImageDraw.Draw(self.image)
        left, top, right, bottom = map(round, draw.textbbox(at, text, font, anchor))
        layer = Image.new("L", (right - left + 2, bottom - top + 2))
        there = (at[0] - left + 1, at[1] - top + 1)
        ImageDraw.Draw(layer).text(there, text, _SHADES - 1, font, anchor)
        shades = layer.point([each and each + colour * _SHADES for each in range(256)])
        self.image.paste(shades, (left - 1, top - 1))

    def write(self, colour: int, lines: Iterable[str], font: "FreeTypeFont", top: float) -> float:
        """Write lines from a height on, and return the height where they end."""
        for line in lines:
            self.put(colour, line, font, (_LEFT, top), "la")
            top += font.size * _LEADING
        return top

    def save(self, logo: "Image | None") -> bytes:
        picture = self.image
        picture.putpalette(self.palette)
        if logo:
            picture = picture.convert("RGB")
            picture.paste(logo, (_LEFT, _TOP - 20), logo)
        target = BytesIO()
        picture.save(target, "PNG", compress_level=_PACKED)
        return target.getvalue()


def _open_logo(data: bytes) -> "Image":
    """Return a logo of dots in the size that a card has room for."""
    from PIL import Image

    with Image.open(BytesIO(data)) as opened:
        logo = opened.convert("RGBA")
    scale = min(_LOGO[0] / logo.width, _LOGO[1] / logo.height)
    size = (max(round(logo.width * scale), 1), max(round(logo.height * scale), 1))
    return logo.resize(size, Image.Resampling.LANCZOS)


def fit_lines(
    text: str, name: str, sizes: Iterable[int], most: int
) -> tuple["FreeTypeFont", tuple[str, ...]]:
    """Return the largest of the sizes in which a text has room in so many lines, and these.

    In the smallest, what has no room is cut. A text in letters that the typeface lacks has none.
    """
    font = typeface(name, min(sizes))
    lines: tuple[str, ...] = ()
    if not can_write(text, font):
        return font, ()
    for size in sizes:
        font = typeface(name, size)
        lines = tuple(_wrap(text, font))
        if len(lines) <= most and all(font.getlength(each) <= _ROOM for each in lines):
            return font, lines
    shown = lines[:most]
    if len(lines) > most:
        shown = (*shown[:-1], f"{shown[-1]} …")
    return font, tuple(_cut(each, font) for each in shown)


def _wrap(text: str, font: "FreeTypeFont") -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > _ROOM:
            yield line
            longer = word
        line = longer
    yield line


def _cut(line: str, font: "FreeTypeFont") -> str:
    """Return a line, cut to the room there is."""
    if font.getlength(line) <= _ROOM:
        return line
    line = line.removesuffix(" …")
    while line and font.getlength(f"{line}…") > _ROOM:
        line = line[:-1]
    return f"{line}…"


def can_write(text: str, font: "FreeTypeFont") -> bool:
    """Tell whether a typeface has every letter of a text."""
    missing = bytes(font.getmask(_NOWHERE))
    return all(each.isspace() or bytes(font.getmask(each)) != missing for each in set(text))


@cache
def typeface(name: str, size: int) -> "FreeTypeFont":
    """Return a typeface in a size, in dots."""
    from PIL import ImageFont

    file = str(find_typeface(name))
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
