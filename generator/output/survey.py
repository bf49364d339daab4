"""What lies in an output folder: files of ours, those that stay, and those that nobody misses.

Anything else is somebody's, and no site is written where it lies: nothing that aktsom has not made
is published, and nothing that it has not made is deleted.
"""

import os
import re
import stat
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from time import time_ns
from typing import Literal

from msgspec import Struct

from generator.content.file_state import TOO_NEW, FileState, find_state, state_of
from generator.output.manifest import NAME, read_manifest
from generator.output.switch import OURS

Reason = Literal[
    "outside", "shortcut", "foreign", "unreadable", "in_the_way", "twice", "busy", "not_a_folder"
]
# Of git, right below the folder: they go along from one site to the next.
_STAYING = frozenset({".gitignore", ".gitkeep"})
# Of operating systems, and of shared disks.
_LITTER = re.compile(r"\.DS_Store|Thumbs\.db|desktop\.ini|\._.+|\.nfs[0-9a-f]+")

_NOTHING: Mapping[str, FileState] = {}


class OutputError(Exception):
    """The output folder cannot take the site; `reason` says why, `path` what is in the way.

    outside: the path leaves the folder · shortcut: a symbolic link lies there · foreign: a file
    that aktsom did not write · unreadable: nothing says what aktsom wrote there · in_the_way: a
    folder and a file want the same name · twice: two files want the same path · busy: another
    build is writing here, `detail` is its process · not_a_folder: the output is a file.
    """

    def __init__(self, reason: Reason, path: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {path}")
        self.reason: Reason = reason
        self.path, self.detail = path, detail

    def __reduce__(self) -> tuple[type["OutputError"], tuple[Reason, str, str]]:
        return OutputError, (self.reason, self.path, self.detail)


class Survey(Struct, frozen=True):
    """The files of ours and those that stay, and whether there is litter.

    Each has its path and its number on the disk: two of one number are the same file. `intact` are
    the states of those that are as they were remembered. `folders` are those of the folders that
    were looked into, by path, at a time `began`.
    """

    ours: Mapping[str, int]
    staying: Mapping[str, int]
    litter: bool
    intact: Mapping[str, FileState] = {}
    folders: Mapping[str, FileState | None] = {}
    began: int = 0

    def still_holds(self) -> bool:
        """Tell whether nothing has been put into these folders since, or taken away or renamed.

        One that was touched just before may have been so again without a trace. Windows does not
        always note it.
        """
        if sys.platform == "win32":
            return False
        latest = self.began - TOO_NEW
        return all(
            state is not None and max(state[:2]) < latest and find_state(path) == state
            for path, state in self.folders.items()
        )


def survey(
    folder: Path, made: Collection[str], remembered: Mapping[str, FileState] = _NOTHING
) -> Survey:
    """Look through an output folder; `made` are the paths that this machine has written there.

    `remembered` are the states that their files are compared with. What the manifest in the folder
    names is ours too, as far as taking it away goes. Links are not followed. Raises OutputError for
    the first file that is somebody's.
    """
    began, folders = time_ns(), dict[str, FileState | None]()
    there = read_manifest(folder / NAME)
    known = {*made, *(there.paths if there else ())}
    ours, staying, litter = dict[str, int](), dict[str, int](), False
    intact = dict[str, FileState]()
    for path, entry in _walk(folder, folders):
        if entry.is_symlink():
            raise OutputError("shortcut", path)
        if path in known:
            ours[path] = entry.inode()
            if path in remembered and remembered[path] == _state_of(entry):
                intact[path] = remembered[path]
        elif path in _STAYING and entry.is_file():
            staying[path] = entry.inode()
        elif _LITTER.fullmatch(entry.name):
            litter = True
        elif path != NAME:
            lost = there is None and stat.S_ISREG(_mode(folder / NAME))
            raise OutputError("unreadable" if lost else "foreign", NAME if lost else path)
    return Survey(ours, staying, litter, intact, folders, began)


def _walk(
    folder: Path, folders: dict[str, FileState | None]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what lies below a folder and is no folder, but not in what is named as ours.

    The state of each folder is noted before it is looked into.
    """
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        inner = f"{folder}{os.sep}{prefix}"
        folders[inner] = find_state(inner)
        with os.scandir(inner) as entries:
            for entry in entries:
                path = f"{prefix}{entry.name}"
                if not entry.is_dir(follow_symlinks=False):
                    yield path, entry
                elif prefix or not path.startswith(OURS):
                    waiting.append(f"{path}/")


def _state_of(entry: os.DirEntry[str]) -> FileState | None:
    """Return a file's state, if it has one; Windows tells too little where it lists a folder."""
    if sys.platform == "win32":
        return find_state(entry.path)
    try:
        return state_of(entry.stat(follow_symlinks=False))
    except OSError:
        return None


def _mode(file: Path) -> int:
    try:
        return file.lstat().st_mode
    except OSError:
        return 0
