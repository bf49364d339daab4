"""What an SVG logo may be made of: schema/drawings.yaml."""

from functools import cache

from schema.files import FOLDER, read_as
from schema.labels import DataShape


class DrawingParts(DataShape, frozen=True):
    """The elements, attributes and properties that are kept, and those that are left out."""

    elements: frozenset[str]
    left_out_elements: frozenset[str]
    left_out_namespaces: frozenset[str]
    left_out_attributes: frozenset[str]
    attributes: frozenset[str]
    properties: frozenset[str]


@cache
def load_drawing_parts() -> DrawingParts:
    """Return what a drawing may be made of."""
    return read_as(FOLDER / "drawings.yaml", DrawingParts)
