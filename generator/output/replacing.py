"""The second half of stage 9: what is staged takes its place in the site, even if interrupted."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.output.manifest import NAME, Manifest, read_manifest

STAGING = ".aktsom-staging"
FILES = "files"


def discard(folder: Path) -> None:
    """Throw away what is staged in an output folder."""
    if (folder / STAGING).is_dir():
        shutil.rmtree(folder / STAGING)


def list_files(folder: Path, prefix: str = "") -> Iterator[str]:
    """Yield the path of every file below a folder, from that folder."""
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if entry.is_dir(follow_symlinks=False):
            yield from list_files(folder / entry.name, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}"


def finish(folder: Path) -> int:
    """Move what is staged into the site, delete what is no longer made; return how many that is.

    All it needs lies on the disk, and doing it twice does no harm.
    """
    manifest = read_manifest(folder / STAGING / NAME)
    if manifest is None:
        return 0
    previous = read_manifest(folder / NAME) or Manifest()
    _move(folder / STAGING / FILES, folder)
    obsolete = sorted(set(previous.paths) - set(manifest.paths))
    for path in obsolete:
        _delete(folder, path)
    (folder / STAGING / NAME).replace(folder / NAME)
    discard(folder)
    return len(obsolete)


def _move(source: Path, target: Path) -> None:
    """Move all that lies in a folder; a folder that is new goes as a whole."""
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
