"""The state of folders at a moment: enough to see that anything in them has changed."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from generator.content.file_state import FileState, state_of
from generator.content.ignored_files import is_ignored_name

# The state of each file, by its path.
Snapshot: TypeAlias = Mapping[str, FileState]

_PASSED_OVER = frozenset({"__pycache__", ".git"})


def take_snapshot(folders: Iterable[Path]) -> Snapshot:
    """Return every file and folder below the folders; those that are not there are left out."""
    return {path: mark for folder in folders for path, mark in _walk(str(folder))}


def _walk(folder: str) -> Iterator[tuple[str, FileState]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    yield folder, (0, 0, 0, 0)
    for entry in entries:
        if entry.name in _PASSED_OVER:
            continue
        try:
            status = entry.stat(follow_symlinks=False)
            below = entry.is_dir(follow_symlinks=False)
        except OSError:
            continue
        if below:
            yield from _walk(entry.path)
        elif not is_ignored_name(entry.name):
            yield entry.path, state_of(status)
