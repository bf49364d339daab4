"""The data files that ship with the schema, read as text by libyaml's loader, and as shapes."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

import msgspec
import yaml

from schema.kept_patterns import compile_kept
from schema.user_cache import keep_value

FOLDER = Path(__file__).parent
Shape = TypeVar("Shape")
# A step of the way on which msgspec says that something is wrong: `$.terms[3].label`.
_STEP = compile_kept(r"\.(?P<key>[^.\[\]`]+)|\[(?P<index>\d+)\]")


class DataError(Exception):
    """A data file of aktsom's own is wrong: a fault of the program, never of an editor."""

    @classmethod
    def at(cls, path: Path, problem: object, line: int | None = None) -> "DataError":
        """Return the error that a file, and maybe a line of it, is wrong in some way."""
        name = path.relative_to(FOLDER.parent) if path.is_relative_to(FOLDER.parent) else path
        at = f":{line}" if line else ""
        return cls(f"{name.as_posix()}{at}: {problem}")


def read_data(path: Path) -> Any:
    """Read one YAML data file; every scalar stays text.

    What was read is kept, and read again in a fraction of the time. Raises DataError naming the
    file when it cannot be read as YAML.
    """
    source = path.read_bytes()
    name = f"data-{sha256(source).hexdigest()[:32]}.msgpack"
    return keep_value(name, object, lambda: _parse(path, source))


def read_as(path: Path, shape: type[Shape]) -> Shape:
    """Read one YAML data file as a shape. Raises DataError naming the file and what is wrong."""
    data = read_data(path)
    try:
        return convert(data, shape)
    except msgspec.ValidationError as error:
        root = yaml.compose(path.read_bytes(), Loader=yaml.CBaseLoader)
        raise DataError.at(path, error, _find_line(root, data, shape, error)) from error


def convert(data: Any, shape: type[Shape]) -> Shape:
    """Return data as a shape. Raises msgspec.ValidationError."""
    return msgspec.convert(data, shape, strict=False, dec_hook=_make)


def _make(kind: Any, data: Any) -> Any:
    """Make a value of a kind that msgspec does not know, such as a label, of what a file says."""
    return kind(data)


def _parse(path: Path, source: bytes) -> Any:
    try:
        return yaml.load(source, Loader=yaml.CBaseLoader)  # noqa: S506 - BaseLoader makes nothing but text
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise DataError.at(path, error.problem, mark.line + 1 if mark else None) from error
    except yaml.YAMLError as error:
        raise DataError.at(path, error) from error


def _find_line(node: Any, data: Any, shape: Any, error: msgspec.ValidationError) -> int | None:
    """Return the line of the value that is wrong, as near as msgspec says where it is.

    None where the file has nothing in it.
    """
    if node is None:
        return None
    if isinstance(node, yaml.MappingNode) and get_origin(shape) is dict:
        for key, below in node.value:
            value, kind = data[key.value], get_args(shape)[1]
            try:
                convert(value, kind)
            except msgspec.ValidationError as within:
                return _find_line(below, value, kind, within)
    for step in _STEP.finditer(str(error).rpartition("`$")[2]):
        if isinstance(node, yaml.SequenceNode) and step["index"]:
            node = node.value[int(step["index"])]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step["key"]), node)
    return int(node.start_mark.line) + 1


@cache
def names_in(folder: str) -> tuple[str, ...]:
    """Return the names (without suffix) of the data files in a folder of schema/, sorted."""
    return tuple(sorted(path.stem for path in (FOLDER / folder).glob("*.yaml")))
