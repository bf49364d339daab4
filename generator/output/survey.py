"""What lies in an output folder: files of ours, those that stay, and those that nobody misses.

Anything else is somebody's, and no site is written where it lies: nothing that aktsom has not made
is published, and nothing that it has not made is deleted.
"""

import os
import re
import stat
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.output.manifest import NAME, read_manifest
from generator.output.switch import OURS

Reason = Literal[
    "outside", "shortcut", "foreign", "unreadable", "in_the_way", "twice", "busy", "not_a_folder"
]
# Of git, right below the folder: they go along from one site to the next.
_STAYING = frozenset({".gitignore", ".gitkeep"})
# Of operating systems, and of shared disks.
_LITTER = re.compile(r"\.DS_Store|Thumbs\.db|desktop\.ini|\._.+|\.nfs[0-9a-f]+")


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

    Each has its path and its number on the disk: two of one number are the same file.
    """

    ours: Mapping[str, int]
    staying: Mapping[str, int]
    litter: bool


def survey(folder: Path, made: Collection[str]) -> Survey:
    """Look through an output folder; `made` are the paths that this machine has written there.

    What the manifest in the folder names is ours too, as far as taking it away goes. Links are not
    followed. Raises OutputError for the first file that is somebody's.
    """
    there = read_manifest(folder / NAME)
    known = {*made, *(there.paths if there else ())}
    ours, staying, litter = dict[str, int](), dict[str, int](), False
    for path, entry in _walk(folder):
        if entry.is_symlink():
            raise OutputError("shortcut", path)
        if path in known:
            ours[path] = entry.inode()
        elif path in _STAYING and entry.is_file():
            staying[path] = entry.inode()
        elif _LITTER.fullmatch(entry.name):
            litter = True
        elif path != NAME:
            lost = there is None and stat.S_ISREG(_mode(folder / NAME))
            raise OutputError("unreadable" if lost else "foreign", NAME if lost else path)
    return Survey(ours, staying, litter)


def _walk(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what lies below a folder and is no folder, but not in what is named as ours."""
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(folder / prefix) as entries:
            for entry in entries:
                path = f"{prefix}{entry.name}"
                if not entry.is_dir(follow_symlinks=False):
                    yield path, entry
                elif prefix or not path.startswith(OURS):
                    waiting.append(f"{path}/")


def _mode(file: Path) -> int:
    try:
        return file.lstat().st_mode
    except OSError:
        return 0
