"""The first line of a YAML file, which tells the editor's own program where its schema is."""

import os
import re
from pathlib import Path

from schema.files import FOLDER

SCHEMAS = FOLDER / "json"
# Where a repository of content has its own copy: a path that is the same for everybody.
REPOSITORY_SCHEMAS = ".aktsom/schema"
# What else is its own: the file that says which version it is for, and its address.
SETTINGS = "aktsom.toml"
_WAYS = (REPOSITORY_SCHEMAS, "schema/json")
_LINE = re.compile(r"# yaml-language-server: \$schema=(?P<address>\S+)(?P<end>[ \t]*\r?\n)")


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


def led_to_repository(path: str, text: str) -> str:
    """Return a YAML file's text with its first line leading to the repository's own schemas.

    `path` is the file's, from the repository's folder. Where no line leads to a schema of aktsom's,
    the text is as it was.
    """
    found = _LINE.match(text)
    schema = schema_of("/".join(path.split("/")[-2:]))
    if not found or found["address"].rpartition("/")[2] != schema:
        return text
    above = "../" * path.count("/")
    line = f"# yaml-language-server: $schema={above}{REPOSITORY_SCHEMAS}/{schema}{found['end']}"
    return line + text[found.end() :]


def schema_of(file: str) -> str:
    """Return the name of the JSON Schema of a file: organisation.yaml, report.yaml, or a step's."""
    step, _, name = file.rpartition("/")
    own = f"{name.removesuffix('.yaml')}-{step}.json".replace("-.", ".")
    return own if (SCHEMAS / own).is_file() else f"{name.removesuffix('.yaml')}.json"
