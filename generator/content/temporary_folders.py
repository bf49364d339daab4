"""Folders for what a command needs while it runs: gone with it, or, if it is killed, with the next.

They lie in one folder of the user's own among the system's temporary ones. A folder is held, and
bears the number of its process: what nobody holds, of a process that is gone, was left behind.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.content.folder_lock import hold
from generator.content.private_folders import is_private

# In the order in which Python looks for the system's temporary folder.
_NAMED_BY = ("TMPDIR", "TEMP", "TMP")
_USUAL = "/tmp"  # noqa: S108 - a folder in it counts only if it is the user's own


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give an empty folder that is gone afterwards, with all that is in it."""
    import shutil

    folder = _make()
    try:
        with hold(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if folder.parent.name == _own_name():
            with suppress(OSError):  # others are in it
                folder.parent.rmdir()


def sweep_temporary() -> None:
    """Take away the folders that killed commands have left."""
    found = next(filter(None, map(os.environ.get, _NAMED_BY)), _USUAL)
    own = Path(found) / _own_name()
    if sys.platform == "win32" or not is_private(own):
        return
    import shutil

    with suppress(OSError):
        for each in sorted(own.iterdir()):
            number = each.name.partition("-")[0]
            if number.isdecimal() and not is_running(int(number)) and is_private(each):
                with hold(each) as free:
                    if free:
                        shutil.rmtree(each, ignore_errors=True)
        own.rmdir()


def is_running(process: int) -> bool:
    """Tell whether a process runs, by its number; where that cannot be seen, that it does."""
    if sys.platform == "win32":  # where asking ends it
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass
    return True


def _make() -> Path:
    from tempfile import gettempdir, mkdtemp

    own = Path(gettempdir()) / _own_name()
    with suppress(OSError):
        own.mkdir(mode=0o700, exist_ok=True)
        if is_private(own):
            return Path(mkdtemp(prefix=f"{os.getpid()}-", dir=own))
    return Path(mkdtemp(prefix="aktsom-"))


def _own_name() -> str:
    return f"aktsom-{os.getuid()}" if hasattr(os, "getuid") else "aktsom"
