"""What a build had made when it was stopped: the next one goes on from there.

A build that is interrupted or ended, or that findings stop, has made files that no site has yet.
They are kept with what else this machine remembers of the output folder, where nobody else may
write, until the next build has used or renewed them. They are found by their digests: what is half
written, or of another content, is as good as nothing.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from generator.content.private_folders import is_private
from generator.output.records import Record
from generator.output.switch import NEW

# In a workspace: what an earlier build had made; and the same, while nobody builds.
EARLIER = "earlier"
_KEPT = "unfinished"


def lay_by(workspace: Path, record: Record) -> None:
    """Keep what a build has made in its workspace and no site has, as far as the system lets us.

    A workspace that others may write in, or that is on another disk, is left as it is.
    """
    if record.place is None or not is_private(workspace):
        return
    with suppress(OSError):
        for name in (EARLIER, NEW):
            merge(workspace / name, record.place / _KEPT)


def take_up(workspace: Path, record: Record) -> None:
    """Give a new workspace what an earlier build had made, if there is any."""
    if record.place is not None and (record.place / _KEPT).is_dir():
        with suppress(OSError):
            (record.place / _KEPT).rename(workspace / EARLIER)
        # It may be on another disk than the site.
        shutil.rmtree(record.place / _KEPT, ignore_errors=True)


def merge(source: Path, target: Path) -> None:
    """Move the files of a folder into another, over those of the same name. Raises OSError."""
    if not source.is_dir():
        return
    if not target.is_dir():
        source.rename(target)
        return
    for folder, _, names in os.walk(source):
        inner = target / Path(folder).relative_to(source)
        inner.mkdir(parents=True, exist_ok=True)
        for name in names:
            (Path(folder) / name).replace(inner / name)
