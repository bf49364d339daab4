"""A digest of a folder as the system has it, by which one sees unread that nothing has changed."""

import os
from hashlib import sha256
from pathlib import Path
from time import time_ns
from typing import TypeAlias

from generator.content.file_state import TOO_NEW, state_of

# An organisation's files lie at most so deep; what is stray below is not read, nor looked at.
_DEEPEST = 6
# What stands for a folder, which no file can have.
_FOLDER = (-1, -1, 0, 0, 0, 0)
# A path and, of what is no folder, its mode, owner and state.
_Seen: TypeAlias = tuple[str, int, int, int, int, int, int]


def digest_folder(folder: Path) -> str:
    """Return what changes when anything below a folder is written, renamed or made another kind.

    Empty where it may change without a trace: something cannot be seen, or was touched just now.
    """
    latest = time_ns() - TOO_NEW
    found: list[_Seen] = []
    try:
        _walk(str(folder), "", _DEEPEST, found)
    except OSError:
        return ""
    if any(seen[3] > latest or seen[4] > latest for seen in found):
        return ""
    return sha256(repr(sorted(found)).encode()).hexdigest()


def _walk(folder: str, prefix: str, deeper: int, found: list[_Seen]) -> None:
    """Add all that lies below a folder; links are not followed. Raises OSError.

    Of a folder that can be looked into nothing else is asked.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{prefix}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                found.append((path, *_FOLDER))
                if deeper:
                    _walk(entry.path, path, deeper - 1, found)
                continue
            status = entry.stat(follow_symlinks=False)
            found.append((path, status.st_mode, status.st_uid, *state_of(status)))
