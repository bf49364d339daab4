"""One build at a time: an output folder is held by the process that writes to it, and by it alone.

The lock is the system's, on the folder itself, and goes with the process. Processes that are
started meanwhile let go of it at once, so that none outlives the build with the folder in its hand.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_HELD: set[int] = set()


@contextmanager
def hold(folder: Path, *, at: Path | None = None) -> Iterator[bool]:
    """Hold a folder, or on Windows the file `at`; give False if another process does."""
    if sys.platform == "win32" and at is None:
        yield True
        return
    handle = _take(folder, at)
    if handle is None:
        yield False
        return
    _HELD.add(handle)
    try:
        yield True
    finally:
        _HELD.discard(handle)
        os.close(handle)


def _take(folder: Path, at: Path | None) -> int | None:
    """Return a handle that holds a folder, or None."""
    while True:
        if sys.platform == "win32":
            handle = os.open(at or os.devnull, os.O_RDWR | os.O_CREAT)
        else:
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        if not _lock(handle):
            os.close(handle)
            return None
        # While we waited for the system, another build may have put its own folder here.
        if sys.platform == "win32" or os.path.samestat(os.fstat(handle), folder.stat()):
            return handle
        os.close(handle)


def _lock(handle: int) -> bool:
    """Lock a handle; return False if another process has, True also where nothing can be locked."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
    else:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # some shared disks lock no folders
            return True
    return True


def _let_go() -> None:
    for handle in _HELD:
        with suppress(OSError):
            os.close(handle)
    _HELD.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)
