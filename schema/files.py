"""The data files that ship with the schema: read once, as text, by libyaml's loader."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


class DataError(Exception):
    """A data file of aktsom's own is wrong: a fault of the program, never of an editor."""


def read_data(path: Path) -> Any:
    """Read one YAML data file; every scalar stays text.

    Raises DataError naming the file when it cannot be read as YAML.
    """
    try:
        return yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - BaseLoader makes nothing but text
    except yaml.YAMLError as error:
        raise DataError(f"{path}: {error}") from error


@cache
def names_in(folder: str) -> tuple[str, ...]:
    """Return the names (without suffix) of the data files in a folder of schema/, sorted."""
    return tuple(sorted(path.stem for path in (FOLDER / folder).glob("*.yaml")))
