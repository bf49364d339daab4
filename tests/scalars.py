"""The values of YAML documents as tests compare them: every scalar, by where it stands."""

from collections.abc import Iterator

import yaml


def read_scalars(text: str | bytes, path: str) -> dict[str, str]:
    """Return every scalar of a YAML document as it is written, below the path of the document."""
    return dict(_walk(yaml.load(text, Loader=yaml.BaseLoader), path))  # noqa: S506 - makes nothing but text


def _walk(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _walk(item, f"{path}.{key}" if "/" in path else f"{path}/{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _walk(item, f"{path}.{number}")
    else:
        yield path, str(value)
