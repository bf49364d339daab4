"""The files of the content that git has: which have changed, and what they were."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from generator.content.git import GitError, ask_git

# Somebody waits at a page for the answer: so many seconds, and no more.
PATIENCE = 60.0


class CommittedFile(Struct, frozen=True):
    """A file as it was committed: when, and its bytes."""

    day: date
    data: bytes


def ask(content: Path, *arguments: str) -> str:
    """Return what git says of the content, to be shown. Raises GitError."""
    return ask_git(content, *arguments, patience=PATIENCE).decode("utf-8", errors="replace")


def changed_files(content: Path) -> tuple[str, ...]:
    """Return the files that differ from the last commit, from the content folder.

    Raises GitError.
    """
    top = Path(ask(content, "rev-parse", "--show-toplevel").rstrip("\n"))
    listed = ask(content, "status", "--porcelain", "-z", "--no-renames",
                  "--untracked-files=all", "--", ".")  # fmt: skip
    entries = filter(None, listed.split("\0"))
    here = content.resolve()
    return tuple(os.path.relpath(top / each[3:], here).replace(os.sep, "/") for each in entries)


def committed_versions(content: Path, file: str, most: int) -> Iterator[CommittedFile]:
    """Yield a file as it was in its last commits, the newest first; nothing without git."""
    try:
        listed = ask(content, "log", f"-{most}", "--format=%H %cs", "--", file)
    except GitError:
        return
    for line in listed.splitlines():
        commit, _, day = line.partition(" ")
        data = committed_file(content, file, commit)
        if data is not None:
            yield CommittedFile(date.fromisoformat(day), data)


def committed_file(content: Path, file: str, commit: str = "HEAD") -> bytes | None:
    """Return the bytes of a file in a commit; None where it was not there, or without git."""
    try:
        return ask_git(content, "show", f"{commit}:./{file}", patience=PATIENCE)
    except GitError:
        return None
