"""Files that were brought along, until an answer that names them is saved.

They wait among the user's caches, by the content folder and the path that each is to have there:
what is never saved is no part of the content, and what is not saved yet outlasts a crash, as the
text does that the browser keeps. A file that an answer has let go of waits here, too.
"""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from time import time
from typing import TypeAlias

import msgspec
from msgspec import Struct

from generator.editing.saving import FileChange, read_file
from schema.user_cache import place_for

# One for all languages, or one for each.
Title: TypeAlias = str | Mapping[str, str]

_KIND, _FILES, _TITLE = "waiting", "files", ".title"
# What nobody has saved by then is forgotten.
_LONGEST = 30 * 24 * 60 * 60


class WaitingFile(Struct, frozen=True):
    """A file that waits: where it is to lie (from content/), where it lies, its bytes.

    `title` is what it is listed as among the attachments, empty where it is not.
    """

    path: str
    file: Path
    data: bytes
    title: Title

    @property
    def name(self) -> str:
        """What it is called."""
        return self.file.name

    def forget(self) -> Iterator[FileChange]:
        """Yield the changes by which it no longer waits."""
        if self.title:
            named = _title_of(self.file)
            yield FileChange(named, read_file(named), None)
        yield FileChange(self.file, self.data, None)


def read_waiting(content: Path, path: str) -> WaitingFile | None:
    """Return the file that waits to lie at a path from content/, if one does. Raises OSError."""
    file = _file(content, path)
    data = read_file(file)
    title = read_file(_title_of(file))
    if data is None:
        return None
    return WaitingFile(path, file, data, _read_title(title) if title else "")


def keep_waiting(content: Path, path: str, data: bytes, title: Title = "") -> Iterator[FileChange]:
    """Yield the changes by which a file waits to lie at a path from content/. Raises OSError."""
    file = _file(content, path)
    if title:
        named = _title_of(file)
        yield FileChange(named, read_file(named), msgspec.json.encode(title))
    yield FileChange(file, read_file(file), data)


def forget_waiting(content: Path) -> None:
    """Forget what has waited too long, and nobody has saved."""
    with suppress(OSError):
        for each in _place(content).rglob("*"):
            if each.is_file() and time() - each.stat().st_mtime > _LONGEST:
                each.unlink()


def _file(content: Path, path: str) -> Path:
    return _place(content) / path


def _read_title(kept: bytes) -> Title:
    """Return a title that is kept; one of an earlier version is a text as it is."""
    try:
        return msgspec.json.decode(kept, type=str | dict[str, str])
    except msgspec.DecodeError:
        return kept.decode(errors="replace")


def _title_of(file: Path) -> Path:
    return file.with_name(f"{file.name}{_TITLE}")


def _place(content: Path) -> Path:
    place = place_for(_KIND, content.resolve())
    if place is None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))
    return place / _FILES
