"""Folders that nobody but the user can write into: what lies there may be believed, or deleted."""

import os
import stat
import sys
from pathlib import Path


def is_private(folder: Path) -> bool:
    """Tell whether a folder is there, is no link, and nobody but the user can write into it."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(found.st_mode):
        return False
    return sys.platform == "win32" or (
        found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )
