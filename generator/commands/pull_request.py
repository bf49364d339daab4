"""Which files a pull request changes: what GitHub's workflow knows of it, and git."""

import os
from pathlib import Path

from generator.commands.git_revisions import GitError, Repository, open_repository
from generator.formats.surroundings import Surroundings


def find_proposed(content: Path, surroundings: Surroundings) -> frozenset[str]:
    """Return the files of the content (by path) that the pull request being checked changes.

    None where this is no pull request, or git does not know what it builds upon.
    """
    base = surroundings.environment.get("GITHUB_BASE_REF")
    if not base or not content.is_dir():
        return frozenset()
    try:
        repository = open_repository(content)
        changed = repository.list_changed(_find_base(base, repository), "HEAD")
    except GitError:
        return frozenset()
    above = os.path.relpath(os.path.realpath(content), os.path.realpath(repository.root))
    prefix = "" if above == os.curdir else f"{Path(above).as_posix()}/"
    return frozenset(each.removeprefix(prefix) for each in changed if each.startswith(prefix))


def _find_base(base: str, repository: Repository) -> str:
    """Return what a pull request builds upon.

    GitHub checks out a merge of the two, whose first parent is the base; elsewhere it is where the
    branch parted from the base.
    """
    if len(repository.list_parents("HEAD")) == 2:
        return "HEAD^1"
    return repository.merge_base(repository.resolve(f"origin/{base}"), "HEAD")
