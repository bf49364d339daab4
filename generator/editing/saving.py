"""Files written whole or not at all, what stood there before kept, and put back when asked."""

import shutil
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from generator.editing.opened_file import OpenedFile

_MOST = 200


class ChangedMeanwhileError(Exception):
    """A file is no longer as it was when it was read."""


class Undoable(Protocol):
    """A change that can be taken back, as long as nobody has changed anything there since."""

    def undo(self) -> bool:
        """Put back what was there; return whether it could be, and nothing is lost."""


class Saved(Struct, frozen=True):
    """A file that was written: what stood there before (None: no file), and what stands there."""

    file: Path
    before: bytes | None
    stamp: str

    def undo(self) -> bool:
        """Put back what stood in the file before, if it still says what was saved."""
        now = read_file(self.file)
        if now is None or OpenedFile(now).stamp != self.stamp:
            return False
        if self.before is None:
            self.file.unlink()
        else:
            put_file(self.file, now, self.before)
        return True


class History(Struct):
    """What has been done, so that it can be undone: the last of each by its number."""

    saved: dict[int, Undoable] = field(default_factory=dict)
    last: int = 0

    def save(self, file: Path, before: bytes | None, data: bytes) -> int:
        """Write a file and return the number that undoes it.

        Raises ChangedMeanwhileError where it is not as before; OSError where it cannot be written.
        """
        put_file(file, before, data)
        return self.add(Saved(file, before, OpenedFile(data).stamp))

    def add(self, done: Undoable) -> int:
        """Keep what was done, and return the number that undoes it."""
        self.last += 1
        self.saved[self.last] = done
        self.saved.pop(self.last - _MOST, None)
        return self.last

    def undo(self, number: int) -> bool:
        """Undo what has a number; return whether it could be, and nothing is lost."""
        done = self.saved.get(number)
        if done is None or not done.undo():
            return False
        del self.saved[number]
        return True


def read_file(file: Path) -> bytes | None:
    """Return the bytes of a file, None where there is none. Raises OSError."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def put_file(file: Path, before: bytes | None, data: bytes) -> None:
    """Give a file other bytes, all at once; `before` are those that it must have until then.

    Raises ChangedMeanwhileError, and OSError; then the file is as it was.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f".{file.name}~")  # a name that is passed over when content is read
    try:
        new.write_bytes(data)
        if before is not None:
            shutil.copymode(file, new)
        if read_file(file) != before:
            raise ChangedMeanwhileError(file)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
