"""What lies in a folder, packed: the names, and the state in which each file was found.

A site may have a million files. That a folder has the same files in the same states as before is
seen by comparing two of these; only where something differs does one look at a file by itself.
"""

import os
import stat
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from posixpath import dirname

from msgspec import Struct

from generator.content.file_state import FileState, find_state, state_of

# No file is in this state: what is remembered with it is always looked at again.
UNKNOWN: FileState = (0, 0, 0, 0)
# What ends the name of a folder, and what is between two names.
_FOLDER, _BETWEEN = "/", "\0"
_NUMBERS = len(UNKNOWN)
_NAME = attrgetter("name")
_WINDOWS = sys.platform == "win32"


class FolderListing(Struct, frozen=True, array_like=True):
    """The names in a folder, sorted, those of folders with a stroke; four numbers for each."""

    names: str = ""
    states: bytes = b""

    @classmethod
    def of(cls, states: Mapping[str, FileState]) -> "FolderListing":
        """Return states by name, packed."""
        ordered = sorted(states)
        return _pack(ordered, [number for name in ordered for number in states[name]])

    def list(self) -> list[str]:
        """Return the names, those of folders with a stroke."""
        return self.names.split(_BETWEEN) if self.names else []

    def open(self) -> dict[str, FileState]:
        """Return the states of the files, by name."""
        numbers = array("q", self.states)
        states = zip(*(numbers[place::_NUMBERS] for place in range(_NUMBERS)), strict=True)
        found = zip(self.list(), states, strict=True)
        return {name: state for name, state in found if not name.endswith(_FOLDER)}


class Tree(Struct, frozen=True):
    """Names by folder, as a site is to have them: sorted, those of folders with a stroke.

    Folders are named by their paths, with a stroke at the end; the one of all is "".
    """

    names: Mapping[str, list[str]]

    @classmethod
    def of(cls, paths: Iterable[str]) -> "Tree":
        """Return paths by their folders; a path that is there twice is there twice."""
        found: dict[str, list[str]] = {"": []}
        last, names = "", found[""]
        for path in paths:  # most lie in the folder that the one before lies in
            folder, stroke, name = path.rpartition("/")
            if folder != last:
                last, names = folder, found.setdefault(f"{folder}{stroke}", [])
            names.append(name)
        for folder in list(found):
            _name_in_parents(folder, found)
        for names in found.values():
            names.sort()
        return cls(found)

    def is_as(self, folder: str, listing: FolderListing | None) -> bool:
        """Tell whether a folder is to have just these names."""
        names = self.names.get(folder)
        return names is not None and listing is not None and _BETWEEN.join(names) == listing.names

    @property
    def count(self) -> int:
        """How many files there are; every folder but the outermost is named in another."""
        return sum(map(len, self.names.values())) - (len(self.names) - 1)

    def list_paths(self) -> Iterator[str]:
        """Yield the path of every file."""
        for folder, names in self.names.items():
            yield from (f"{folder}{name}" for name in names if not name.endswith(_FOLDER))


def _name_in_parents(folder: str, found: dict[str, list[str]]) -> None:
    while folder:
        inner = folder[:-1]
        parent = f"{dirname(inner)}/".lstrip("/")
        known = parent in found
        found.setdefault(parent, []).append(f"{inner.rpartition('/')[2]}/")
        if known:
            return
        folder = parent


class SeenFolder(Struct):
    """One folder as it is now: what `lists` it, and which of its entries are links."""

    listing: FolderListing
    links: tuple[str, ...]


def is_still(folder: str, listing: FolderListing) -> bool:
    """Tell whether the files that are known to be in a folder are in the same states as then.

    That nothing has come into it or left it must be known: to list it takes a third of the time.
    """
    names, numbers, look_up = listing.list(), list[int](), os.lstat
    try:
        # A site may have a million of them: a call of our own for each would be felt.
        for name in names:
            if name[-1] == _FOLDER:
                numbers += UNKNOWN
                continue
            seen = look_up(folder + name)
            numbers += (seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino)
        return array("q", numbers).tobytes() == listing.states
    except (OSError, OverflowError):
        return False


def look(folder: str) -> SeenFolder:
    """Look into a folder; links are not followed. Raises OSError."""
    names: list[str] = []
    numbers: list[int] = []
    links: list[str] = []
    folders = False
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=_NAME):
            if entry.is_dir(follow_symlinks=False):
                folders = True
                names.append(f"{entry.name}{_FOLDER}")
                numbers += UNKNOWN
                continue
            name = entry.name
            names.append(name)
            # A site may have a million of them: a call of our own for each would be felt.
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError:
                numbers += UNKNOWN
                continue
            if stat.S_ISLNK(status.st_mode):
                links.append(name)
            numbers += _state_of(entry) if _WINDOWS else state_of(status)
    listing = _in_order(names, numbers) if folders else _pack(names, numbers)
    return SeenFolder(listing, tuple(links))


def _in_order(names: list[str], numbers: list[int]) -> FolderListing:
    """Sort names anew, where a stroke is at the end of some."""
    order = sorted(range(len(names)), key=names.__getitem__)
    moved = [numbers[place * _NUMBERS + each] for place in order for each in range(_NUMBERS)]
    return _pack([names[place] for place in order], moved)


def _state_of(entry: os.DirEntry[str]) -> FileState:
    """Return a file's state on Windows, which tells too little of it where it lists a folder."""
    return find_state(entry.path) or UNKNOWN


def _pack(names: Iterable[str], numbers: list[int]) -> FolderListing:
    try:
        packed = array("q", numbers).tobytes()
    except OverflowError:  # a file's number may be larger on Windows: it is looked at again
        packed = bytes(array("q").itemsize * len(numbers))
    return FolderListing(_BETWEEN.join(names), packed)


def list_folders(listing: FolderListing) -> Iterator[str]:
    """Yield the names of the folders in a folder."""
    if _FOLDER in listing.names:
        yield from (name[:-1] for name in listing.list() if name.endswith(_FOLDER))
