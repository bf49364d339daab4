# ruff: noqa: INP001 - a program to run, part of no package
"""Make schema/maps/ of Natural Earth: `python tools/make_maps.py FOLDER`, once, by hand.

FOLDER is that of the npm package world-atlas, version 2.0.2 (`npm pack world-atlas@2.0.2`): Natural
Earth 4.1 as TopoJSON, public domain. Each map is projected, cut to its frame, made simple by
Visvalingam's method along the borders that neighbours share, and written as SVG paths of whole
numbers. Where Natural Earth draws several territories of ISO 3166-1 as one country, or none of its
countries, `_TERRITORIES` says which ring is whose.
"""

import heapq
import json
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from babel.core import get_global

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[Point]

_TARGET = Path(__file__).parent.parent / "schema" / "maps"
_FILES = {
    "countries-110m.json": "2516c915867c7baf18ddec727aec46c315541a07cfb3d79a6559b05d5e94eee8",
    "countries-50m.json": "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394",
}
# Rings by their code and where they lie, in degrees (west, south, east, north). Crimea is part of
# Ukraine by the General Assembly's resolution 68/262; Natural Earth draws who holds it.
_TERRITORIES: dict[str, tuple[float, float, float, float]] = {
    "UA": (32.0, 44.2, 36.8, 46.3),
    "SJ": (8.0, 70.5, 35.0, 81.0),
    "BV": (3.0, -55.0, 4.0, -54.0),
    "GF": (-55.0, 2.0, -51.0, 6.0),
    "GP": (-62.0, 15.8, -61.0, 16.6),
    "MQ": (-61.3, 14.3, -60.8, 15.0),
    "RE": (55.0, -21.5, 56.0, -20.7),
    "YT": (45.0, -13.1, 45.4, -12.6),
}
_SHARED = {"UA": "RU", "SJ": "NO", "BV": "NO"}
# Countries without a code of their own, and the one that ISO 3166-1 counts them to; Kosovo's is
# that of CLDR.
_NAMES = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
# The westernmost of America, in degrees: a little less, and it is Asia's.
_WEST = -168.5
_NEARLY_ALL = 0.9
# What is within the frame of Europe, and is not Europe.
_ELSEWHERE = {"europe": frozenset({"LB", "PS"})}
_LEFT_OUT = frozenset({"AQ"})


class Frame(NamedTuple):
    """A map: its source, projection, the degrees or units that it shows, its size in units.

    `detail` and `smallest` are areas in square units: of the triangle that a point of a line must
    span to stay, and of the ring that must be drawn in the outline of all land.
    """

    name: str
    source: str
    project: Callable[[float, float], Point]
    left: float
    right: float
    bottom: float
    top: float
    width: int
    detail: float
    smallest: float

    @property
    def scale(self) -> float:
        """Units for each of the projection's."""
        return self.width / (self.right - self.left)

    @property
    def height(self) -> int:
        """How high the map is, in units."""
        return round((self.top - self.bottom) * self.scale)

    def place(self, longitude: float, latitude: float) -> Point:
        """Return where a place is on the map, in units from its upper left."""
        x, y = self.project(longitude, latitude)
        return (x - self.left) * self.scale, (self.top - y) * self.scale


def equal_earth(longitude: float, latitude: float) -> Point:
    """Return a place in the Equal Earth projection (Šavrič, Patterson, Jenny 2018), by radius 1."""
    wide = math.radians(longitude - 11)
    sine = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    a, b, c, d = 1.340264, -0.081106, 0.000893, 0.003796
    slope = 9 * d * sine**8 + 7 * c * sine**6 + 3 * b * sine**2 + a
    x = 2 * math.sqrt(3) * wide * math.cos(sine) / (3 * slope)
    return x, d * sine**9 + c * sine**7 + b * sine**3 + a * sine


def lambert_europe(longitude: float, latitude: float) -> Point:
    """Return a place in Lambert's azimuthal equal-area projection around 52° N 10° E."""
    wide, high, middle = math.radians(longitude - 10), math.radians(latitude), math.radians(52)
    cosine = math.sin(middle) * math.sin(high) + math.cos(middle) * math.cos(high) * math.cos(wide)
    k = math.sqrt(2 / max(1 + cosine, 1e-9))
    y = math.cos(middle) * math.sin(high) - math.sin(middle) * math.cos(high) * math.cos(wide)
    return k * math.cos(high) * math.sin(wide), k * y


_WORLD_EAST, _WORLD_NORTH = equal_earth(191, 0)[0], equal_earth(11, 79)[1]
_FRAMES = (
    Frame("world", "countries-110m.json", equal_earth, -0.79 * _WORLD_EAST, 0.945 * _WORLD_EAST,
          equal_earth(11, -56)[1], _WORLD_NORTH, 720, 5.5, 12.0),
    Frame("europe", "countries-50m.json", lambert_europe, -0.375, 0.385,
          -0.305, 0.355, 400, 4.5, 10.0),
)  # fmt: skip


