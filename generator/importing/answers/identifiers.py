"""The ids of risks that a report names by their titles."""

from collections.abc import Collection

from schema.scalars import make_identifier

_WORDS = 5


def short_identifier(text: str) -> str:
    """Return an identifier of a text's first words."""
    return "-".join(make_identifier(text).split("-")[:_WORDS])


def free_identifier(wanted: str, taken: Collection[str]) -> str:
    """Return the identifier, with a number from 2 on where it is taken."""
    free, number = wanted, 2
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free
