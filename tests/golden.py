"""Expected output, kept in files beside the tests, and what to do when it has changed.

`AKTSOM_RENEW=1` writes it anew; read the difference before you commit it.
"""

import os
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path

import pytest

from tests.tools import ROOT

_BEFORE, _AFTER = 2, 3
_LONGEST = 160


def check_golden(made: str, file: Path, renew: str = "") -> None:
    """Fail unless a file has just this text; `renew` is the command that writes it, if another."""
    check_goldens({file.name: made}, file.parent, renew)


def check_goldens(made: Mapping[str, str], folder: Path, renew: str = "", kinds: str = "") -> None:
    """Fail unless files in a folder have just these texts, by path; `kinds` finds all there are.

    With `kinds`, a pattern as of `Path.rglob`, a file that was not made is a difference too.
    """
    if os.environ.get("AKTSOM_RENEW"):
        _renew(made, folder, kinds)
    paths = dict.fromkeys((*made, *(_name(each, folder) for each in _files(folder, kinds))))
    for path in paths:
        expected = _read(folder / path)
        if made.get(path) != expected:
            difference = first_difference(expected, made.get(path))
            where = f"{os.path.relpath(folder / path, ROOT)}:{difference}"
            pytest.fail(f"{where}\n\nIf this is right: {renew or _command()}", pytrace=False)


def first_difference(expected: str | None, made: str | None) -> str:
    """The number of the first line that differs, and what stands around it in both."""
    if expected is None or made is None:
        return "1: is new" if expected is None else "1: is no longer made"
    old, new = expected.split("\n"), made.split("\n")
    pairs = zip_longest(old, new)
    at = next((at for at, (one, other) in enumerate(pairs) if one != other), len(old))
    lines = (
        *(f"  {line}" for line in old[max(0, at - _BEFORE) : at]),
        *(f"- {line}" for line in old[at : at + _AFTER]),
        *(f"+ {line}" for line in new[at : at + _AFTER]),
    )
    shown = (line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in lines)
    return "\n".join((f"{at + 1}: - is expected, + is made", *shown))


def _renew(made: Mapping[str, str], folder: Path, kinds: str) -> None:
    for file in _files(folder, kinds):
        if _name(file, folder) not in made:
            file.unlink()
    for path, text in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="")


def _files(folder: Path, kinds: str) -> list[Path]:
    return sorted(each for each in folder.rglob(kinds) if each.is_file()) if kinds else []


def _name(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix()


def _read(file: Path) -> str | None:
    return file.read_bytes().decode() if file.is_file() else None


def _command() -> str:
    test = os.environ.get("PYTEST_CURRENT_TEST", "").partition("::")[0]
    return f"AKTSOM_RENEW=1 .venv/bin/python -m pytest {test}"
