"""JSON Schemas made from the models: for editors of content, and for readers of the open data."""

import json
from collections.abc import Mapping

from schema.json_schemas.content import make_content_schemas
from schema.json_schemas.publication import make_publication_schema


def render() -> Mapping[str, str]:
    """Return the text of every file of schema/json/, by its name."""
    schemas = {**make_content_schemas(), "report-data.json": make_publication_schema()}
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas.items()
    }
