"""The editor of whoever runs the preview: which it is, and opening a file at a line in it.

Only graphical editors are known: one that needs a terminal has none here. What is run is chosen by
the environment alone; of the content, nothing but the path of a file in it goes along.
"""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

_POSITION = ("{file}:{line}:{column}",)
_CODE = ("-g", *_POSITION)
_OPTIONS = ("--line", "{line}", "--column", "{column}", "{file}")
# The program's name, the name its users know it by, and what it is given.
_KNOWN: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "code": ("Visual Studio Code", _CODE),
    "code-insiders": ("Visual Studio Code", _CODE),
    "codium": ("VSCodium", _CODE),
    "cursor": ("Cursor", _CODE),
    "windsurf": ("Windsurf", _CODE),
    "idea": ("IntelliJ IDEA", _OPTIONS),
    "pycharm": ("PyCharm", _OPTIONS),
    "webstorm": ("WebStorm", _OPTIONS),
    "phpstorm": ("PhpStorm", _OPTIONS),
    "rider": ("Rider", _OPTIONS),
    "goland": ("GoLand", _OPTIONS),
    "zed": ("Zed", _POSITION),
    "subl": ("Sublime Text", _POSITION),
    "kate": ("Kate", _OPTIONS),
    "geany": ("Geany", _OPTIONS),
    "gedit": ("gedit", ("+{line}:{column}", "{file}")),
    "mate": ("TextMate", ("--line", "{line}:{column}", "{file}")),
    "bbedit": ("BBEdit", ("+{line}", "{file}")),
    "gvim": ("gVim", ("+{line}", "{file}")),
    "notepad++": ("Notepad++", ("-n{line}", "-c{column}", "{file}")),
}
# Looked for also when the environment names none; the others may be there without being used.
_USUAL = tuple(name for name, (_, given) in _KNOWN.items() if given in (_CODE, _OPTIONS))[:10]
_JETBRAINS = ("idea", "pycharm", "webstorm", "phpstorm", "rider", "goland")
# A program that still runs after so many seconds has begun well.
_PATIENCE = 3.0
# On Windows, `code` is a batch file: the shell that runs it would read these in a file's name.
_READ_BY_SHELL = re.compile(r"[\"%&|<>^!\r\n]")


class Editor(Struct, frozen=True):
    """An editor: the name its users know, its program, and what the program is given."""

    name: str
    program: str
    arguments: tuple[str, ...]


def find_editor(environment: Mapping[str, str], folder: Path) -> Editor | None:
    """Return the editor that the environment names, or the first usual one that is installed.

    `folder` is where we are, in which Windows looks for programs first.
    """
    folders = environment.get("PATH", os.defpath).split(os.pathsep)
    # A folder named from the one we are in could be the content's own.
    path = os.pathsep.join(each for each in folders if Path(each).is_absolute())
    for written in _candidates(environment):
        program = shutil.which(written, path=path)
        known = _KNOWN.get(Path(written).stem.lower())
        if known and program and _is_installed(Path(program), folder):
            return Editor(known[0], program, known[1])
    return None


def _is_installed(program: Path, folder: Path) -> bool:
    return program.is_absolute() and program.parent != folder


def _candidates(environment: Mapping[str, str]) -> Iterator[str]:
    for name in ("VISUAL", "EDITOR"):
        yield from _first_word(environment.get(name, ""))
    if "JetBrains" in environment.get("TERMINAL_EMULATOR", ""):
        yield from _JETBRAINS
    yield from _USUAL


def _first_word(command: str) -> tuple[str, ...]:
    try:
        return tuple(each.strip('"') for each in shlex.split(command, posix=os.sep == "/")[:1])
    except ValueError:  # a quotation mark without its fellow
        return ()


def find_file(content: Path, name: str) -> Path | None:
    """Return a file of the content by its path in it; None if it is elsewhere, or no file."""
    try:
        file = (content / name).resolve(strict=True)
        inside = file.is_relative_to(content.resolve()) and file.is_file()
    except (OSError, ValueError, RuntimeError):
        return None
    return file if name and inside else None


def open_file(editor: Editor, file: Path, line: int, column: int) -> bool:
    """Open a file (an absolute path) at a place and return whether the editor took it."""
    batch = editor.program.lower().endswith((".cmd", ".bat"))
    if batch and _READ_BY_SHELL.search(str(file)):
        return False
    given = {"{file}": str(file), "{line}": str(line), "{column}": str(column)}
    fill = partial(re.sub, r"{\w+}", lambda match: given[match.group()])
    command = [editor.program, *map(fill, editor.arguments)]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # ending the preview must not end the editor
        )
        return process.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True
    except (OSError, ValueError):
        return False
