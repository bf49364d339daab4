"""What the check and the build of as much as is let through of each construct take.

The constructs are those of tests/growth, each written as often as one file may have it.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from schema.limits import most
from tests.growth.constructs import Construct, load_constructs
from tests.organisations import KEY
from tests.tools import ROOT

_COMMANDS = {
    "check": ("check", "content"),
    "build": ("build", "--drafts", "--no-search"),
}
# Files of their own are made one by one: more would measure the disk.
_MOST_FILES = 1_000


class Grown(Struct, frozen=True):
    """What a command took for a construct written so many times: seconds of processors."""

    construct: str
    command: str
    count: int
    seconds: float


def measure_growth(folder: Path) -> Iterator[Grown]:
    """Yield what check and build take for each construct; content is written below a folder."""
    for name, construct in load_constructs().items():
        count = largest(construct)
        with TemporaryDirectory(dir=folder) as place:
            for path, text in construct.organisation(count).items():
                file = Path(place) / "content" / KEY / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            for command, arguments in _COMMANDS.items():
                yield Grown(name, command, count, _take(arguments, Path(place)))


def largest(construct: Construct) -> int:
    """Return how often a construct may be written: by the limits of its files."""
    low, high = 1, _MOST_FILES if construct.each_file else construct.count_for(most("text_bytes"))
    while low < high:
        middle = (low + high + 1) // 2
        if all(_fits(path, text) for path, text in construct.organisation(middle).items()):
            low = middle
        else:
            high = middle - 1
    return low


def _fits(path: str, text: str) -> bool:
    lines = text.count("\n")
    listed = max(text.count("\n  - "), *(each.count(", ") for each in text.split("["))) + 1
    keys = max(text.count("\nk"), text.count("\n  k"), text.count("\nrisks"))
    prose = path.endswith(".md")
    return (
        len(text.encode()) <= most("text_bytes")
        and lines < most("text_lines")
        and (prose or (listed < most("items") and keys < most("keys")))
        and not (prose and f"\n{text}".count("\n## ") >= most("answers"))
    )


def _take(arguments: tuple[str, ...], folder: Path) -> float:
    program = [sys.executable, "-m", "generator", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "GITHUB_ACTIONS": ""}
    process = subprocess.Popen(
        program, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise RuntimeError(f"{program} ended with {process.returncode} in {folder}")
    return usage.ru_utime + usage.ru_stime
