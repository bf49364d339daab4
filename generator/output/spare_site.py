"""The site before the last, kept as a folder that the next one is put together in.

Nearly all files of a site are the very same as in the one before, by links. In a folder that has
them already, only what differs is touched: a register of 9,000 has some 300,000 files, and linking
all of them for one word costs more than all else. The folder is kept with what else this machine
remembers of the site. It is not believed: a file of it stays only if it is the same file as the
site's, by its number on the disk, and anything else in it is taken away.
"""

import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from time import time_ns

from msgspec import Struct

from generator.content.file_state import TOO_NEW, FileState, find_state
from generator.output.records import Record
from generator.output.survey import OutputError
from generator.output.unfinished import merge
from generator.output.wanted_site import WantedSite

# In a workspace, and with what is remembered of the site.
_SPARE = "spare"
# It is kept if no more than one file in so many has changed: the others take no room.
_FEW = 4


class CompleteSite(Struct, frozen=True):
    """The folder of a new site. In those folders of it that are `linked` a file was linked anew.

    `settled` are the states of its folders, but for those that were touched just now.
    """

    folder: Path
    wanted: WantedSite
    linked: frozenset[str]
    settled: Mapping[str, FileState]

    def list_untouched(self) -> dict[str, FileState]:
        """Return the states of the old site's folders that have the very same files as this one.

        Linking a file touches it.
        """
        others = self.wanted.touched | self.linked | {""}
        states = ((each, self.wanted.there.folders.get(each)) for each in self.wanted.tree.names)
        return {each: state for each, state in states if state and each not in others}


def complete_site(staged: Path, wanted: WantedSite, record: Record) -> CompleteSite:
    """Add what is as it was on the site to what is `staged` in a workspace.

    Returns the new site. Raises OutputError.
    """
    spare, site, linked = _take(staged.parent, record), wanted.there.site, set[str]()
    new, touched, same = spare or staged, wanted.touched, dict[str, FileState]()
    for folder in sorted(wanted.tree.names):  # what is around a folder comes before it
        if spare and folder not in touched and _is_same(spare, folder, wanted):
            same[folder] = wanted.spare[folder]
            continue
        unchanged = wanted.list_unchanged(folder)
        there = _reduce(f"{spare}/{folder}", unchanged, wanted.tree.names[folder]) if spare else ()
        for name in unchanged.keys() - there:
            linked.add(folder)
            try:
                _link(f"{site}/{folder}{name}", f"{new}/{folder}{name}")
            except (FileExistsError, NotADirectoryError):
                raise OutputError("in_the_way", f"{folder}{name}") from None
    if spare:
        merge(staged, spare)
    shutil.copystat(site, new)
    return CompleteSite(new, wanted, frozenset(linked), _settle(new, wanted, same))


def _settle(new: Path, wanted: WantedSite, same: dict[str, FileState]) -> dict[str, FileState]:
    """Return the states of a site's folders, `same` of them known, before anybody sees it.

    A folder in which there is anything else is none of them: an empty one, say, of a file that is
    not wanted after all.
    """
    latest, settled = time_ns() - TOO_NEW, same
    for folder in wanted.tree.names.keys() - same.keys() - {""}:
        place = f"{new}{os.sep}{folder}"
        state = find_state(place)
        if state and max(state[:2]) < latest:
            names = [each.removesuffix("/") for each in wanted.tree.names[folder]]
            if sorted(os.listdir(place)) == sorted(names):  # noqa: PTH208 - of many folders
                settled[folder] = state
    return settled


def _is_same(spare: Path, folder: str, wanted: WantedSite) -> bool:
    """Tell whether a folder that was kept has the very files that the site has there."""
    known = wanted.spare.get(folder)
    return (
        known is not None
        and wanted.there.is_whole(folder)
        and find_state(f"{spare}{os.sep}{folder}") == known
    )


def keep_spare(old: Path, wanted: WantedSite, record: Record) -> bool:
    """Keep the folder of the old site, if the new one has most of its files.

    Returns whether it was kept: else it will be deleted, which touches what the two share.
    """
    first, count = wanted.find_unchanged(), wanted.tree.count
    few = len(wanted.staged) * _FEW > count
    if record.place is None or first is None or few:
        return False
    with suppress(OSError):
        # They are copies where there are no links.
        if (old / first).samefile(f"{wanted.there.site}/{first}"):
            old.rename(record.place / _SPARE)
            return True
    return False


def _take(workspace: Path, record: Record) -> Path | None:
    """Move the folder that was kept into a workspace; None where there is none to be had."""
    if record.place is None or not (record.place / _SPARE).is_dir():
        return None
    spare = workspace / _SPARE
    with suppress(OSError):
        return (record.place / _SPARE).rename(spare)
    shutil.rmtree(record.place / _SPARE, ignore_errors=True)
    return None


def _reduce(folder: str, wanted: Mapping[str, int], names: Collection[str]) -> set[str]:
    """Take away all in a folder but these very files, and folders of these names.

    Returns the names of the files that there are.
    """
    left: set[str] = set()
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except FileNotFoundError:
        return left
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if f"{entry.name}/" not in names:
                shutil.rmtree(entry.path)
        elif wanted.get(entry.name) == entry.inode():
            left.add(entry.name)
        else:
            os.unlink(entry.path)  # noqa: PTH108 - walked by its name
    return left


def _link(old: str, new: str) -> None:
    """Make a file appear in another place too, at no cost where the file system lets it."""
    try:
        os.link(old, new)
    except (FileExistsError, NotADirectoryError):
        raise
    except FileNotFoundError:
        folder = Path(new).parent
        if folder.is_dir():  # it is the old file that is gone
            raise
        folder.mkdir(parents=True)
        _link(old, new)
    except OSError:
        Path(new).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(old, new)
        shutil.copystat(old, new)
