"""The state of a file as the system has it: enough to see that it has been written or replaced."""

import os
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from hashlib import _Hash

# When it was written and last changed in any way, its size, and its number on the disk.
FileState: TypeAlias = tuple[int, int, int, int]
# A file that was touched so few nanoseconds before it is looked at may be so again without a trace.
TOO_NEW = 100_000_000


def state_of(status: os.stat_result) -> FileState:
    """Return what changes when a file is written or another takes its name.

    The time of the last change of any kind counts, too: also of who may read the file.
    """
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def find_state(file: str) -> FileState | None:
    """Return the state of what lies at a path; None where there is nothing to be seen."""
    try:
        return state_of(os.lstat(file))
    except OSError:
        return None


def add_file(digest: "_Hash", path: str, data: bytes) -> None:
    """Add a file to a digest of several: each with its path and its length, so that none run on."""
    digest.update(f"{path}\0{len(data)}\0".encode(errors="surrogateescape"))
    digest.update(data)
