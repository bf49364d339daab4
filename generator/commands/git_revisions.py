"""What git knows: revisions, their files, and which files they differ in; nothing is changed.

Only programs that read are run, and never in the working tree's own files.
"""

import os
from collections.abc import Collection, Iterator
from pathlib import Path, PureWindowsPath
from typing import IO

from msgspec import Struct

from generator.content.git import GitError, ask_git, start_git

_FILE_MODES = frozenset({b"100644", b"100755"})
_REFUSED = frozenset({"", ".", "..", ".git"})


class Repository(Struct, frozen=True):
    """A git repository; `root` is the top folder of its working tree."""

    root: Path

    def resolve(self, revision: str) -> str:
        """Return the commit that a revision names. Raises GitError."""
        found = self._try("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if found is None or revision.startswith("-"):
            shallow = self._try("rev-parse", "--is-shallow-repository") == "true"
            raise GitError("shallow" if shallow else "unknown", revision)
        return found

    def merge_base(self, one: str, other: str) -> str:
        """Return the commit where two commits part. Raises GitError."""
        found = self._try("merge-base", one, other)
        if not found:
            raise GitError("unknown", f"{one}...{other}")
        return found

    def list_parents(self, commit: str) -> tuple[str, ...]:
        """Return the commits that a commit was made upon."""
        listed = self._try("rev-list", "--max-count=1", "--parents", commit) or ""
        return tuple(listed.split()[1:])

    def has_folder(self, commit: str, folder: str) -> bool:
        """Return whether a commit has a folder (POSIX, from the root; "" is the root itself)."""
        tree = f"{commit}:{folder}" if folder else f"{commit}^{{tree}}"
        return self._try("cat-file", "-t", tree) == "tree"

    def list_names(self) -> tuple[str, ...]:
        """Return the names of branches and tags."""
        listed = self._try("for-each-ref", "--format=%(refname:short)") or ""
        return tuple(listed.split())

    def list_changed(self, before: str, now: str | None, folder: str = "") -> frozenset[str]:
        """Return the files below a folder that differ, from the root. Raises GitError.

        `now` is None for the working tree, with the files in it that git does not know.
        """
        commits = (before, now) if now else (before,)
        listed = self._list(
            "diff",
            "--name-only",
            "--no-renames",
            "--no-relative",
            "-z",
            *commits,
            "--",
            folder or ".",
        )
        others = () if now else self._list("ls-files", "--others", "-z", "--", folder or ".")
        return frozenset((*listed, *others))

    def list_files(self, commit: str) -> tuple[str, ...]:
        """Return the files of a commit, from the root. Raises GitError."""
        return self._list("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)

    def first_commit(self, commit: str) -> str:
        """Return the commit that all others before this one were made upon. Raises GitError."""
        listed = ask_git(self.root, "rev-list", "--max-parents=0", commit).split()
        return os.fsdecode(listed[-1])

    def list_folders(self, commit: str, folder: str) -> tuple[str, ...]:
        """Return the names of the folders in a commit's folder. Raises GitError."""
        return self._list("ls-tree", "-d", "-z", "--name-only", "--full-tree", f"{commit}:{folder}")

    def extract(
        self, commit: str, folder: str, target: Path, names: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """Write a commit's files below a folder into `target`; return those it could not write.

        These are links and submodules, and names that this machine cannot have. `names` are the
        entries of the folder that are wanted, all unless given. Raises GitError.
        """
        listed = ask_git(self.root, "ls-tree", "-r", "-z", "--full-tree", f"{commit}:{folder}")
        left_out: list[str] = []
        wanted: list[tuple[bytes, str]] = []
        for entry in filter(None, listed.split(b"\0")):
            about, _, name = entry.partition(b"\t")
            mode, _, blob = about.split()
            path = os.fsdecode(name)
            if names is not None and path.split("/")[0] not in names:
                continue
            fine = mode in _FILE_MODES and _stays_below(path)
            wanted.append((blob, path)) if fine else left_out.append(path)
        for path, data in self._read_blobs(wanted):
            try:
                file = target / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            except OSError:
                left_out.append(path)
        return tuple(left_out)

    def _read_blobs(self, wanted: list[tuple[bytes, str]]) -> Iterator[tuple[str, bytes]]:
        with start_git(self.root, "cat-file", "--batch") as git:
            if git.stdin is None or git.stdout is None:
                raise GitError("failed")
            for blob, path in wanted:
                git.stdin.write(blob + b"\n")
                git.stdin.flush()
                yield path, _read_blob(git.stdout)

    def _list(self, *arguments: str) -> tuple[str, ...]:
        listed = ask_git(self.root, *arguments).split(b"\0")
        return tuple(os.fsdecode(each) for each in listed if each)

    def _try(self, *arguments: str) -> str | None:
        """Return what git prints, or None where it says no."""
        try:
            return os.fsdecode(ask_git(self.root, *arguments).strip())
        except GitError as error:
            if error.reason == "missing":
                raise
            return None


def open_repository(folder: Path) -> Repository:
    """Return the repository that a folder is in. Raises GitError."""
    there = next(each for each in (folder, *folder.parents) if each.is_dir())
    try:
        root = ask_git(there, "rev-parse", "--show-toplevel").strip()
    except GitError as error:
        if "not a git repository" in error.detail:
            raise GitError("no_repository", str(folder)) from error
        raise
    return Repository(Path(os.fsdecode(root)))


def _stays_below(path: str) -> bool:
    r"""Return whether a path leads nowhere else on any system: `..\x` is a way out on Windows."""
    names = set(path.lower().split("/"))
    return not (_REFUSED & names or "\\" in path or PureWindowsPath(path).drive)


def _read_blob(stream: IO[bytes]) -> bytes:
    header = stream.readline().split()
    if len(header) != 3:
        raise GitError("failed", os.fsdecode(b" ".join(header)))
    data = stream.read(int(header[2]))
    stream.read(1)
    return data
