"""Digests of what a page comes from: the program with all it ships, and an organisation's files."""

import hashlib
import os
import sys
from collections.abc import Hashable, Iterable, Iterator
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from generator.content.file_state import FileState, add_file, state_of
from generator.content.sources import SourceFolder
from schema.user_cache import keep_value

_ROOT = Path(__file__).parents[2]
_FOLDERS = ("generator", "schema", "templates")
# What findings and pages are made with.
_LIBRARIES = (
    "babel", "jinja2", "markdown", "msgspec", "nh3", "pillow", "pyahocorasick", "pydantic",
    "pypdfium2", "pyphen", "python-stdnum", "pyyaml", "rapidfuzz", "selectolax",
)  # fmt: skip


@cache
def fingerprint_program(*options: Hashable) -> str:
    """Return a digest of the code, templates, schemas, libraries and the options given.

    Whoever changes any of them gets every page made anew.
    """
    digest = hashlib.sha256(repr((sys.version_info, options)).encode())
    for library in _LIBRARIES:
        add_file(digest, library, (distribution(library).read_text("METADATA") or "").encode())
    for folder in _FOLDERS:
        add_file(digest, folder, fingerprint_folder(folder).encode())
    return digest.hexdigest()


@cache
def fingerprint_folder(folder: str) -> str:
    """Return a digest of the files in one of aktsom's own folders.

    They are read only if one of them may have changed since they were last read on this machine.
    """
    root = f"{_ROOT}{os.sep}{folder}"
    files = tuple(_list_files(root))
    state = hashlib.sha256(repr(files).encode(errors="surrogateescape")).hexdigest()
    return keep_value(f"program-{state[:32]}.msgpack", str, lambda: _digest_files(root, files))


def _digest_files(root: str, files: Iterable[tuple[str, FileState]]) -> str:
    digest = hashlib.sha256()
    for path, _ in files:
        add_file(digest, path.removeprefix(root), _read(path))
    return digest.hexdigest()


def fingerprint_found(source: SourceFolder, told: Iterable[object], program: str) -> str:
    """Return a digest of an organisation's folder, of what is `told` of it, and of the program."""
    seen = (source.folders, sorted(source.unreadable), tuple(told))
    return fingerprint_files(source, f"{program}\0{seen!r}")


def fingerprint_files(source: SourceFolder, program: str) -> str:
    """Return a digest of an organisation's files and of the program that reads them."""
    return hashlib.sha256(f"{program}\0{source.digest}".encode()).hexdigest()


# Some thousand files, in every run: plain paths and reads take half the time of Path's.
def _list_files(folder: str) -> Iterator[tuple[str, FileState]]:
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if not entry.is_dir():
            yield entry.path, state_of(entry.stat())
        elif entry.name != "__pycache__":
            yield from _list_files(entry.path)


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - see above
        return file.read()
