"""A digest of a folder as the system has it, by which one sees unread that nothing has changed."""

import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from time import time_ns

from generator.content.file_state import TOO_NEW, state_of

# An organisation's files lie at most so deep; what is stray below is not read, nor looked at.
_DEEPEST = 6


def digest_folder(folder: Path) -> str:
    """Return what changes when anything below a folder is written, renamed or made another kind.

    Empty where it may change without a trace: something cannot be seen, or was touched just now.
    """
    digest, now = sha256(), time_ns()
    try:
        for path, status in _walk(str(folder), "", _DEEPEST):
            if stat.S_ISDIR(status.st_mode):
                state: tuple[int, ...] = ()
            else:
                state = state_of(status)
                if max(status.st_mtime_ns, status.st_ctime_ns) > now - TOO_NEW:
                    return ""
            digest.update(repr((path, status.st_mode, status.st_uid, state)).encode())
    except OSError:
        return ""
    return digest.hexdigest()


def _walk(folder: str, prefix: str, deeper: int) -> Iterator[tuple[str, os.stat_result]]:
    """Yield all that lies below a folder, by name; links are not followed. Raises OSError."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda each: each.name)
    for entry in entries:
        path = f"{prefix}/{entry.name}"
        yield path, entry.stat(follow_symlinks=False)
        if deeper and entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, path, deeper - 1)
