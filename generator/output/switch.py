"""One site takes another's place: in one step, or where the system has none, in many.

Linux and macOS can let two folders swap names, so that whoever reads sees all of the one or all of
the other. Elsewhere, and on file systems that refuse, what lies in the folder is moved out of it
and the new site in; how far that has come is remembered, and the next build goes on from there.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.content.ignored_files import WORKSPACE
from generator.output.records import Record

# What renames in one step, what goes before each name (AT_FDCWD), RENAME_EXCHANGE or RENAME_SWAP.
_SYSTEMS: Mapping[str, tuple[str, tuple[int, ...], int]] = {
    "linux": ("renameat2", (-100,), 2),
    "darwin": ("renamex_np", (), 2),
}
# In a workspace: the site that is made, and what is moved out of the folder to make room for it.
NEW, OLD = "site", "old"
# Below an output folder, every name that begins so is ours.
OURS = WORKSPACE


def switch(new: Path, site: Path, record: Record) -> None:
    """Let a new site take the place of the one in a folder. Raises OSError."""
    try:
        new.rename(site)  # one step, where the folder is empty
    except OSError:
        if not exchange(new, site):
            _move_over(new, site, record)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders swap names in one step; return False where that cannot be done."""
    if sys.platform not in _SYSTEMS:
        return False
    call, options, swapping = _SYSTEMS[sys.platform]
    names = os.fsencode(one), os.fsencode(other)
    try:
        import ctypes

        rename = getattr(ctypes.CDLL(None), call)
    except (ImportError, AttributeError, OSError):  # a system without
        return False
    arguments = (argument for name in names for argument in (*options, name))
    return bool(rename(*arguments, swapping) == 0)


def _move_over(new: Path, site: Path, record: Record) -> None:
    """Move the old site out of a folder and the new one in, from a workspace in the folder."""
    workspace = Path(tempfile.mkdtemp(prefix=f"{OURS}{os.getpid()}-", dir=site))
    try:
        new.rename(workspace / NEW)
    except OSError:  # another file system
        shutil.copytree(new, workspace / NEW)
    (workspace / OLD).mkdir()
    record.begin_moving(workspace, "out")
    try:
        _move_all(site, workspace / OLD)
    except OSError:  # a file that somebody has open on Windows: all of it goes back
        _move_all(workspace / OLD, site)
        record.end_moving()
        raise
    _move_in(workspace, site, record)


def _move_in(workspace: Path, site: Path, record: Record) -> None:
    record.begin_moving(workspace, "in")
    _move_all(workspace / NEW, site)
    record.end_moving()


def _move_all(source: Path, target: Path) -> None:
    for entry in sorted(source.iterdir()):
        if not entry.name.startswith(OURS) or entry.is_file():  # the manifest is, a workspace not
            entry.rename(target / entry.name)


def finish_switch(site: Path, record: Record) -> None:
    """Go on with the moving of files that was stopped; all it needs is on the disk."""
    moving = record.read_moving()
    if moving is None:
        return
    phase, workspace = moving
    if workspace.parent == site and (workspace / NEW).is_dir():
        if phase == "out":
            _move_all(site, workspace / OLD)
        _move_in(workspace, site, record)
    record.end_moving()
