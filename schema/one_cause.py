"""Which findings have the same cause as others, which say it better: schema/one_cause.yaml."""

from functools import cache
from typing import Literal

from schema.files import FOLDER, read_as
from schema.labels import DataShape


class SameCause(DataShape, frozen=True):
    """A code that is not said where one of others stands on the same spot, in its text or table.

    Or anywhere in the same file or report.
    """

    code: str
    said_by: tuple[str, ...]
    within: Literal["spot", "text", "table", "file", "report"]


@cache
def load_causes() -> tuple[SameCause, ...]:
    """Return every pair of findings that have one cause."""
    return read_as(FOLDER / "one_cause.yaml", tuple[SameCause, ...])
