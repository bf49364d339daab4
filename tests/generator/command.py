"""`aktsom` as tests run it: in a folder, in this process or in one of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from tests.tools import ROOT

FINE = ROOT / "tests" / "generator" / "golden" / "fine" / "content"
AS_OF = ("--as-of", "2026-11-22")


class Ran(Struct, frozen=True):
    """What a command left behind: its exit status, and what it wrote."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


def lay_out(folder: Path) -> Path:
    """Lay out a small report without faults in a folder's content/; return its organisation."""
    shutil.copytree(FINE, folder / "content", dirs_exist_ok=True)
    return folder / "content" / "fjordtre"


def run_apart(
    folder: Path, *arguments: str, before: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `aktsom` in a process of its own; `before` goes to Python itself."""
    usual = {each: os.environ[each] for each in ("PATH", "HOME") if each in os.environ}
    return subprocess.run(
        [sys.executable, *before, "-m", "generator", *arguments],
        cwd=folder,
        env={**usual, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )


def break_report(organisation: Path, file: str, old: str, new: str) -> None:
    """Replace a text in one of the report's files."""
    path = organisation / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
