"""What is true of one year only: data for carrying a report over into the next year."""

from collections.abc import Mapping
from functools import cache

from schema.files import FOLDER, read_as
from schema.labels import DataShape


class Yearly(DataShape, frozen=True):
    """Questions by form and facts by step that belong to one year."""

    questions: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, tuple[str, ...]]


@cache
def load_yearly() -> Yearly:
    """Load schema/yearly.yaml. Raises DataError: a fault of aktsom's own."""
    return read_as(FOLDER / "yearly.yaml", Yearly)
