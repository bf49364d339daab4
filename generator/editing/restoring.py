"""A whole report put back as it was: in a commit, or before it was last changed here.

All of it is put back, or nothing. What it is replaced with, and what it was until then, are both
kept: any putting back can itself be put back, or undone.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.content.git import GitError, ask_git
from generator.editing.committed_files import PATIENCE, ask
from generator.editing.kept_versions import (
    KeptVersion,
    NotKeptError,
    Reason,
    keep_version,
    kept_versions,
    read_version,
)
from generator.editing.replacing import digests_in, digests_of, replace_files
from generator.editing.saving import ChangedMeanwhileError

# So many commits of a report can be gone back to.
_COMMITS = 12
_COMMIT = "--format=%H%x00%cI%x00%an%x00%s"


class ReportVersion(Struct, frozen=True):
    """A report as it was: what it is asked for by, when it was so, and why it is known.

    `title` and `author` are those of a commit.
    """

    name: str
    moment: datetime
    why: Reason | Literal["committed"]
    title: str = ""
    author: str = ""


class Replaced(Struct, frozen=True):
    """A folder whose files were replaced: what was kept of it before, and the digests since.

    `after` is None where the folder was taken away.
    """

    content: Path
    path: str
    before: KeptVersion
    after: Mapping[str, bytes] | None

    @property
    def held(self) -> int:
        """How many bytes are remembered for it: what was there before lies on the disk."""
        return 0

    def undo(self) -> bool:
        """Put back all that was there, if nobody has changed anything since."""
        folder = self.content / self.path
        if self.after is None and folder.exists():
            return False
        try:
            replace_files(folder, self.after or {}, read_version(self.content, self.before))
        except (NotKeptError, ChangedMeanwhileError):
            return False
        return True


class ReportDifference(Struct, frozen=True):
    """What putting a version back does, by files: they come back, change, and go."""

    back: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.back or self.changed or self.gone)


def list_versions(content: Path, report: str) -> tuple[ReportVersion, ...]:
    """Return what a report can be put back to, the newest first."""
    kept = (
        ReportVersion(each.name, each.moment, each.reason)
        for each in kept_versions(content, report)
    )
    found = [*kept, *_committed(content, report)]
    return tuple(sorted(found, key=lambda each: each.moment, reverse=True))


def files_of(content: Path, report: str, version: ReportVersion) -> Mapping[str, bytes]:
    """Return the files of a version by their names. Raises NotKeptError: they cannot be had."""
    if version.why == "committed":
        return _files_of_commit(content, report, version.name)
    for each in kept_versions(content, report):
        if each.name == version.name:
            return read_version(content, each)
    raise NotKeptError(version.name)


def difference(content: Path, report: str, wanted: Mapping[str, bytes]) -> ReportDifference:
    """Return what would come back, change and go if a report were to have these files."""
    now, then = digests_of(content / report), digests_in(wanted)
    return ReportDifference(
        back=tuple(name for name in then if name not in now),
        changed=tuple(name for name in then if name in now and now[name] != then[name]),
        gone=tuple(name for name in now if name not in then),
    )


def put_back(content: Path, report: str, wanted: Mapping[str, bytes], moment: datetime) -> Replaced:
    """Give a report the files of a version at once, when all that is there now has been kept.

    Raises NotKeptError, ChangedMeanwhileError, OSError; then nothing has changed.
    """
    return replace_kept(content, report, wanted, "restored", moment)


def replace_kept(
    content: Path,
    path: str,
    wanted: Mapping[str, bytes] | None,
    reason: Reason,
    moment: datetime,
) -> Replaced:
    """Give a folder of the content other files, or take it away, and keep what was there.

    Raises NotKeptError, ChangedMeanwhileError, OSError; then nothing has changed.
    """
    kept = keep_version(content, path, reason, moment)
    before = {name: bytes.fromhex(digest) for name, digest in kept.files.items()}
    replace_files(content / path, before, wanted)
    return Replaced(content, path, kept, None if wanted is None else digests_in(wanted))


def _committed(content: Path, report: str) -> tuple[ReportVersion, ...]:
    try:
        listed = ask(content, "log", f"-{_COMMITS}", _COMMIT, "--", report)
    except GitError:
        return ()
    return tuple(_read_commit(each) for each in listed.splitlines() if each.count("\0") >= 3)


def _read_commit(line: str) -> ReportVersion:
    commit, moment, author, title = line.split("\0", 3)
    return ReportVersion(commit, datetime.fromisoformat(moment), "committed", title, author)


def _files_of_commit(content: Path, report: str, commit: str) -> Mapping[str, bytes]:
    try:
        listed = ask(content, "ls-tree", "-r", "-z", "--name-only", commit, "--", f"{report}/")
        return {
            name.removeprefix(f"{report}/"): ask_git(
                content, "show", f"{commit}:./{name}", patience=PATIENCE
            )
            for name in filter(None, listed.split("\0"))
        }
    except GitError as error:
        raise NotKeptError(commit) from error
