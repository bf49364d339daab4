"""A repository that was made from aktsom's own has the program in it, which it needs no more.

What git still has, and nobody there has changed since it came, can be taken away.
"""

import shutil
from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

from generator.commands.git_revisions import Repository, open_repository
from generator.content.git import GitError
from generator.scaffold.made_files import load_former
from generator.scaffold.writing import remove_empty

_MARKS = ("pyproject.toml", "generator", "schema", "templates")
_EXAMPLE = "content/lo"


class FormerProgram(Struct, frozen=True):
    """The program's files in a repository, from its root: as they came, or changed since."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]


def holds_program(root: Path) -> bool:
    """Return whether a folder is a repository that was made from aktsom's own."""
    if not all((root / each).exists() for each in _MARKS):
        return False
    return 'name = "aktsom"' in (root / _MARKS[0]).read_text(encoding="utf-8", errors="replace")


def find_program(root: Path, organisations: Collection[str]) -> FormerProgram:
    """Return which of a repository's files are the program's. Raises GitError.

    `organisations` are the folders in content/: the example goes where there is another.
    """
    repository = open_repository(root)
    if repository.root.resolve() != root.resolve():
        raise GitError("no_repository", str(root))
    head = repository.resolve("HEAD")
    alone = set(organisations) <= {_EXAMPLE.rpartition("/")[2]}
    names = tuple(each for each in load_former().program if each != _EXAMPLE or not alone)
    files = [each for each in repository.list_files(head) if _is_below(each, names)]
    changed = repository.list_changed(_came_with(repository, head), head)
    changed |= repository.list_changed(head, None)
    return FormerProgram(
        tuple(each for each in files if each not in changed),
        tuple(each for each in files if each in changed and (root / each).exists()),
    )


def remove_program(root: Path, program: FormerProgram) -> None:
    """Take the program's files away, and the folders that are empty then. Raises OSError."""
    for each in program.ours:
        (root / each).unlink(missing_ok=True)
    for folder in {root / each.rpartition("/")[0] for each in program.ours if "/" in each}:
        shutil.rmtree(folder / "__pycache__", ignore_errors=True)
        if folder.is_dir():
            remove_empty(folder)


def _is_below(path: str, names: Collection[str]) -> bool:
    return any(path == each or path.startswith(f"{each}/") for each in names)


def _came_with(repository: Repository, head: str) -> str:
    """Return the commit that the program came with: one of aktsom's own, or the very first."""
    for known in load_former().commits:
        try:
            commit = repository.resolve(known)
            if repository.merge_base(commit, head) == commit:
                return commit
        except GitError:
            continue
    return repository.first_commit(head)
