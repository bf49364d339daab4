"""A folder as the system has it, by which one sees unread that nothing below it has changed."""

import os
import sys
from array import array
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path
from time import time_ns

from msgspec import Struct

from generator.content.file_state import TOO_NEW

# An organisation's files lie at most so deep; what is stray below is not read, nor looked at.
_DEEPEST = 6
_BETWEEN = "\0"
_NAME = attrgetter("name")
# Of each file and folder: when it was written and last changed, its size and number on the disk,
# what it is, and whose.
_NUMBERS = 6


class FolderState(Struct, frozen=True, array_like=True):
    """All that is in a folder, as it was: the paths, those of folders with a stroke, and numbers.

    Paths begin with a stroke; the first is that of the folder itself. Nothing is equal to it where
    it might have changed without a trace: then there are no numbers.
    """

    paths: bytes = b""
    numbers: bytes = b""

    def holds(self, folder: Path) -> bool:
        """Tell whether nothing was written since, renamed, made another kind, put in or taken away.

        What comes into a folder or leaves it changes the folder's own time, so that none is listed:
        that takes twice as long. Windows does not always note it.
        """
        if not self.numbers:
            return False
        if sys.platform == "win32":
            return look(folder) == self
        start, paths = str(folder), os.fsdecode(self.paths).split(_BETWEEN)
        try:
            seen = [os.lstat(start + path) for path in paths]
        except OSError:
            return False
        return _pack(seen).tobytes() == self.numbers


def look(folder: Path) -> FolderState:
    """Return a folder as it is: without numbers where something cannot be seen, or is too new."""
    latest = time_ns() - TOO_NEW
    paths: list[str] = []
    seen: list[os.stat_result] = []
    try:
        _walk(str(folder), "/", _DEEPEST, paths, seen)
        packed = _pack(seen)
    except (OSError, OverflowError):  # a file's number may be larger on Windows
        return FolderState()
    newest = max(*packed[::_NUMBERS], *packed[1::_NUMBERS])
    known = packed.tobytes() if newest <= latest else b""
    return FolderState(os.fsencode(_BETWEEN.join(paths)), known)


def _walk(
    folder: str, prefix: str, deeper: int, paths: list[str], seen: list[os.stat_result]
) -> None:
    """Add a folder, and all that lies below it, in order; links are not followed. Raises OSError.

    Its own state is asked for before it is looked into.
    """
    paths.append(prefix)
    seen.append(os.lstat(f"{folder}/"))
    if not deeper:
        return
    with os.scandir(folder) as entries:
        found = sorted(entries, key=_NAME)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            _walk(entry.path, f"{prefix}{entry.name}/", deeper - 1, paths, seen)
        else:
            paths.append(f"{prefix}{entry.name}")
            seen.append(os.lstat(entry.path))


def _pack(seen: Iterable[os.stat_result]) -> "array[int]":
    numbers: list[int] = []
    for it in seen:
        numbers += (
            it.st_mtime_ns, it.st_ctime_ns, it.st_size, it.st_ino, it.st_mode, it.st_uid
        )  # fmt: skip
    return array("q", numbers)
