"""A folder is made ready beside its place and takes it in one step: all of it is there, or nothing.

What is beside is passed over when content is read, and by git; what a killed program has left of it
goes when the next folder is made there.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.content.ignored_files import WORKSPACE
from generator.content.temporary_folders import is_running
from generator.output.switch import exchange


@contextmanager
def ready_folder(place: Path) -> Iterator[Path]:
    """Give a folder that takes its place afterwards, and replaces what is there, if nothing fails.

    It begins as a copy of what is there. Raises OSError.
    """
    with _made(place.parent):
        sweep(place.parent)
        with _workspace(place.parent) as workspace:
            ready = workspace / place.name
            if place.is_dir():
                shutil.copytree(place, ready, symlinks=True)
            else:
                ready.mkdir()
            yield ready
            if not place.is_dir():
                ready.rename(place)
            elif not exchange(ready, place):
                _replace_each(ready, place)


@contextmanager
def filling_folder(place: Path) -> Iterator[Path]:
    """Give a folder whose contents go into a place afterwards, all or none, if nothing fails.

    The place stays the folder it is, as somebody may stand in it, and has none of them yet: it is
    for the caller to look, and to `sweep` it first. Raises OSError.
    """
    with _made(place), _workspace(place) as workspace:
        ready = workspace / "ready"
        ready.mkdir()
        yield ready
        _move_each(ready, place)


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make a folder and those above it; what has nothing in it at the end goes again."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        for each in missing:
            with suppress(OSError):  # it has something in it
                each.rmdir()


def _move_each(ready: Path, place: Path) -> None:
    """Put each thing in its place; where one cannot be, take the others away again."""
    moved: list[Path] = []
    try:
        for each in sorted(ready.iterdir()):
            each.rename(place / each.name)
            moved.append(place / each.name)
    except BaseException:
        for each in moved:
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        raise


@contextmanager
def _workspace(folder: Path) -> Iterator[Path]:
    workspace = Path(tempfile.mkdtemp(prefix=f"{WORKSPACE}{os.getpid()}-", dir=folder))
    try:
        (workspace / ".gitignore").write_text("*\n", encoding="utf-8")
        yield workspace
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def _replace_each(ready: Path, place: Path) -> None:
    """Put files in their places one by one, each whole, and take away those that are no more."""
    new = {each.relative_to(ready): each for each in ready.rglob("*") if not each.is_dir()}
    for path, file in new.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        file.replace(place / path)
    for file in list(place.rglob("*")):
        if not file.is_dir() and file.relative_to(place) not in new:
            file.unlink()


def sweep(folder: Path) -> None:
    """Take away what killed programs have left in a folder."""
    for each in folder.glob(f"{WORKSPACE}*"):
        number = each.name.removeprefix(WORKSPACE).partition("-")[0]
        if number.isdecimal() and not is_running(int(number)) and not each.is_symlink():
            shutil.rmtree(each, ignore_errors=True)
