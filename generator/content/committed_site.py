"""What lies in git where the site is built, or as a link in the place of the content.

It came from somebody, and not from a build. Nothing of it is used, followed or published, but
whoever proposes it may mean it to be.
"""

import os
from pathlib import Path

from generator.content.git import GitError, ask_git
from generator.findings.codes import syntax
from generator.findings.finding import Finding, Ref

SITE = "site"
# A folder that git is to keep empty has one of these in it.
_PLACEHOLDERS = frozenset({".gitignore", ".gitkeep"})


def find_committed(content: Path) -> tuple[Finding, ...]:
    """Return a finding if git keeps files in site/ beside the content, as far as can be seen."""
    above = Path(os.path.abspath(content)).parent  # noqa: PTH100 - links stay as they are
    if not _holds_something(above / SITE):
        return ()
    known = _list_committed(above, SITE)
    files = [each for each in known if each.partition("/")[2] not in _PLACEHOLDERS]
    if not files:
        return ()
    first, *others = files
    more = str(len(others)) if others else ""
    return (syntax.COMMITTED_SITE.at(Ref(f"../{first}"), file=first, more=more),)


def is_committed_link(content: Path) -> bool:
    """Tell whether a content folder is a link that git keeps: one somebody proposed, not one's own.

    What it leads to is on the machine of whoever follows it.
    """
    if not content.is_symlink():
        return False
    place = Path(os.path.abspath(content))  # noqa: PTH100 - as above
    return bool(_list_committed(place.parent, place.name))


def _holds_something(site: Path) -> bool:
    try:
        return site.is_symlink() or not {each.name for each in site.iterdir()} <= _PLACEHOLDERS
    except OSError:
        return False


def _list_committed(folder: Path, name: str) -> list[str]:
    """Return what git knows by a name, or below it, from a folder; none where it cannot answer."""
    if not any((each / ".git").exists() for each in (folder, *folder.parents)):
        return []
    try:
        listed = ask_git(folder, "ls-files", "-z", "--", name)
    except GitError:
        return []
    return [os.fsdecode(each).replace(os.sep, "/") for each in listed.split(b"\0") if each]
