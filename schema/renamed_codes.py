"""What the codes of findings were called before: schema/renamed_codes.yaml."""

from collections.abc import Mapping
from functools import cache

from schema.files import FOLDER, read_as


@cache
def _renamed() -> Mapping[str, tuple[str, ...]]:
    return read_as(FOLDER / "renamed_codes.yaml", dict[str, tuple[str, ...]])


def names_now(code: str) -> tuple[str, ...]:
    """Return what a code is called now: itself unless renamed or divided, nothing if retired."""
    return _renamed().get(code, (code,))
