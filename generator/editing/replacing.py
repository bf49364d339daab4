"""A folder given other files, all at once: whoever reads sees all of the old, or all of the new.

What is new is put together beside the folder, below a name that is passed over when content is
read, and the two swap names in one step. On systems that cannot, the old folder is moved aside
first; where that is ended in between, `finish_replacing` puts it back.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from generator.content.ignored_files import WORKSPACE
from generator.editing.kept_versions import report_files
from generator.editing.places import find_file
from generator.editing.saving import ChangedMeanwhileError
from generator.findings.finding import Ref
from generator.output.switch import exchange

_OURS = f"{WORKSPACE}replaced-"
# In a workspace: what is to come, what was moved aside until it has come, what is taken away.
_NEW, _OLD, _GONE = "new", "old", "gone"


def digests_of(folder: Path) -> Mapping[str, bytes]:
    """Return the digest of each file of a folder by its name. Raises OSError."""
    return {name: sha256(file.read_bytes()).digest() for name, file in report_files(folder)}


def digests_in(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the digests of files as they would be in a folder."""
    return {name: sha256(data).digest() for name, data in files.items()}


def replace_files(
    folder: Path, before: Mapping[str, bytes], wanted: Mapping[str, bytes] | None
) -> None:
    """Give a folder these files, or take it away (None), all at once.

    `before` are the digests that its files must have until then: none where there is no folder.
    What is hidden in it, and links, stay. Raises ChangedMeanwhileError, UnknownPlaceError, OSError;
    then it is as it was.
    """
    workspace = folder.with_name(f"{_OURS}{folder.name}")
    _finish(workspace)
    workspace.mkdir(parents=True)
    try:
        if wanted is not None:
            _prepare(folder, workspace / _NEW, wanted)
        if digests_of(folder) != before:
            raise ChangedMeanwhileError(folder)
        if wanted is None:
            folder.rename(workspace / _GONE)
        else:
            _switch(folder, workspace, before)
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def finish_replacing(content: Path) -> None:
    """Clear away what a replacing has left that was ended; a folder moved aside comes back."""
    for each in (*content.glob(f"{_OURS}*"), *content.glob(f"*/{_OURS}*")):
        with suppress(OSError):
            _finish(each)


def _finish(workspace: Path) -> None:
    folder = workspace.with_name(workspace.name.removeprefix(_OURS))
    if (workspace / _OLD).is_dir() and not folder.exists():
        (workspace / _OLD).rename(folder)
    if workspace.exists():
        shutil.rmtree(workspace)


def _prepare(folder: Path, new: Path, wanted: Mapping[str, bytes]) -> None:
    """Make a folder like another, but with these files."""
    if folder.is_dir():
        shutil.copytree(folder, new, symlinks=True)
    else:
        new.mkdir()
    for name, file in list(report_files(new)):
        if name not in wanted:
            file.unlink()
    for each in _changed(new, wanted):
        file = find_file(new, Ref(each))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(wanted[each])


def _changed(folder: Path, wanted: Mapping[str, bytes]) -> Iterator[str]:
    now = digests_of(folder)
    yield from (name for name, digest in digests_in(wanted).items() if now.get(name) != digest)


def _switch(folder: Path, workspace: Path, before: Mapping[str, bytes]) -> None:
    new, old = workspace / _NEW, workspace / _OLD
    if not folder.exists():
        new.rename(folder)
    elif exchange(new, folder):
        # Nobody can have written in between, but just before; then it is all put back.
        if digests_of(new) != before:
            exchange(new, folder)
            raise ChangedMeanwhileError(folder)
    else:
        folder.rename(old)
        try:
            new.rename(folder)
        except OSError:
            old.rename(folder)
            raise
