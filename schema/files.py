"""The data files that ship with the schema, read as text by libyaml's loader, and as shapes."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from schema.user_cache import keep, read_kept

FOLDER = Path(__file__).parent
Shape = TypeVar("Shape")


class DataError(Exception):
    """A data file of aktsom's own is wrong: a fault of the program, never of an editor."""


def read_data(path: Path) -> Any:
    """Read one YAML data file; every scalar stays text.

    What was read is kept as JSON, which is read in a twentieth of the time. Raises DataError
    naming the file when it cannot be read as YAML.
    """
    source = path.read_bytes()
    name = f"data-{sha256(source).hexdigest()[:32]}.json"
    try:
        return msgspec.json.decode(read_kept(name) or b"")
    except msgspec.DecodeError:
        data = _parse(path, source)
        keep(name, msgspec.json.encode(data))
        return data


def read_as(path: Path, shape: type[Shape]) -> Shape:
    """Read one YAML data file as a shape. Raises DataError naming the file and what is wrong."""
    try:
        return msgspec.convert(read_data(path), shape, strict=False)
    except msgspec.ValidationError as error:
        raise DataError(f"{path}: {error}") from error


def _parse(path: Path, source: bytes) -> Any:
    try:
        return yaml.load(source, Loader=yaml.CBaseLoader)  # noqa: S506 - BaseLoader makes nothing but text
    except yaml.YAMLError as error:
        raise DataError(f"{path}: {error}") from error


@cache
def names_in(folder: str) -> tuple[str, ...]:
    """Return the names (without suffix) of the data files in a folder of schema/, sorted."""
    return tuple(sorted(path.stem for path in (FOLDER / folder).glob("*.yaml")))
