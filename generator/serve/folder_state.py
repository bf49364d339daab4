"""The state of folders at a moment: enough to see that anything in them has changed."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from generator.content.ignored_files import is_ignored_name

# A file's path, and what changes when it is written or another takes its name.
Snapshot: TypeAlias = Mapping[str, tuple[int, int, int, int]]

_PASSED_OVER = frozenset({"__pycache__", ".git"})


def take_snapshot(folders: Iterable[Path]) -> Snapshot:
    """Return every file and folder below the folders; those that are not there are left out."""
    return {path: mark for folder in folders for path, mark in _walk(str(folder))}


def _walk(folder: str) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
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
            # The time of the last change of any kind: also of who may read the file.
            times = status.st_mtime_ns, status.st_ctime_ns
            yield entry.path, (*times, status.st_size, status.st_ino)
