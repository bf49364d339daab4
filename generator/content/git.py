"""Git, run in a folder, and GitHub's program beside it: they ask nothing, and say why they failed.

Git is run in the repository that the folder lies in, also from a hook of another one; names are
names, not patterns.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias

# Set where git itself runs us, for the repository and the index of that moment; or by somebody for
# patterns of their own, which git refuses beside literal names.
_NOT_OURS = frozenset({
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX",
    "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
})  # fmt: skip
# Nobody would see what is asked.
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true", "GH_PROMPT_DISABLED": "1"}
# Its reasons are in English, since some are told apart by them.
_CHANGING = {"LC_ALL": "C"}
# What only reads locks nothing.
_READING = {"GIT_OPTIONAL_LOCKS": "0", **_CHANGING}

# No git; no repository; no such revision; one that may not be fetched; anything else.
Reason: TypeAlias = Literal["missing", "no_repository", "unknown", "shallow", "failed"]


class GitError(Exception):
    """Git cannot do it; `reason` says why, `detail` of what, or in git's own words."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason, self.detail = reason, detail


def has_git() -> bool:
    """Tell whether git can be run at all."""
    return shutil.which("git") is not None


def ask_git(folder: Path, *arguments: str, patience: float | None = None) -> bytes:
    """Return what git prints where it only reads, within so many seconds. Raises GitError."""
    return _run_git(folder, arguments, _READING, patience)


def run_git(folder: Path, *arguments: str, patience: float | None = None) -> None:
    """Let git change something or reach out, within so many seconds. Raises GitError."""
    _run_git(folder, arguments, _CHANGING, patience)


def start_git(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """Return git begun, for what is read from it bit by bit; it only reads. Raises GitError."""
    try:
        return subprocess.Popen(
            _command(arguments), cwd=folder, env=_environment(_READING),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except OSError as error:
        raise _unable(error) from error


def run_github(folder: Path, *arguments: str, patience: float) -> str | None:
    """Return what GitHub's program prints; None where it is not there, or fails."""
    try:
        ended = _run(folder, ["gh", *arguments], {}, patience)
    except (subprocess.TimeoutExpired, OSError):
        return None
    return None if ended.returncode else _decode(ended.stdout)


def _run_git(
    folder: Path, arguments: tuple[str, ...], more: Mapping[str, str], patience: float | None
) -> bytes:
    try:
        ended = _run(folder, _command(arguments), more, patience)
    except subprocess.TimeoutExpired as error:
        raise GitError("failed", str(error)) from error
    except OSError as error:
        raise _unable(error) from error
    if ended.returncode:
        raise GitError("failed", _decode(ended.stderr or ended.stdout).strip())
    return ended.stdout


def _decode(printed: bytes) -> str:
    return printed.decode("utf-8", errors="replace")


def _run(
    folder: Path, command: list[str], more: Mapping[str, str], patience: float | None
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        command, cwd=folder, env=_environment(more), stdin=subprocess.DEVNULL,
        capture_output=True, timeout=patience, check=False,
    )  # fmt: skip


def _unable(error: OSError) -> GitError:
    """Return why git cannot be run: a folder that is gone looks like a program that is missing."""
    return GitError("failed" if has_git() else "missing", str(error))


def _command(arguments: tuple[str, ...]) -> list[str]:
    return ["git", "--no-pager", "--literal-pathspecs", *arguments]


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    return {**kept, **_QUIET, **more}
