"""The first line of a YAML file, which tells the editor's own program where its schema is."""

import os
from pathlib import Path

from schema.files import FOLDER

SCHEMAS = FOLDER / "json"
# Where a repository of content has its own copy: a path that is the same for everybody.
REPOSITORY_SCHEMAS = ".aktsom/schema"
_WAYS = (REPOSITORY_SCHEMAS, "schema/json")


def with_schema(folder: Path, name: str, text: str) -> str:
    """Put first in a YAML file where its schema is; `name` is its path from the folder.

    The schemas are those of the repository that the folder lies in, or else the program's own.
    """
    if not name.endswith(".yaml"):
        return text
    file = folder / name
    schema = schema_of(name)
    near = (each / way for each in (folder, *folder.parents) for way in _WAYS)
    schemas = next((each for each in near if (each / schema).is_file()), SCHEMAS)
    address = os.path.relpath(schemas / schema, file.parent).replace(os.sep, "/")
    return f"# yaml-language-server: $schema={address}\n{text}"


def schema_of(file: str) -> str:
    """Return the name of the JSON Schema of a file: organisation.yaml, report.yaml, or a step's."""
    step, _, name = file.rpartition("/")
    own = f"{name.removesuffix('.yaml')}-{step}.json".replace("-.", ".")
    return own if (SCHEMAS / own).is_file() else f"{name.removesuffix('.yaml')}.json"
