"""Git, run in the folder that the content lies in: it asks nothing, and says why it could not."""

import os
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

# Git asks for nothing here: nobody would see it. What reaches out may take so many seconds.
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true", "GH_PROMPT_DISABLED": "1"}
_PATIENCE = 60.0


class GitFailedError(Exception):
    """Git could not do it; says so in its own words."""


class CommittedFile(Struct, frozen=True):
    """A file as it was committed: when, and its bytes."""

    day: date
    data: bytes


def run_git(folder: Path, *arguments: str) -> str:
    """Return what git prints. Raises GitFailedError."""
    ended = run_program(folder, "git", *arguments)
    if ended.returncode:
        raise GitFailedError((ended.stderr or ended.stdout).strip()[-600:])
    return ended.stdout


def run_program(folder: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """Run git or GitHub's program in a folder; one that cannot be run has failed."""
    try:
        return subprocess.run(
            command, cwd=folder, env={**os.environ, **_QUIET}, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=_PATIENCE,
            check=False,
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError) as error:
        return subprocess.CompletedProcess(command, 1, "", str(error))


def changed_files(content: Path) -> tuple[str, ...]:
    """Return the files that differ from the last commit, from the content folder.

    Raises GitFailedError.
    """
    top = Path(run_git(content, "rev-parse", "--show-toplevel").rstrip("\n"))
    listed = run_git(content, "status", "--porcelain", "-z", "--no-renames",
                     "--untracked-files=all", "--", ".")  # fmt: skip
    entries = filter(None, listed.split("\0"))
    here = content.resolve()
    return tuple(os.path.relpath(top / each[3:], here).replace(os.sep, "/") for each in entries)


def committed_versions(content: Path, file: str, most: int) -> Iterator[CommittedFile]:
    """Yield a file as it was in its last commits, the newest first; nothing without git."""
    try:
        listed = run_git(content, "log", f"-{most}", "--format=%H %cs", "--", file)
    except GitFailedError:
        return
    for line in listed.splitlines():
        commit, _, day = line.partition(" ")
        data = committed_file(content, file, commit)
        if data is not None:
            yield CommittedFile(date.fromisoformat(day), data)


def committed_file(content: Path, file: str, commit: str = "HEAD") -> bytes | None:
    """Return the bytes of a file in a commit; None where it was not there, or without git."""
    try:
        ended = subprocess.run(
            ("git", "show", f"{commit}:./{file}"), cwd=content, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=_PATIENCE, check=False,
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError):
        return None
    return None if ended.returncode else ended.stdout
