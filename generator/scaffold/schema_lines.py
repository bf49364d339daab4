"""The first line of a YAML file, which tells the editor's own program where its schema is."""

import os
from pathlib import Path

from generator.scaffold.shapes import SCHEMAS, schema_of


def with_schema(folder: Path, name: str, text: str) -> str:
    """Put first in a YAML file where its schema is; `name` is its path from the folder.

    The schemas are those of the repository that the folder lies in, or else the program's own.
    """
    if not name.endswith(".yaml"):
        return text
    file = folder / name
    here = folder / "schema" / "json"
    above = (each / "schema" / "json" for each in folder.parents)
    schemas = next((each for each in (here, *above) if (each / schema_of(name)).is_file()), SCHEMAS)
    address = os.path.relpath(schemas / schema_of(name), file.parent).replace(os.sep, "/")
    return f"# yaml-language-server: $schema={address}\n{text}"
