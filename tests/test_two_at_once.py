"""Two commands at once in one folder: each does its work or says that it cannot; all is whole."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from itertools import combinations_with_replacement
from pathlib import Path

import pytest

from generator.editing.desk import Desk
from generator.editing.places import AnswerPlace
from tests.generator.command import AS_OF, FINE
from tests.generator.repositories import git
from tests.kills import REPORT
from tests.processes import start, wait_for_none
from tests.tools import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc"),
]
COMMANDS = {
    "build": ("build", "--drafts", "--no-search", *AS_OF),
    "check": ("check", *AS_OF),
    "compare": ("compare", "HEAD"),
    "import": ("import", str(REPORT), "--organisation", "granlund", "--year", "2023"),
    "import again": (
        "import", str(REPORT), "--organisation", "fjordtre", "--year", "2025", "--overwrite",
    ),
    "migrate": ("migrate", "content/fjordtre"),
    "new": ("new", "fjordtre", "2026"),
    "sign": ("sign", "content/fjordtre/2025"),
}  # fmt: skip
# What `sign` writes beside.
SAVED = ("fjordtre/2025", "0.signature", "nb")
# What is left is checked and built, with what the two have kept: one process costs less than two.
AFTERWARDS = f"""
import sys
from generator.cli import main
sys.exit(max(main({COMMANDS["check"]!r}), main({COMMANDS["build"]!r})))
"""
# What a command may say of the other: that it is there, or that its work is done already.
_STATUSES = {0, 1, 2}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a small report in it."""
    shutil.copytree(FINE, tmp_path / "content")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "content")
    git(tmp_path, "commit", "-qm", "x")
    return tmp_path


def begin(folder: Path, name: str, number: int) -> "subprocess.Popen[bytes]":
    said = folder / f"said-{number}" / "said.txt"
    return start(folder, COMMANDS[name], surroundings(folder, number), said=said)


def surroundings(folder: Path, number: int) -> dict[str, str]:
    place = folder / f"said-{number}"
    place.mkdir(exist_ok=True)
    return {"XDG_CACHE_HOME": str(folder / "cache"), "TMPDIR": str(place)}


@pytest.mark.parametrize("pair", [*combinations_with_replacement(COMMANDS, 2)], ids=" and ".join)
def test_both_end_and_all_is_whole(folder: Path, pair: tuple[str, str]) -> None:
    started = [begin(folder, name, number) for number, name in enumerate(pair)]
    statuses = [process.wait() for process in started]
    for process in started:
        wait_for_none(process.pid)
    said = [(folder / f"said-{n}" / "said.txt").read_text(encoding="utf-8") for n in (0, 1)]
    assert set(statuses) <= _STATUSES, said
    assert not any("Traceback" in each or "sviktet" in each for each in said), said
    # One of them at least has done what it was to do.
    assert min(statuses) < 2, said
    left = {each.name for each in folder.rglob("*") if ".aktsom-" in each.name}
    assert left <= {".aktsom-manifest.json"}
    alone = subprocess.run(
        [sys.executable, "-c", AFTERWARDS],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), **surroundings(folder, 2)},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert alone.returncode in {0, 1}, alone.stderr
    # Files that are not whole, or of nobody; what an import could not place is told of as well.
    assert not re.search("SYN0(?!10)", alone.stdout), alone.stdout
    assert "sviktet" not in alone.stdout + alone.stderr


def test_a_report_is_signed_and_saved_from_the_page_at_once(folder: Path) -> None:
    """Both write the same file: what is saved stays, and the signature is there or was refused."""
    file = folder / "content" / "fjordtre" / "2025" / "report.yaml"
    desk, place, today = Desk(folder / "content"), AnswerPlace(*SAVED), date(2026, 6, 1)
    signing, places, kept = begin(folder, "sign", 0), 0, None
    while signing.poll() is None or not places:
        opened = desk.open(place, today)
        assert isinstance(opened.value, dict)
        given = {**opened.value, "place": f"Sted {places}"}
        if desk.save(place, given, opened.stamp, today).saved:
            kept = places
        places += 1
    wait_for_none(signing.pid)
    said = (folder / "said-0" / "said.txt").read_text(encoding="utf-8")
    assert signing.returncode in _STATUSES, said
    assert "Traceback" not in said
    written = file.read_text(encoding="utf-8")
    assert kept is not None
    assert written.count(f"place: Sted {kept}\n") == 1
    assert ("digest:" in written) == (signing.returncode == 0), said
    assert not [each for each in file.parent.iterdir() if ".aktsom-" in each.name]
