# ruff: noqa: INP001 - a program to run, part of no package
"""Make dist/kept/, what the package has with it of the user's caches: `python tools/make_kept.py`.

A first run works out for two seconds what every first run does: data files read, patterns and
templates compiled, styles put together. Here the command runs on the contents of the tests, with
caches of its own, and what it kept is taken as it is. Each file's name says what it comes from, by
digest, so that none is read that anything is newer than; what is compiled is for this version of
Python, and another one compiles for itself.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

_ROOT = Path(__file__).parents[1]
_TARGET = _ROOT / "dist" / "kept"
# What is kept of the program alone, by what its name begins with; all else is of one user or site.
_KINDS = (
    "countries-",
    "currencies-",
    "data-",
    "html-",
    "hyphens-",
    "patterns-",
    "phrases-",
    "styles-",
)
_FOLDERS = ("paper", "three-languages", "valid")


def main() -> None:
    """Make the folder anew. Raises CalledProcessError where a command ends in a fault."""
    with TemporaryDirectory(prefix="aktsom-kept-") as place:
        # Sets have one order, so that the same program gives the same bytes.
        surroundings = {**os.environ, "XDG_CACHE_HOME": place, "PYTHONHASHSEED": "0"}
        for arguments in _list_commands(place):
            command = (sys.executable, "-m", "generator", *arguments)
            subprocess.run(command, cwd=_ROOT, env=surroundings, stdout=subprocess.PIPE, check=True)
        shutil.rmtree(_TARGET, ignore_errors=True)
        _TARGET.mkdir(parents=True)
        for each in sorted(Path(place, "aktsom").iterdir()):
            if each.name.startswith(_KINDS):
                shutil.copyfile(each, _TARGET / each.name)


def _list_commands(place: str) -> Iterator[tuple[str, ...]]:
    yield ("rules",)
    made, who = str(Path(place, "made")), ("--name", "Nordlys AS", "--number", "123456785")
    yield ("init", made, *who, "--source", "eksempel/aktsom")
    yield ("new", "--content", f"{made}/content")
    yield ("check", "--content", f"{made}/content")
    for number, content in enumerate(("content", *(f"tests/folders/{each}" for each in _FOLDERS))):
        out = str(Path(place, "site", str(number)))
        yield ("build", "--drafts", "--pdf", "--content", content, "--out", out)


if __name__ == "__main__":
    main()
