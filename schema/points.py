"""What section 5 of the Act asks of a statement, point by point: schema/points.yaml."""

from collections.abc import Mapping
from functools import cache

from schema.files import FOLDER, read_as
from schema.labels import DataShape, Label


class ActPoint(DataShape, frozen=True):
    """One point: the provision that asks for it, and what it is called within a sentence."""

    law: str
    label: Label


@cache
def load_points() -> Mapping[str, ActPoint]:
    """Return every point by its id, in the order of the Act."""
    return read_as(FOLDER / "points.yaml", dict[str, ActPoint])
