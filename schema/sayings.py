"""What a sentence must say, and not say, to be a kind of mistake: schema/sayings.yaml."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from schema.files import FOLDER, read_as


class Saying(Struct, frozen=True):
    """Groups of words that one sentence has together, and those of which it has none.

    Of each of `says` the sentence has a word of one group at least. With `in_clause` it is one
    clause that has them all. `unless` is of the sentence, `nowhere` of the whole text it is in.
    """

    says: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    in_clause: bool = False


class _Written(Struct, frozen=True, forbid_unknown_fields=True):
    says: tuple[str, ...]
    unless: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    in_clause: bool = False


@cache
def _load() -> Mapping[str, tuple[Saying, ...]]:
    written = read_as(FOLDER / "sayings.yaml", dict[str, tuple[_Written, ...]])
    return {
        name: tuple(
            Saying(
                tuple(tuple(one.split("|")) for one in each.says),
                each.unless,
                each.nowhere,
                each.in_clause,
            )
            for each in ways
        )
        for name, ways in written.items()
    }


@cache
def load_sayings(name: str) -> tuple[Saying, ...]:
    """Return the ways in which a kind of mistake is said. Raises KeyError for an unknown kind."""
    return _load()[name]


@cache
def load_first_groups(name: str) -> frozenset[str]:
    """Return the groups that begin the ways of a mistake: without any of them none is said."""
    return frozenset(group for each in load_sayings(name) for group in each.says[0])


def all_sayings() -> Mapping[str, tuple[Saying, ...]]:
    """Return every kind of mistake with the ways in which it is said."""
    return _load()
