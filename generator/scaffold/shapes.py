"""The keys of the YAML files and what is said of each, from the JSON Schemas that editors have."""

import os
from collections.abc import Mapping
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import msgspec

from schema.files import FOLDER

SCHEMAS = FOLDER / "json"


class SchemaKey(msgspec.Struct, frozen=True):
    """A key: its title and description, what may be chosen, and the keys below it.

    `many` says that it takes a list; the keys are then those of its items.
    """

    key: str
    title: str
    description: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    examples: tuple[str, ...] = ()
    fields: tuple["SchemaKey", ...] = ()
    many: bool = False

    def find(self, key: str) -> "SchemaKey | None":
        """Return the field below with this key, or None."""
        return next((each for each in self.fields if each.key == key), None)


def schema_of(file: str) -> str:
    """Return the name of the JSON Schema of a file: organisation.yaml, report.yaml, or a step's."""
    step, _, name = file.rpartition("/")
    own = f"{name.removesuffix('.yaml')}-{step}.json".replace("-.", ".")
    return own if (SCHEMAS / own).is_file() else f"{name.removesuffix('.yaml')}.json"


@cache
def load_shape(file: str) -> SchemaKey:
    """Return the shape of a file of a report's folder (`2-identify/facts.yaml`), by its schema."""
    schema: dict[str, Any] = msgspec.json.decode((SCHEMAS / schema_of(file)).read_bytes())
    return _field("", schema, schema["$defs"])


def _field(key: str, node: Mapping[str, Any], shapes: Mapping[str, Any]) -> SchemaKey:
    described = {name: node[name] for name in ("title", "description") if name in node}
    whole = _resolve(node, shapes)
    many = "items" in whole
    inner = _resolve(whole["items"], shapes) if many else whole
    below = inner.get("properties", {})
    return SchemaKey(
        key=key,
        title=described.get("title", key),
        description=node.get("$comment", described.get("description", "")),
        choices=_choices(inner),
        examples=tuple(map(str, node.get("examples", ()))) if not many else (),
        fields=tuple(_field(name, each, shapes) for name, each in below.items()),
        many=many,
    )


def _resolve(node: Mapping[str, Any], shapes: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a node comes down to, without being unavailable or empty."""
    reference = node.get("$ref", "").rpartition("/")[2]
    if reference in {"Text", "Unavailable"} or "not" in node:
        return {}
    if reference:
        return _resolve(shapes[reference], shapes)
    ways = node.get("anyOf", ())
    if ways:
        found = (_resolve(each, shapes) for each in ways)
        return next((each for each in found if each), {})
    return node


def _choices(node: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    if "enum" not in node:
        return ()
    labels = node.get("enumDescriptions", ())
    words = zip_longest(node["enum"], labels, fillvalue="")
    return tuple(words)


def with_schema(folder: Path, name: str, text: str) -> str:
    """Put first in a YAML file where its schema is; `name` is its path from the folder.

    The schemas are those of the repository that the folder is in, or else the program's own.
    """
    if not name.endswith(".yaml"):
        return text
    file = folder / name
    here = folder / "schema" / "json"
    above = (each / "schema" / "json" for each in folder.parents)
    schemas = next((each for each in (here, *above) if (each / schema_of(name)).is_file()), SCHEMAS)
    address = os.path.relpath(schemas / schema_of(name), file.parent).replace(os.sep, "/")
    return f"# yaml-language-server: $schema={address}\n{text}"