class Atlas:
    """The countries of one TopoJSON file, with the lines that they are made of."""

    def __init__(self, path: Path, frame: Frame) -> None:
        data = json.loads(path.read_bytes())
        self._frame, self._objects = frame, data["objects"]
        self._degrees = [_undo(arc, data["transform"]) for arc in data["arcs"]]
        self._lines = [_simplify(self._project(arc), frame.detail) for arc in self._degrees]

    def _project(self, arc: Sequence[Point]) -> Ring:
        return [self._frame.place(*each) for each in arc]

    def countries(self) -> Iterator[tuple[str, Ring, Ring]]:
        """Yield the code of each ring's country, the ring in units and as it is, in degrees."""
        for shape in self._objects["countries"]["geometries"]:
            name, number = shape["properties"]["name"], shape.get("id")
            code = _NAMES.get(name) or (_code(number) if number else None)
            if code is None or code in _LEFT_OUT:
                continue
            for rings in _polygons(shape):
                degrees = self._join(rings[0], self._degrees)
                yield _whose(code, degrees), self._join(rings[0], self._lines), degrees

    def land(self) -> Iterator[Ring]:
        """Yield the rings of all land but the Antarctic, lakes among them."""
        for rings in _polygons(self._objects["land"]["geometries"][0]):
            if max(y for _, y in self._join(rings[0], self._degrees)) > -60:
                yield from (self._join(ring, self._lines) for ring in rings)

    def _join(self, ring: Sequence[int], lines: Sequence[Ring]) -> Ring:
        joined: Ring = []
        for index in ring:
            line = lines[index] if index >= 0 else lines[~index][::-1]
            joined += line[1:] if joined else line
        return joined


def _undo(arc: Sequence[Sequence[int]], transform: Any) -> Ring:
    """Return the degrees of a line whose points are steps from the one before.

    What lies east of the date line, but is not America, goes on beyond 180 degrees.
    """
    (a, b), (c, d) = transform["scale"], transform["translate"]
    x = y = 0
    places: Ring = []
    for right, up in arc:
        x, y = x + right, y + up
        longitude = x * a + c
        places.append((longitude + 360 if longitude < _WEST else longitude, y * b + d))
    return places


def _polygons(shape: Any) -> Any:
    return [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]


def _code(number: str) -> str | None:
    found = get_global("territory_aliases").get(number)
    return found[0] if found else None


def _whose(code: str, ring: Ring) -> str:
    """Return whose a ring of a country is, if it is a territory with a code of its own."""
    for territory, (west, south, east, north) in _TERRITORIES.items():
        inside = all(west <= x <= east and south <= y <= north for x, y in ring)
        if inside and _SHARED.get(territory, "FR") == code:
            return territory
    return code


