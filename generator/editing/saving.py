"""Files written whole or not at all, what stood there before kept, and put back when asked."""

import shutil
from pathlib import Path

from msgspec import Struct, field

from generator.editing.opened_file import OpenedFile

_MOST = 200


class ChangedMeanwhileError(Exception):
    """A file is no longer as it was when it was read."""


class Saved(Struct, frozen=True):
    """A file that was written: what stood there before (None: no file), and what stands there."""

    file: Path
    before: bytes | None
    stamp: str


class History(Struct):
    """What has been saved, so that it can be undone: the last of each by its number."""

    saved: dict[int, Saved] = field(default_factory=dict)
    last: int = 0

    def save(self, file: Path, before: bytes | None, data: bytes) -> int:
        """Write a file and return the number that undoes it.

        Raises ChangedMeanwhileError where it is not as before; OSError where it cannot be written.
        """
        put_file(file, before, data)
        self.last += 1
        self.saved[self.last] = Saved(file, before, OpenedFile(data).stamp)
        self.saved.pop(self.last - _MOST, None)
        return self.last

    def undo(self, number: int) -> bool:
        """Put back what stood in a file before; return whether it could be, and nothing is lost."""
        saved = self.saved.get(number)
        now = read_file(saved.file) if saved else None
        if saved is None or now is None or OpenedFile(now).stamp != saved.stamp:
            return False
        if saved.before is None:
            saved.file.unlink()
        else:
            put_file(saved.file, now, saved.before)
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
