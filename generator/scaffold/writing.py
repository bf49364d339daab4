"""New files on disk: all of a report's, or none; what is there already is never written over."""

import shutil
from pathlib import Path

from generator.scaffold.planning import Scaffold


def write_report_folder(folder: Path, scaffold: Scaffold) -> None:
    """Make a report's folder with everything in it.

    Raises FileExistsError when the folder is there; it is taken away again when something fails.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir()
    try:
        for name, text in scaffold.files.items():
            write_new(folder / name, text)
        for name, file in scaffold.attachments.items():
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(file, folder / name)
    except BaseException:
        shutil.rmtree(folder)
        raise


def write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet. Raises FileExistsError when it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(text)


def replace_file(file: Path, data: bytes) -> None:
    """Give a file another content: all of it or, where something fails, what it had."""
    new = file.with_name(f".{file.name}~")  # a name that is passed over when content is read
    try:
        new.write_bytes(data)
        shutil.copymode(file, new)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
