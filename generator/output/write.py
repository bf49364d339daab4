"""Stage 9, write: what changed is first laid aside, and takes its place only when all is made.

`open_output` gives a build the output folder and a staging folder in it. `Staging.put` keeps what
differs from the site. `Output.commit` puts a manifest into the staging folder, and from then on
the new site is complete: should the moving be interrupted, the next build begins by finishing it.
Before that point the old site is untouched, and the next build throws the staging folder away.
"""

import os
import shutil
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from generator.output.manifest import (
    NAME,
    Manifest,
    format_manifest,
    is_plain_path,
    read_manifest,
)
from generator.plan.artifacts import Artifact, digest

Reason = Literal["outside", "shortcut", "foreign", "in_the_way", "twice", "busy", "not_a_folder"]
STAGING = ".aktsom-staging"
_FILES = "files"


class OutputError(Exception):
    """The output folder cannot take the site; `reason` says why, `path` what is in the way.

    outside: the path leaves the folder · shortcut: it goes through a symbolic link · foreign: a
    file that aktsom did not write has the name · in_the_way: a folder is where a file should be,
    or the other way round · twice: two files want the same path · busy: another build is writing
    here · not_a_folder: the output is a file.
    """

    def __init__(self, reason: Reason, path: str) -> None:
        super().__init__(f"{reason}: {path}")
        self.reason: Reason = reason
        self.path = path

    def __reduce__(self) -> tuple[type["OutputError"], tuple[Reason, str]]:
        return OutputError, (self.reason, self.path)


class Written(Struct, frozen=True):
    """How many files a build wrote anew, left as they were and deleted."""

    written: int = 0
    unchanged: int = 0
    deleted: int = 0


class Staging(Struct, frozen=True):
    """Where a build lays its files aside; several processes may do so at once.

    `sound` remembers the folders of the site through which files may be written.
    """

    folder: Path
    sound: set[str] = field(default_factory=set)

    def put(self, artifact: Artifact) -> str:
        """Keep an artifact for the commit unless the site already has it; return its SHA-256.

        Raises OutputError when the path cannot be used.
        """
        if self._read(artifact.path) != artifact.data:
            _write(self.folder / STAGING / _FILES / artifact.path, artifact.data)
        return digest(artifact.data)

    def locate(self, path: str) -> Path:
        """Return where the bytes of a path are until the commit, once they have been put."""
        staged = self.folder / STAGING / _FILES / path
        return staged if staged.is_file() else self.folder / path

    @contextmanager
    def workspace(self, name: str) -> Iterator[Path]:
        """Give a folder for what never becomes part of the site; it is gone afterwards."""
        folder = self.folder / STAGING / name
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder)

    def holds(self, files: Mapping[str, str]) -> bool:
        """Return whether the site has all these files (path to SHA-256), unchanged."""
        try:
            return all(digest(self._read(path) or b"") == files[path] for path in files)
        except (OSError, OutputError):
            return False

    def _read(self, path: str) -> bytes | None:
        """Return what the site has at a path, or None."""
        if not is_plain_path(path) or path.partition("/")[0] in {NAME, STAGING}:
            raise OutputError("outside", path)
        self._enter(path)
        file = self.folder / path
        try:
            mode = file.lstat().st_mode
        except FileNotFoundError:
            return None
        if stat.S_ISLNK(mode):
            raise OutputError("shortcut", path)
        if stat.S_ISDIR(mode):
            raise OutputError("in_the_way", path)
        return file.read_bytes()

    def _enter(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if not folder or folder in self.sound:
            return
        self._enter(folder)
        place = self.folder / folder
        if place.is_symlink():
            raise OutputError("shortcut", path)
        if place.is_file():
            raise OutputError("in_the_way", path)
        self.sound.add(folder)


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


class Output(Struct, frozen=True):
    """The output folder while a build writes; `previous` is what the last build wrote."""

    staging: Staging
    previous: Manifest

    def commit(self, manifest: Manifest) -> Written:
        """Make the site what the manifest says; everything in it has been put there or is there."""
        paths = list(manifest.paths)
        twice = [path for path, count in Counter(paths).items() if count > 1]
        if twice:
            raise OutputError("twice", min(twice))
        folder = self.staging.folder
        staged = list(_list_files(folder / STAGING / _FILES))
        ours = frozenset(self.previous.paths)
        foreign = [path for path in staged if path not in ours and (folder / path).exists()]
        if foreign:
            raise OutputError("foreign", foreign[0])
        beside = folder / STAGING / f"{NAME}.new"
        _write(beside, format_manifest(manifest))
        beside.replace(folder / STAGING / NAME)
        deleted = _finish(folder)
        return Written(len(staged), len(paths) - len(staged), deleted)


@contextmanager
def open_output(folder: Path) -> Iterator[Output]:
    """Open an output folder for one build: mend what an interrupted one left, keep others out.

    Without a commit the site stays as it was. Raises OutputError.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError("not_a_folder", str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    root = folder.resolve()
    with _lock(root):
        if (root / STAGING).is_symlink():
            raise OutputError("shortcut", STAGING)
        if (root / STAGING / NAME).is_file():
            _finish(root)
        _discard(root)
        try:
            yield Output(Staging(root), read_manifest(root / NAME) or Manifest())
        finally:
            if not (root / STAGING / NAME).is_file():
                _discard(root)


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # Windows, where nothing keeps two builds apart
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise OutputError("busy", str(folder)) from None
        yield
    finally:
        os.close(handle)


def _discard(folder: Path) -> None:
    """Throw away what is staged in an output folder."""
    if (folder / STAGING).is_dir():
        shutil.rmtree(folder / STAGING)


def _list_files(folder: Path, prefix: str = "") -> Iterator[str]:
    """Yield the path of every file below a folder, from that folder."""
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if entry.is_dir(follow_symlinks=False):
            yield from _list_files(folder / entry.name, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}"


def _finish(folder: Path) -> int:
    """Move what is staged into the site, delete what is no longer made; return how many that is.

    All it needs is on the disk, and doing it twice does no harm.
    """
    manifest = read_manifest(folder / STAGING / NAME)
    if manifest is None:
        return 0
    previous = read_manifest(folder / NAME) or Manifest()
    _move(folder / STAGING / _FILES, folder)
    obsolete = sorted(set(previous.paths) - set(manifest.paths))
    for path in obsolete:
        _delete(folder, path)
    (folder / STAGING / NAME).replace(folder / NAME)
    _discard(folder)
    return len(obsolete)


def _move(source: Path, target: Path) -> None:
    """Move all that is in a folder; a folder that is new goes as a whole."""
    if not source.is_dir():
        return
    for entry in sorted(source.iterdir()):
        place = target / entry.name
        if entry.is_dir() and place.is_dir():
            _move(entry, place)
        else:
            entry.replace(place)


def _delete(folder: Path, path: str) -> None:
    """Delete a file of ours and the folders it leaves empty; never through a symbolic link."""
    file = folder / path
    parents = [each for each in file.parents if each.is_relative_to(folder) and each != folder]
    if any(each.is_symlink() for each in parents):
        return
    file.unlink(missing_ok=True)
    for parent in parents:
        if not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()
