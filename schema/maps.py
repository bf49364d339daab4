"""Maps: the outline of land, and where each country is on it, in schema/maps/."""

from collections.abc import Mapping
from functools import cache

from schema.files import FOLDER, read_as
from schema.labels import DataShape

# A map that shows all countries; one that shows its own larger.
WORLD, EUROPE = "world", "europe"


class Place(DataShape, frozen=True):
    """A country on a map: the place for its mark, and its outline, empty where it has none.

    Places are in the map's units, from its upper left; an outline is a path of SVG, whose largest
    piece reaches over `size` units.
    """

    x: int
    y: int
    size: int = 0
    path: str = ""


class CountryMap(DataShape, frozen=True):
    """A map: its size in units, the outline of all land, and the countries that it shows whole."""

    id: str
    width: int
    height: int
    land: str
    countries: Mapping[str, Place]


@cache
def load_map(name: str) -> CountryMap:
    """Load schema/maps/<name>.yaml. Raises DataError: a fault of aktsom's own."""
    return read_as(FOLDER / "maps" / f"{name}.yaml", CountryMap)
