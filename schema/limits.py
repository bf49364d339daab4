"""How much there may be of anything: schema/limits.yaml."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from schema.files import FOLDER, read_as


class Limit(Struct, frozen=True):
    """At most `most` of what `means` says."""

    most: int
    means: str


@cache
def load_limits() -> Mapping[str, Limit]:
    """Return all limits, by name."""
    return read_as(FOLDER / "limits.yaml", dict[str, Limit])


@cache
def most(name: str) -> int:
    """Return how much there may be of something. Raises KeyError for a limit that is not there."""
    return load_limits()[name].most
