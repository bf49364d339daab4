"""A digest of a folder as the system has it, by which one sees unread that nothing has changed."""

import os
from hashlib import sha256
from pathlib import Path
from time import time_ns
from typing import TypeAlias

from generator.content.file_state import TOO_NEW, state_of

# An organisation's files lie at most so deep; what is stray below is not read, nor looked at.
_DEEPEST = 6
# A path, its mode and owner, and the state of what is no folder.
_Seen: TypeAlias = tuple[str, int, int, tuple[int, ...]]


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
    if any(max(state[:2], default=0) > latest for _, _, _, state in found):
        return ""
    return sha256(repr(sorted(found)).encode()).hexdigest()


def _walk(folder: str, prefix: str, deeper: int, found: list[_Seen]) -> None:
    """Add all that lies below a folder; links are not followed. Raises OSError."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path, status = f"{prefix}/{entry.name}", entry.stat(follow_symlinks=False)
            if not entry.is_dir(follow_symlinks=False):
                found.append((path, status.st_mode, status.st_uid, state_of(status)))
                continue
            found.append((path, status.st_mode, status.st_uid, ()))
            if deeper:
                _walk(entry.path, path, deeper - 1, found)
