"""Maps: countries in their outlines, each with a mark, and a label where there is room for one.

Outlines are in the units of the map's data, places of marks and labels in percent of the drawing:
a drawing fits any column, and its text is as large as the text around it.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.format.charts.labels import LabelledSpot, LabelPlacer, Side
from schema.kept_patterns import compile_kept
from schema.maps import EUROPE, WORLD, CountryMap, load_map

# Em of the narrowest map, and of what it may grow to; labels for wide pages are on those only
# that give it as many as the third.
_NARROW, _WIDEST = 19.0, 54.0
_WIDE = {WORLD: 38.0, EUROPE: 22.0}
# With fewer countries of Europe than this beside others, the map of the world shows them.
_OWN_MAP = 2
# In em: an outline that reaches over less on the narrowest map is hard to see.
_SEEN = 1.2
# Where a path begins: said in units of the drawing, it may follow any other path.
_BEGUN = compile_kept(r"^m(-?\d+ ?-?\d+) ?")
_ANCHORS: Mapping[Side, tuple[str | None, str, str]] = {
    # How the text is set, and how far from its mark.
    "after": (None, ".75em", ".35em"),
    "before": ("end", "-.75em", ".35em"),
    "below": ("middle", "0", "1.5em"),
    "above": ("middle", "0", "-.8em"),
}


class Marked(Struct, frozen=True):
    """A country to show: its code, its label, how it is filled, and the marks that it has.

    `fill` and `marks` are names that the component knows; without marks there is a dot where its
    outline is too small to be seen.
    """

    code: str
    label: str
    fill: str
    marks: tuple[str, ...] = ()


class Outline(Struct, frozen=True):
    """The outlines of all countries that are filled in one way, as one path."""

    fill: str
    path: str


class MapMark(Struct, frozen=True):
    """A mark, and its label: None where there is no room, `wide` where it is on wide pages only.

    Without `marks` it is a dot, or nothing where the outline says enough (`bare`). `x` and `y` are
    in percent, `anchor`, `right` and `down` say where the label begins.
    """

    x: str
    y: str
    marks: tuple[str, ...]
    bare: bool
    label: str | None = None
    anchor: str | None = None
    right: str = "0"
    down: str = "0"
    wide: bool = False


class MapDrawing(Struct, frozen=True):
    """A map, drawn: its size in units, the land, the outlines, the marks and labels.

    `marked` are the codes of the countries that have their marks on it.
    """

    id: str
    width: int
    height: int
    land: str
    outlines: tuple[Outline, ...]
    marks: tuple[MapMark, ...]
    marked: tuple[str, ...]


class WorldDrawing(Struct, frozen=True):
    """One map or two, with all countries that are on one; `missing` are the codes of the rest."""

    maps: tuple[MapDrawing, ...]
    missing: tuple[str, ...]


def draw_maps(countries: Sequence[Marked]) -> WorldDrawing:
    """Return the countries on the map of Europe, of the world, or both; the first matter most."""
    world, europe = load_map(WORLD), load_map(EUROPE)
    missing = tuple(
        each.code
        for each in countries
        if each.code not in world.countries and each.code not in europe.countries
    )
    near = [each for each in countries if each.code in europe.countries]
    far = [each for each in countries if each not in near and each.code in world.countries]
    if not far:
        return WorldDrawing((_draw(europe, near, near),) if near else (), missing)
    if len(near) < _OWN_MAP and all(each.code in world.countries for each in near):
        both = [each for each in countries if each in near or each in far]
        return WorldDrawing((_draw(world, both, both),), missing)
    shown = [each for each in countries if each.code in world.countries]
    return WorldDrawing((_draw(world, shown, far), _draw(europe, near, near)), missing)


def _draw(shown: CountryMap, filled: Sequence[Marked], marked: Sequence[Marked]) -> MapDrawing:
    paths: dict[str, list[str]] = {}
    for each in filled:
        if path := shown.countries[each.code].path:
            paths.setdefault(each.fill, []).append(_BEGUN.sub(r"M\1l", path))
    outlines = tuple(Outline(fill, "".join(each)) for fill, each in paths.items())
    spots = [_spot(each, shown) for each in marked]
    placer = LabelPlacer(spots, shown.height / shown.width)
    always = placer.place((_NARROW, _WIDE[shown.id], _WIDEST))
    wide = placer.place((_WIDE[shown.id], _WIDEST))
    sides = {**always, **wide}
    marks = tuple(
        replace(_mark(each, shown, sides.get(index)), wide=index in wide)
        for index, each in enumerate(marked)
    )
    codes = tuple(each.code for each in marked)
    return MapDrawing(shown.id, shown.width, shown.height, shown.land, outlines, marks, codes)


def _spot(each: Marked, shown: CountryMap) -> LabelledSpot:
    place = shown.countries[each.code]
    return LabelledSpot(place.x / shown.width, place.y / shown.height, each.label)


def _mark(each: Marked, shown: CountryMap, side: Side | None) -> MapMark:
    place = shown.countries[each.code]
    x, y = _percent(place.x / shown.width), _percent(place.y / shown.height)
    bare = not each.marks and place.size / shown.width * _NARROW >= _SEEN
    if side is None:
        return MapMark(x, y, each.marks, bare)
    anchor, right, down = _ANCHORS[side]
    return MapMark(x, y, each.marks, bare, each.label, anchor, right, down)


def _percent(part: float) -> str:
    return f"{100 * part:.1f}".removesuffix(".0") + "%"
