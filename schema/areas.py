"""Countries and parts of the world by what prose calls them: schema/areas.yaml, and CLDR."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from schema.files import FOLDER, read_as
from schema.vocabulary import countries_by_name


class _Area(Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[str, ...]
    countries: frozenset[str]


@cache
def places_by_name() -> Mapping[str, frozenset[str]]:
    """Return what is in a place (countries and parts of the world, by code), by its names.

    The names are in small letters.
    """
    areas = read_as(FOLDER / "areas.yaml", tuple[_Area, ...])
    countries = {name.casefold(): frozenset({code}) for name, code in countries_by_name().items()}
    return countries | {name: each.countries for each in areas for name in each.names}
