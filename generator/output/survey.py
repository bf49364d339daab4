"""What lies in an output folder: files of ours, those that stay, and those that nobody misses.

Anything else is somebody's, and no site is written where it lies: nothing that aktsom has not made
is published, and nothing that it has not made is deleted.
"""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from time import time_ns
from typing import Literal

from msgspec import Struct

from generator.content.file_state import TOO_NEW, FileState, find_state
from generator.output.listings import (
    UNKNOWN,
    FolderListing,
    SeenFolder,
    is_still,
    list_folders,
    look,
)
from generator.output.manifest import NAME, Manifest, read_manifest
from generator.output.switch import OURS

Reason = Literal[
    "outside", "shortcut", "foreign", "unreadable", "in_the_way", "twice", "busy", "not_a_folder"
]
# Of git, right below the folder: they go along from one site to the next.
_STAYING = frozenset({".gitignore", ".gitkeep"})
# Of operating systems, and of shared disks.
_LITTER = re.compile(r"\.DS_Store|Thumbs\.db|desktop\.ini|\._.+|\.nfs[0-9a-f]+")

_NOTHING: Mapping[str, FolderListing] = {}
_UNSEEN: Mapping[str, FileState] = {}


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


class Survey(Struct, frozen=True, dict=True):
    """What lies in a site: by folder, the files of ours that were `found` and those `remembered`.

    Both have the same very value for a folder in which all is as it was. `staying` are files that
    are not ours, with their numbers on the disk; what lies in the folders `litter` nobody misses.
    `folders` are the states of the folders that were looked into, at a time `began`. Folders are
    named as in `Tree`.
    """

    site: str
    found: Mapping[str, FolderListing]
    remembered: Mapping[str, FolderListing]
    staying: Mapping[str, int]
    litter: frozenset[str]
    folders: Mapping[str, FileState | None]
    began: int

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """The paths of files that are not as they were remembered, or not there any more."""
        return frozenset(
            f"{folder}{name}"
            for folder, before in self.remembered.items()
            if not self.is_whole(folder)
            for name in self._find_touched(folder, before)
        )

    @cached_property
    def ours(self) -> dict[str, int]:
        """Every file of ours, by path, and its number on the disk: of one number are the same."""
        opened = ((folder, listing.open()) for folder, listing in self.found.items())
        return {f"{at}{name}": state[-1] for at, files in opened for name, state in files.items()}

    def is_whole(self, folder: str) -> bool:
        """Tell whether all files of a folder are as they were remembered."""
        return folder in self.found and self.found[folder] is self.remembered.get(folder)

    @cached_property
    def settled(self) -> dict[str, FileState]:
        """The states of folders in which all is as it was remembered, and nothing else is.

        One that was touched just before may have been so again without a trace. Around them is what
        is not ours.
        """
        latest = self.began - TOO_NEW
        return {
            folder: state
            for folder, state in self.folders.items()
            if folder and folder not in self.litter and state and max(state[:2]) < latest
            if self.is_whole(folder)
        }

    def still_holds(self) -> bool:
        """Tell whether nothing has been put into these folders since, or taken away or renamed.

        One that was touched just before may have been so again without a trace. Windows does not
        always note it.
        """
        if sys.platform == "win32":
            return False
        latest = self.began - TOO_NEW
        return all(
            state is not None
            and max(state[:2]) < latest
            and find_state(f"{self.site}{os.sep}{path}") == state
            for path, state in self.folders.items()
        )

    def _find_touched(self, folder: str, before: FolderListing) -> Iterator[str]:
        now = self.found[folder].open() if folder in self.found else {}
        for name, state in before.open().items():
            if state == UNKNOWN or now.get(name) != state:
                yield name


