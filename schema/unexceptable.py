"""The core that no exception opens: schema/unexceptable.yaml."""

from collections.abc import Mapping
from functools import cache

from schema.files import FOLDER, read_as
from schema.labels import DataShape


class Unexceptable(DataShape, frozen=True):
    """Codes by how they begin, and why none of them can be excepted, by the command's languages."""

    codes: tuple[str, ...]
    why: Mapping[str, str]


@cache
def _core() -> tuple[Unexceptable, ...]:
    return read_as(FOLDER / "unexceptable.yaml", tuple[Unexceptable, ...])


def why_never_excepted(code: str) -> Mapping[str, str] | None:
    """Return why no exception covers a code, by language; None where an exception may."""
    return next((each.why for each in _core() if code.startswith(each.codes)), None)
