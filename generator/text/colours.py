"""Colours: contrast as WCAG 2.2 defines it, and the nearest colour that can be read.

Colours are `#rrggbb`. The grounds they must be read on are those of templates/styles/tokens.css.
"""

from collections.abc import Iterable, Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache
from pathlib import Path
from typing import Literal

from schema.kept_patterns import compile_kept

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

# WCAG 2.2: 1.4.3 for text (AA), 1.4.6 for what we make of it (AAA), 1.4.11 for lines and shapes
# that carry meaning.
FOR_TEXT, FOR_ALL_TEXT, FOR_SHAPES = 4.5, 7.0, 3.0
_TOKENS = Path(__file__).parents[2] / "templates" / "styles" / "tokens.css"
_TOKEN = compile_kept(r"(?<![\w-])--([\w-]+): (#[0-9a-f]{6});")
_GROUNDS = ("paper", "surface", "alert-paper")
_STEPS = 255


@cache
def palette(scheme: Scheme) -> Mapping[str, str]:
    """Return the colours of the site's own design by name (`paper`, `ink`, …)."""
    light, _, dark = _TOKENS.read_text(encoding="utf-8").partition("@media (prefers-color-scheme")
    found = dict(_TOKEN.findall(light))
    return found | dict(_TOKEN.findall(dark)) if scheme == "dark" else found


def grounds(scheme: Scheme) -> tuple[str, ...]:
    """Return the colours that text stands on."""
    return tuple(palette(scheme)[name] for name in _GROUNDS)


def derive(accent: str, scheme: Scheme) -> dict[str, str]:
    """Return what an accent colour becomes in a scheme: the colour of links, and of lines."""
    behind = grounds(scheme)
    return {
        "link": make_readable(accent, behind, FOR_ALL_TEXT),
        "accent": make_readable(accent, behind, FOR_SHAPES),
    }


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def make_readable(colour: str, on: Iterable[str], ratio: float) -> str:
    """Return the colour itself, or the nearest darker or lighter one with this contrast.

    It gets darker on light grounds and lighter on dark ones, and keeps its hue and saturation.
    """
    behind = tuple(on)
    towards = 0 if all(_luminance(each) > 0.18 for each in behind) else 1
    hue, lightness, saturation = rgb_to_hls(*_parts(colour))
    for step in range(_STEPS + 1):
        moved = lightness + (towards - lightness) * step / _STEPS
        found = _write(hls_to_rgb(hue, moved, saturation)) if step else colour
        if all(contrast(found, each) >= ratio for each in behind):
            return found
    raise ValueError(f"no colour is readable on all of {behind}")


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _write(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
