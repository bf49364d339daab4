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

from generator.output.records import Record
from generator.output.survey import OutputError
from generator.output.unfinished import merge

# In a workspace, and with what is remembered of the site.
_SPARE = "spare"
# It is kept if no more than one file in so many has changed: the others take no room.
_FEW = 4


def complete_site(
    staged: Path, site: Path, unchanged: Mapping[str, int], record: Record
) -> tuple[Path, Collection[str]]:
    """Add what is as it was on the site to what is `staged` in a workspace.

    `unchanged` are the paths of those files, and their numbers on the disk. Returns the new site,
    and those of these paths that were linked, which touches them. Raises OutputError.
    """
    spare = _take(staged.parent, record)
    missing: Collection[str] = unchanged
    if spare:
        missing = unchanged.keys() - _reduce(str(spare), "", unchanged)
    new = spare or staged
    for path in missing:
        try:
            _link(f"{site}/{path}", f"{new}/{path}")
        except (FileExistsError, NotADirectoryError):
            raise OutputError("in_the_way", path) from None
    if spare:
        merge(staged, spare)
    shutil.copystat(site, new)
    return new, missing


def keep_spare(old: Path, site: Path, unchanged: Collection[str], of: int, record: Record) -> bool:
    """Keep the folder of the old site, if the new one, `of` so many files, has most of them.

    Returns whether it was kept: else it will be deleted, which touches what the two share.
    """
    first = next(iter(unchanged), None)
    if record.place is None or first is None or len(unchanged) * _FEW < of * (_FEW - 1):
        return False
    with suppress(OSError):
        if (old / first).samefile(site / first):  # they are copies where there are no links
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


def _reduce(folder: str, prefix: str, wanted: Mapping[str, int]) -> set[str]:
    """Take away all below a folder but these very files; return the paths of those there are."""
    left: set[str] = set()
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        path = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            inner = _reduce(entry.path, f"{path}/", wanted)
            left |= inner
            if not inner:
                os.rmdir(entry.path)  # noqa: PTH106 - walked by its name
        elif wanted.get(path) == entry.inode():
            left.add(path)
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
