"""Files written whole or not at all, what stood there before kept, and put back when asked."""

import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from generator.editing.opened_file import OpenedFile

# So many savings can be undone, and so much is remembered for that.
_MOST, _MOST_BYTES = 200, 200_000_000
# So long may one take, in seconds.
_UNDER_WAY = 60.0


class ChangedMeanwhileError(Exception):
    """A file is no longer as it was when it was read."""


class Undoable(Protocol):
    """A change that can be taken back, as long as nobody has changed anything there since."""

    @property
    def held(self) -> int:
        """How many bytes are remembered for it."""

    def undo(self) -> bool:
        """Put back what was there; return whether it could be, and nothing is lost."""


class FileChange(Struct, frozen=True):
    """What becomes of a file: the bytes that it must have until then, and those it gets.

    None is no file.
    """

    file: Path
    before: bytes | None
    after: bytes | None

    def make(self) -> None:
        """Change the file. Raises ChangedMeanwhileError, OSError; then it is as it was."""
        if self.after is not None:
            put_file(self.file, self.before, self.after)
        elif read_file(self.file) != self.before:
            raise ChangedMeanwhileError(self.file)
        else:
            self.file.unlink(missing_ok=True)


class _SavedFile(Struct, frozen=True):
    """A file that was changed: what stood there before, and the stamp of what stands there now."""

    file: Path
    before: bytes | None
    stamp: str


class Saved(Struct, frozen=True):
    """Files that were changed together, in their order."""

    files: tuple[_SavedFile, ...]

    @property
    def held(self) -> int:
        """How many bytes are remembered for it."""
        return sum(len(each.before or b"") for each in self.files)

    def undo(self) -> bool:
        """Put back what stood in the files before, if all of them still say what was saved."""
        now = [read_file(each.file) for each in self.files]
        if [_stamp(each) for each in now] != [each.stamp for each in self.files]:
            return False
        _make([
            FileChange(each.file, there, each.before)
            for each, there in reversed([*zip(self.files, now, strict=True)])
        ])  # fmt: skip
        return True


class History(Struct):
    """What has been done, so that it can be undone: the last of each by its number."""

    saved: dict[int, Undoable] = field(default_factory=dict)
    last: int = 0

    def save(self, *changes: FileChange) -> int:
        """Change files, one after the other, and return the number that undoes it.

        Raises ChangedMeanwhileError where one is not as before; OSError where one cannot be
        written. Then all are as they were.
        """
        _make(changes)
        return self.add(
            Saved(tuple(_SavedFile(each.file, each.before, _stamp(each.after)) for each in changes))
        )

    def add(self, done: Undoable) -> int:
        """Keep what was done, and return the number that undoes it."""
        self.last += 1
        self.saved[self.last] = done
        while len(self.saved) > _MOST or (
            len(self.saved) > 1 and sum(each.held for each in self.saved.values()) > _MOST_BYTES
        ):
            del self.saved[min(self.saved)]
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


def clear_left(folder: Path) -> None:
    """Take away what a save that was killed has left beside files: bytes never put in place.

    What is younger may be that of a save under way.
    """
    for each in folder.rglob(".*.*~"):
        with suppress(OSError):
            if each.is_file() and time.time() - each.stat().st_mtime > _UNDER_WAY:
                each.unlink()


def _make(changes: Sequence[FileChange]) -> None:
    """Make changes in their order; where one fails, those before it are taken back."""
    made: list[FileChange] = []
    try:
        for each in changes:
            each.make()
            made.append(each)
    except (ChangedMeanwhileError, OSError):
        for each in reversed(made):
            with suppress(ChangedMeanwhileError, OSError):
                FileChange(each.file, each.after, each.before).make()
        raise


def _stamp(data: bytes | None) -> str:
    return "" if data is None else OpenedFile(data).stamp