class _Known:
    """The paths that are ours: `made` here, or named by the manifest in the folder.

    They are seldom asked for.
    """

    def __init__(self, site: Path, made: Iterable[str]) -> None:
        self._site, self._made = site, made

    @cached_property
    def _there(self) -> Manifest | None:
        return read_manifest(self._site / NAME)

    @cached_property
    def paths(self) -> frozenset[str]:
        """All of them."""
        return frozenset((*self._made, *(self._there.paths if self._there else ())))

    def refuse(self, path: str) -> OutputError:
        """Return what is said of somebody's file."""
        lost = self._there is None and stat.S_ISREG(_mode(self._site / NAME))
        return OutputError("unreadable" if lost else "foreign", NAME if lost else path)


class _Surveyor:
    """Looks through a site, folder by folder."""

    def __init__(
        self,
        site: Path,
        known: _Known,
        remembered: Mapping[str, FolderListing],
        settled: Mapping[str, FileState],
    ) -> None:
        self._site, self._known = site, known
        self._remembered, self._settled = remembered, settled
        self.found: dict[str, FolderListing] = {}
        self.folders: dict[str, FileState | None] = {}
        self.staying: dict[str, int] = {}
        self.litter = set[str]()

    def go(self) -> None:
        """Look into each folder, but not into what is named as ours. Raises OutputError.

        The state of each is noted before it is looked into.
        """
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            place = f"{self._site}{os.sep}{folder}"
            self.folders[folder] = find_state(place)
            before = self._remembered.get(folder)
            if before is None or not self._is_still(folder, place, before):
                seen = look(place)
                if seen.listing != before:
                    before = self._judge(folder, seen, before)
            self.found[folder] = before
            waiting.extend(f"{folder}{each}/" for each in list_folders(before))

    def _is_still(self, folder: str, place: str, before: FolderListing) -> bool:
        """Tell whether a folder that had nothing but files of ours is as it was.

        What comes into a folder or leaves it changes the folder's own state; Windows does not
        always note it.
        """
        state = self._settled.get(folder)
        known = state is not None and state == self.folders[folder] and sys.platform != "win32"
        return known and is_still(place, before)

    def _judge(self, folder: str, seen: SeenFolder, before: FolderListing | None) -> FolderListing:
        """Return what is ours in a folder. Raises OutputError."""
        files, kept = seen.listing.open(), dict[str, FileState]()
        was = before.open() if before else {}
        for name in list_folders(seen.listing):
            if folder or not name.startswith(OURS):
                kept[f"{name}/"] = UNKNOWN
        for name, state in files.items():
            path = f"{folder}{name}"
            if name in seen.links:
                raise OutputError("shortcut", path)
            if name in was:
                kept[name] = state
            elif path == NAME:
                continue
            elif path in _STAYING and stat.S_ISREG(_mode(self._site / path)):
                self.staying[path] = state[-1]
            elif path in self._known.paths:
                kept[name] = state
            elif _LITTER.fullmatch(name):
                self.litter.add(folder)
            else:
                raise self._known.refuse(path)
        found = FolderListing.of(kept)
        return before if before is not None and found == before else found


def survey(
    folder: Path,
    made: Iterable[str],
    remembered: Mapping[str, FolderListing] = _NOTHING,
    settled: Mapping[str, FileState] = _UNSEEN,
) -> Survey:
    """Look through an output folder; `made` are the paths that this machine has written there.

    `remembered` is how they were left, of nothing but these, `settled` are the states of folders
    in which there was nothing else. What the manifest in the folder names is ours too, as far as
    taking it away goes. Links are not followed. Raises OutputError for the first file that is
    somebody's.
    """
    began = time_ns()
    surveyor = _Surveyor(folder, _Known(folder, made), remembered, settled)
    surveyor.go()
    return Survey(
        str(folder), surveyor.found, remembered, surveyor.staying,
        frozenset(surveyor.litter), surveyor.folders, began,
    )  # fmt: skip


def _mode(file: Path) -> int:
    try:
        return file.lstat().st_mode
    except OSError:
        return 0
