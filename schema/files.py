"""The data files that ship with the schema: read once, as text, by libyaml's loader."""

import json
import os
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


class DataError(Exception):
    """A data file of aktsom's own is wrong: a fault of the program, never of an editor."""


def read_data(path: Path) -> Any:
    """Read one YAML data file; every scalar stays text.

    What was read is kept beside the file, as Python keeps what it compiles: JSON is read in a
    twentieth of the time. Raises DataError naming the file when it cannot be read as YAML.
    """
    source = path.read_bytes()
    kept = path.parent / "__pycache__" / f"{path.name}.{sha256(source).hexdigest()[:16]}.json"
    try:
        return json.loads(kept.read_bytes())
    except (OSError, ValueError):
        data = _parse(path, source)
        _keep(kept, data)
        return data


def _parse(path: Path, source: bytes) -> Any:
    try:
        return yaml.load(source, Loader=yaml.CBaseLoader)  # noqa: S506 - BaseLoader makes nothing but text
    except yaml.YAMLError as error:
        raise DataError(f"{path}: {error}") from error


def _keep(kept: Path, data: Any) -> None:
    """Write the kept copy in one move; a folder that cannot be written to is no harm."""
    try:
        kept.parent.mkdir(exist_ok=True)
        beside = kept.with_suffix(f".{os.getpid()}")
        beside.write_text(json.dumps(data), encoding="utf-8")
        beside.replace(kept)
    except OSError:
        return


@cache
def names_in(folder: str) -> tuple[str, ...]:
    """Return the names (without suffix) of the data files in a folder of schema/, sorted."""
    return tuple(sorted(path.stem for path in (FOLDER / folder).glob("*.yaml")))
