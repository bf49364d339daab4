"""The core that no exception opens: schema/unexceptable.yaml."""

from collections.abc import Mapping
from functools import cache

from schema.files import FOLDER, read_as
from schema.labels import DataShape


class Unexceptable(DataShape, frozen=True):
    """Codes by how they begin, and why none of them can be excepted, by the command's languages.

    `cases` are those alone in which they cannot; without any, they cannot in any.
    """

    codes: tuple[str, ...]
    why: Mapping[str, str]
    cases: tuple[str, ...] = ()


@cache
def _core() -> tuple[Unexceptable, ...]:
    return read_as(FOLDER / "unexceptable.yaml", tuple[Unexceptable, ...])


def why_never_excepted(code: str, case: str = "") -> Mapping[str, str] | None:
    """Return why no exception covers a code in a case, by language; None where an exception may.

    Without a case: why none covers it in any.
    """
    of_code = (each for each in _core() if code.startswith(each.codes))
    return next((each.why for each in of_code if not each.cases or case in each.cases), None)


def cases_never_excepted(code: str) -> tuple[str, ...]:
    """Return the cases of a code that no exception covers, where one may cover others."""
    return next((each.cases for each in _core() if code.startswith(each.codes)), ())
