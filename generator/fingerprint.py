"""Digests of what a page comes from: the program with all it ships, and an organisation's files."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from generator.sources import Source

_ROOT = Path(__file__).parents[1]
_FOLDERS = ("generator", "schema", "templates")
_LIBRARIES = ("babel", "jinja2", "markdown", "nh3", "pydantic", "pyyaml")


def fingerprint_program(*options: object) -> str:
    """Return a digest of the code, templates, schemas, libraries and the options given.

    Whoever changes any of them gets every page made anew.
    """
    digest = hashlib.sha256(repr((sys.version_info, options)).encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for folder in _FOLDERS:
        for file in _files(_ROOT / folder):
            _add(digest, file.relative_to(_ROOT).as_posix(), file.read_bytes())
    return digest.hexdigest()


def fingerprint_sources(sources: Iterable[Source], program: str) -> str:
    """Return a digest of an organisation's files and of the program that reads them."""
    digest = hashlib.sha256(program.encode())
    for source in sources:
        data = source.file.read_bytes() if source.data is None else source.data
        _add(digest, source.path, data)
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", path: str, data: bytes) -> None:
    digest.update(f"{path}\0{len(data)}\0".encode(errors="surrogateescape"))
    digest.update(data)


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if each != "__pycache__")
        yield from (Path(parent, name) for name in sorted(names))
