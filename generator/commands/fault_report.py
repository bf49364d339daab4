"""A fault of the program, written to a file that may be passed on: where, and with what versions.

Nothing of the content is in it, nor of the machine: no values, no messages of errors, no names of
folders but the program's own, and of what was asked for only the command and its options' names.
"""

import hashlib
import platform
import re
import sys
import traceback
from collections.abc import Iterator, Sequence
from importlib.metadata import distributions
from pathlib import Path

from generator.commands import COMMANDS
from generator.formats.version import program_version
from schema.user_cache import keeping_folder

_PROGRAM = Path(__file__).parents[2]
_PARTS = (_PROGRAM / "generator", _PROGRAM / "schema")
_OPTION = re.compile(r"--[a-z-]+")
# What an error in another process brings along is text.
_FRAME = re.compile(r'^  File "(.*)", line (\d+), in (\S+)$', re.MULTILINE)
_LIBRARIES = "site-packages"


def write_fault(error: BaseException, arguments: Sequence[str]) -> Path | None:
    """Write what there is to say of a fault; return the file, or None where none can be written.

    The same fault of the same program is the same file.
    """
    folder = keeping_folder()
    if folder is None:
        return None
    text = "\n".join((*_versions(), _asked(arguments), *_chain(error))) + "\n"
    file = folder / "faults" / f"{hashlib.sha256(text.encode()).hexdigest()[:12]}.txt"
    try:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return file


def find_origin(error: BaseException) -> str:
    """Return where in the program an error came from, also when a library raised it."""
    passed = ([*_frames(each)] for each in _behind(error))
    frames = next(filter(None, passed), [])
    ours = [each for each in frames if any(map(Path(each[0]).is_relative_to, _PARTS))]
    file, line, _ = (ours or frames or [("?", 0, "")])[-1]
    return f"{Path(file).name}:{line}"


def _versions() -> Iterator[str]:
    yield f"aktsom {program_version()}".rstrip()
    yield f"Python {platform.python_version()}, {sys.platform}, {platform.machine()}"
    packages = {each.metadata["Name"].lower(): each.version for each in distributions()}
    packages.pop("aktsom", None)
    yield ", ".join(f"{name} {packages[name]}" for name in sorted(packages))


def _asked(arguments: Sequence[str]) -> str:
    command = next((each for each in arguments if each in COMMANDS), "")
    options = [match[0] for each in arguments if (match := _OPTION.match(each))]
    return " ".join(("aktsom", command, *options))


def _chain(error: BaseException) -> Iterator[str]:
    """Yield an error and those behind it, each by its kind and where it came from."""
    for each in _behind(error):
        yield ""
        yield type(each).__name__
        yield from (_place(*frame) for frame in _frames(each))


def _behind(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those that it came from."""
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        following = following.__cause__ or following.__context__


def _frames(error: BaseException) -> Iterator[tuple[str, int, str]]:
    """Yield where an error passed, from the outside in: file, line and function."""
    for each in traceback.extract_tb(error.__traceback__):
        yield each.filename, each.lineno or 0, each.name
    if type(error).__name__ == "_RemoteTraceback":
        for file, line, name in _FRAME.findall(str(error)):
            yield file, int(line), name


def _place(file: str, line: int, name: str) -> str:
    """Return a place in code; of where that lies on the machine, nothing."""
    path = Path(file)
    if path.is_relative_to(_PROGRAM) and _LIBRARIES not in path.parts:
        shown = path.relative_to(_PROGRAM).as_posix()
    elif _LIBRARIES in path.parts:
        shown = "/".join(path.parts[path.parts.index(_LIBRARIES) + 1 :])
    else:
        shown = "/".join(path.parts[-2:]) if sys.base_prefix in file else path.name
    return f"  {shown}:{line} {name}"