def _area(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def _simplify(line: Ring, least: float) -> Ring:
    """Return a line without the points that matter least; its ends stay (Visvalingam)."""
    if len(line) < 3:
        return line
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    areas = [math.inf, *(_area(*line[i - 1 : i + 2]) for i in range(1, len(line) - 1)), math.inf]
    queue = [(area, i) for i, area in enumerate(areas)]
    heapq.heapify(queue)
    gone: set[int] = set()
    closed, left = line[0] == line[-1], len(line)
    while queue:
        area, i = heapq.heappop(queue)
        if area >= least or (closed and left <= 5):
            break
        if i in gone or area != areas[i]:
            continue
        gone.add(i)
        left -= 1
        after[before[i]], before[after[i]] = after[i], before[i]
        for each in (before[i], after[i]):
            if 0 < each < len(line) - 1:
                own = _area(line[before[each]], line[each], line[after[each]])
                areas[each] = max(own, area)
                heapq.heappush(queue, (areas[each], each))
    return [point for i, point in enumerate(line) if i not in gone]


def _cut(ring: Ring, frame: Frame) -> Ring:
    """Return what of a ring is within a frame, and a little around it (Sutherland and Hodgman)."""
    edge = 6
    for axis, limit, sign in (
        (0, -edge, 1), (0, frame.width + edge, -1), (1, -edge, 1), (1, frame.height + edge, -1)
    ):  # fmt: skip
        ring = list(_cut_side(ring, axis, limit, sign))
    return ring


def _cut_side(ring: Ring, axis: int, limit: float, sign: int) -> Iterator[Point]:
    for one, two in zip(ring[-1:] + ring[:-1], ring, strict=True):
        within = [sign * (each[axis] - limit) >= 0 for each in (one, two)]
        if within[0] != within[1]:
            part = (limit - one[axis]) / (two[axis] - one[axis])
            yield one[0] + part * (two[0] - one[0]), one[1] + part * (two[1] - one[1])
        if within[1]:
            yield two


def _size(ring: Ring) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _extent(ring: Ring) -> float:
    """Return how far a ring reaches, across or down."""
    return max(max(each) - min(each) for each in zip(*ring, strict=True))


def _path(rings: Sequence[Ring]) -> str:
    """Return rings as an SVG path of whole numbers, each step from the point before."""
    x = y = 0
    parts = []
    for ring in rings:
        whole = list(dict.fromkeys((round(a), round(b)) for a, b in ring))
        if len(whole) < 3:
            continue
        steps = []
        for right, down in whole:
            steps += [right - x, down - y]
            x, y = right, down
        numbers = "".join(f"{' ' if each >= 0 and i else ''}{each}" for i, each in enumerate(steps))
        parts.append(f"m{numbers}z")
        x, y = whole[0]
    return "".join(parts)


def _inside(point: Point, ring: Ring) -> bool:
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1


def _distance(point: Point, a: Point, b: Point) -> float:
    wide, high = b[0] - a[0], b[1] - a[1]
    length = wide * wide + high * high
    along = 0.0
    if length:
        along = ((point[0] - a[0]) * wide + (point[1] - a[1]) * high) / length
        along = min(max(along, 0.0), 1.0)
    return math.dist(point, (a[0] + along * wide, a[1] + along * high))


def _middle(ring: Ring) -> Point:
    """Return the place of a ring that is farthest from its edge, by trying many."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    best: tuple[float, Point] = (-1.0, (sum(xs) / len(xs), sum(ys) / len(ys)))
    steps = 24
    for i in range(1, steps):
        for j in range(1, steps):
            x = min(xs) + (max(xs) - min(xs)) * i / steps
            y = min(ys) + (max(ys) - min(ys)) * j / steps
            if _inside((x, y), ring):
                edges = zip(ring, ring[1:] + ring[:1], strict=True)
                room = min(_distance((x, y), a, b) for a, b in edges)
                best = max(best, (room, (x, y)))
    return best[1]


def _draw(frame: Frame, folder: Path) -> str:
    atlas = Atlas(folder / frame.source, frame)
    shapes: dict[str, list[Ring]] = {}
    whole: dict[str, float] = {}
    for code, ring, _ in atlas.countries():
        cut = _cut(ring, frame)
        whole[code] = whole.get(code, 0) + _size(ring)
        if len(cut) > 2:
            shapes.setdefault(code, []).append(cut)
    # A country of which the frame shows a part only is on another map.
    shapes = {
        code: rings
        for code, rings in shapes.items()
        if sum(map(_size, rings)) >= _NEARLY_ALL * whole[code]
        and code not in _ELSEWHERE.get(frame.name, ())
    }
    points = {code: _middle(max(rings, key=_size)) for code, rings in shapes.items()}
    if frame.source != "countries-50m.json":
        # Countries too small for this map have a place on it all the same.
        fine: dict[str, list[Ring]] = {}
        for code, _, degrees in Atlas(folder / "countries-50m.json", frame).countries():
            fine.setdefault(code, []).append(degrees)
        for code, rings in fine.items():
            points.setdefault(code, frame.place(*_middle(max(rings, key=_size))))
    land = _path([cut for ring in atlas.land() if _size(cut := _cut(ring, frame)) > frame.smallest])
    return "\n".join((*_head(frame), f"land: {land}", "countries:", *_lines(frame, shapes, points)))


def _head(frame: Frame) -> Iterator[str]:
    yield "# Made by tools/make_maps.py of Natural Earth 4.1 (naturalearthdata.com), public domain,"
    yield "# as npm's world-atlas 2.0.2 has it. Units from the upper left; paths are those of SVG."
    yield f"id: {frame.name}"
    yield f"width: {frame.width}"
    yield f"height: {frame.height}"


def _lines(frame: Frame, shapes: dict[str, list[Ring]], points: dict[str, Point]) -> Iterator[str]:
    for code in sorted(points):
        x, y = (round(each) for each in points[code])
        if not (0 < x < frame.width and 0 < y < frame.height):
            continue
        rings = sorted(shapes.get(code, ()), key=_size, reverse=True)
        drawn = [ring for i, ring in enumerate(rings) if i == 0 or _size(ring) > frame.smallest]
        path = _path(drawn)
        outline = f", size: {round(_extent(drawn[0]))}, path: {path}" if path else ""
        yield f'  "{code}": {{x: {x}, y: {y}{outline}}}'


def main(folder: Path) -> None:
    """Write every map. Raises ValueError where the package is another than the one we know."""
    for name, digest in _FILES.items():
        if sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise ValueError(f"{name} is not that of world-atlas 2.0.2")
    _TARGET.mkdir(exist_ok=True)
    for frame in _FRAMES:
        (_TARGET / f"{frame.name}.yaml").write_text(_draw(frame, folder) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
