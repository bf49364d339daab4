"""New files on disk: all of a report's, or none; what is there already is never written over."""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.scaffold.planning import Scaffold
from generator.scaffold.ready_folder import ready_folder


def write_report_folder(folder: Path, scaffold: Scaffold, organisation: str | None) -> None:
    """Make a report's folder with everything in it.

    `organisation` is the text of organisation.yaml, for an organisation that is new. Raises
    FileExistsError when the folder is there.
    """
    if folder.exists():
        raise FileExistsError(folder)
    with ready_folder(folder if organisation is None else folder.parent) as ready:
        report = ready if organisation is None else ready / folder.name
        for name, text in scaffold.files.items():
            write_new(report / name, text)
        for name, file in scaffold.attachments.items():
            (report / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(file, report / name)
        if organisation is not None:
            write_new(ready / "organisation.yaml", organisation)


def write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet. Raises FileExistsError when it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(text)


def replace_all(changes: Iterable[tuple[Path, bytes | None]]) -> None:
    """Give files other contents, or (None) take them away: all of them or, if one fails, none.

    Folders are made, and those that are left empty go.
    """
    done: list[tuple[Path, bytes | None]] = []
    try:
        for file, data in changes:
            done.append((file, file.read_bytes() if file.is_file() else None))
            _put(file, data)
    except BaseException:
        for file, before in reversed(done):
            with suppress(OSError):
                _put(file, before)
        raise


def _put(file: Path, data: bytes | None) -> None:
    if data is None:
        file.unlink(missing_ok=True)
        remove_empty(file.parent)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, data)


def remove_empty(folder: Path) -> None:
    """Take a folder away, and those above it, as long as there is nothing in them."""
    with suppress(OSError):  # there is something in it
        for each in (folder, *folder.parents):
            each.rmdir()


def replace_file(file: Path, data: bytes) -> None:
    """Give a file another content: all of it or, where something fails, what it had."""
    new = file.with_name(f".{file.name}~")  # a name that is passed over when content is read
    try:
        new.write_bytes(data)
        if file.exists():
            shutil.copymode(file, new)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
