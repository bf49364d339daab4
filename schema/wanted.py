"""What a brief answer must have to say what it is asked for: schema/wanted.yaml."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from schema.files import FOLDER, read_as


class Wanted(Struct, frozen=True, forbid_unknown_fields=True):
    """Groups of phrases of which a text has one, if it has no more than so many words."""

    longest: int
    groups: tuple[str, ...]


@cache
def load_wanted() -> Mapping[str, Wanted]:
    """Return what each kind of answer must have, by the kind: `harm`, `deed`, `operations`."""
    return read_as(FOLDER / "wanted.yaml", dict[str, Wanted])
