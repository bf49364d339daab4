"""The site that a build wants, held against the one that lies there: what differs, by folder."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from time import time_ns

from msgspec import Struct

from generator.content.file_state import TOO_NEW, FileState, find_state
from generator.output.listings import UNKNOWN, FolderListing, Tree
from generator.output.survey import OutputError, Survey

_TOO_NEW = TOO_NEW


class SiteDifference(Struct, frozen=True):
    """How the site that is wanted differs from the one that is there, whatever the files say.

    `folders` are those with other names in them, `gone` the paths that are not wanted any more,
    `missing` those that are not there yet.
    """

    folders: frozenset[str]
    gone: frozenset[str]
    missing: frozenset[str]

    @property
    def is_any(self) -> bool:
        """Whether a file has come or gone."""
        return bool(self.gone or self.missing)


class WantedSite(Struct, frozen=True):
    """All that a site is to be: its `tree`, and those files of it that are `staged`.

    The others are `there`. `spare` are the states of those folders of the site before the last that
    have the very same files as the last one.
    """

    tree: Tree
    there: Survey
    difference: SiteDifference
    staged: Mapping[str, FileState]
    spare: Mapping[str, FileState]

    @property
    def touched(self) -> frozenset[str]:
        """The folders in which something is another than it was, or to be taken away."""
        staged = {f"{folder}{stroke}" for folder, stroke, _ in map(_part, self.staged)}
        return self.difference.folders | staged | self.there.litter

    def list_unchanged(self, folder: str) -> dict[str, int]:
        """Return the names of those files of a folder that are there, and their numbers on disk."""
        there = self.there.found.get(folder)
        known = there.open() if there else {}
        kept = {
            name: known.get(name, UNKNOWN)[-1]
            for name in self.tree.names[folder]
            if not name.endswith("/") and f"{folder}{name}" not in self.staged
        }
        return kept if folder else {**kept, **self.there.staying}

    def find_unchanged(self) -> str | None:
        """Return a path of those that are as they were."""
        return next((each for each in self.tree.list_paths() if each not in self.staged), None)


def _part(path: str) -> tuple[str, str, str]:
    return path.rpartition("/")


def compare(tree: Tree, there: Survey) -> SiteDifference:
    """Return how a site differs from the one that is there. Raises OutputError."""
    folders: set[str] = set()
    gone: set[str] = set()
    missing: set[str] = set()
    twice: list[str] = []
    for folder in {**tree.names, **there.found}:
        if tree.is_as(folder, there.found.get(folder)):
            continue
        folders.add(folder)
        wanted, listing = tree.names.get(folder, []), there.found.get(folder)
        have = set(listing.list() if listing else ())
        if len(set(wanted)) < len(wanted):
            twice += (f"{folder}{name}" for name, count in Counter(wanted).items() if count > 1)
        gone.update(_list_files(folder, have.difference(wanted)))
        missing.update(_list_files(folder, set(wanted) - have))
    if twice:
        raise OutputError("twice", min(twice))
    return SiteDifference(frozenset(folders), frozenset(gone), frozenset(missing))


def _list_files(folder: str, names: set[str]) -> Iterator[str]:
    return (f"{folder}{name}" for name in names if not name.endswith("/"))


def note_all(
    wanted: WantedSite, untouched: Collection[str], found: Survey
) -> dict[str, FolderListing]:
    """Return how the files of a site were left, by folder.

    In those that are `untouched` they are as this build has found them, if they were whole.
    """
    return {
        folder: found.found[folder]
        if folder in untouched and found.is_whole(folder)
        else _note(wanted, folder, found)
        for folder in wanted.tree.names
    }


def _note(wanted: WantedSite, folder: str, found: Survey) -> FolderListing:
    """Return how the files of a folder were left.

    A file is known by the state in which the build has `found` or made it: what somebody has
    written into it since is seen the next time, and so is what is so new that it may be written
    again without a trace.
    """
    latest, states = time_ns() - _TOO_NEW, dict[str, FileState]()
    before = found.found[folder].open() if folder in found.found else {}
    for name in wanted.tree.names[folder]:
        states[name] = UNKNOWN
        if name.endswith("/"):
            continue
        known = wanted.staged.get(f"{folder}{name}") or before.get(name, UNKNOWN)
        now = find_state(f"{found.site}/{folder}{name}")
        if now and now[1] < latest and (now[0], now[2]) == (known[0], known[2]):
            states[name] = now
    return FolderListing.of(states)
