"""A whole report put back as it was: in a commit, or before it was last changed here.

What it is replaced with, and what it was until then, are both kept: any putting back can itself be
put back.
"""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.content.git import GitError, ask_git
from generator.editing.committed_files import PATIENCE, ask
from generator.editing.kept_versions import (
    NotKeptError,
    Reason,
    keep_version,
    kept_versions,
    read_version,
    report_files,
)
from generator.editing.places import find_file
from generator.editing.saving import put_file, read_file
from generator.findings.finding import Ref

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
    now = {
        name: sha256(file.read_bytes()).digest() for name, file in report_files(content / report)
    }
    return ReportDifference(
        back=tuple(name for name in wanted if name not in now),
        changed=tuple(
            name
            for name, data in wanted.items()
            if name in now and now[name] != sha256(data).digest()
        ),
        gone=tuple(name for name in now if name not in wanted),
    )


def put_back(
    content: Path, report: str, wanted: Mapping[str, bytes], moment: datetime
) -> ReportDifference:
    """Give a report the files of a version, when all that is there now has been kept.

    Raises NotKeptError, ChangedMeanwhileError, OSError; then what has been kept is still there.
    """
    change = difference(content, report, wanted)
    if not change:
        return change
    keep_version(content, report, "restored", moment)
    for name in (*change.back, *change.changed):
        file = find_file(content, Ref(f"{report}/{name}"))
        put_file(file, read_file(file), wanted[name])
    for name in change.gone:
        find_file(content, Ref(f"{report}/{name}")).unlink(missing_ok=True)
    return change


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
