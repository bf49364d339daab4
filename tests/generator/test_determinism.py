"""The same content gives the same bytes: whatever the folder, the seed of hashes, the processes."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.generator.samples import HEAD, copy_report
from tests.tools import ROOT

pytestmark = pytest.mark.slow

# The folder in memory, where there is one: it lists its files in another order than a disk does.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder of its own
# Two organisations are worth two processes here: they show the same as the eight of a real build.
FEW = 2
PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from generator.line import processes
from generator.line.build import Options, build

processes._WORTH_A_PROCESS = 1
options = Options(date(2026, 11, 22), True, "https://example.org/sub", processes=int(sys.argv[1]))
assert build(Path("content"), Path("site"), options).written
"""
LANGUAGES = "languages: [nb, nn, en]"
REVISED = (
    "signing:",
    "revisions:\n  - date: 2024-06-01\n    changes: Rettet et tall.\n\nsigning:",
)


def build_in(folder: Path, content: Path, processes: int, seed: int) -> dict[str, bytes]:
    """Build a content folder in a working folder of its own; return every file of the site."""
    shutil.copytree(content, folder / "content")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-c", PROGRAM, str(processes)]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    site = folder / "site"
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    content = tmp_path / "original"
    for number in range(FEW):
        copy_report(content, f"org-{number}")
    copy_report(
        content, "three", {"organisation.yaml": ("languages: [nb]", LANGUAGES), HEAD: REVISED}
    )
    one = build_in(tmp_path / "here", content, processes=1, seed=1)
    other = build_in(tmp_path / "some" / "where" / "else", content, processes=2, seed=2)
    assert list(one) == list(other)
    assert [path for path in one if one[path] != other[path]] == []
    assert {"three/en/2023/index.html", "sitemap.xml", "org-1/feed.xml"} <= one.keys()


def test_a_build_upon_a_build_changes_nothing(tmp_path: Path) -> None:
    content = copy_report(tmp_path / "original")
    first = build_in(tmp_path / "work", content, processes=1, seed=1)
    shutil.rmtree(tmp_path / "work" / "content")
    assert build_in(tmp_path / "work", content, processes=1, seed=2) == first


# Each machine differs from the other in all that may be otherwise: where their bytes are the same,
# none of it matters. (What day it is, only commands ask: see the test after the next.)
ONE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "COLUMNS": "80", "HOME": "one"}
OTHER = {
    "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "77", "COLUMNS": "200",
    "HOME": "other", "CI": "true", "SOURCE_DATE_EPOCH": "1", "PYTHONOPTIMIZE": "1",
}  # fmt: skip
EVERYTHING = """
import os, sys
from datetime import date
from pathlib import Path
from generator.line import processes
from generator.line.build import Options, build
from generator.pdf.availability import find_printer

processes._WORTH_A_PROCESS = 1
count, cache, mask = map(int, sys.argv[1:])
os.umask(mask)
options = Options(
    date(2026, 11, 22), True, "https://example.org/sub", processes=count, cache=bool(cache),
    printer=find_printer(),
)
for _ in range(1 + cache):
    if not build(Path("content"), Path("site"), options).written:
        sys.exit("nothing was built")
"""


def build_everything(
    folder: Path, files: dict[str, bytes], environment: dict[str, str], *how: int
) -> dict[str, bytes]:
    """Write a content in the order given, and build all that can be built of it."""
    for path, data in files.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        os.utime(file, (how[0] * 1e9, how[0] * 1e9))
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    home = str(folder / environment["HOME"])
    given = {**kept, **environment, "PYTHONPATH": str(ROOT), "HOME": home}
    command = [sys.executable, "-c", EVERYTHING, *map(str, how)]
    subprocess.run(command, cwd=folder, env=given, check=True)
    site = folder / "site"
    found = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def test_another_machine_gives_the_same_bytes_with_search_and_pdf(tmp_path: Path) -> None:
    fine = ROOT / "tests" / "generator" / "golden" / "fine" / "content" / "fjordtre"
    files = {
        f"o-{number}/{path.relative_to(fine).as_posix()}": path.read_bytes()
        for number in range(FEW)
        for path in sorted(fine.rglob("*"))
        if path.is_file()
    }
    one = build_everything(tmp_path / "en", files, ONE, 1, 1, 0o022)
    turned = dict(reversed(files.items()))
    with tempfile.TemporaryDirectory(prefix="another-machine-æøå-", dir=MEMORY) as folder:
        other = build_everything(Path(folder) / "et" / "annet", turned, OTHER, 2, 0, 0o077)
    assert list(one) == list(other)
    assert [path for path in one if one[path] != other[path]] == []
    kinds = {path.rpartition(".")[2] for path in one}
    assert {"html", "pdf", "json", "csv", "xml", "css", "pf_index", "pf_meta"} <= kinds


def test_nothing_but_the_commands_asks_what_day_it_is() -> None:
    """Nor what time: only how long something took is told, to people."""
    asking = re.compile(r"\b(?:date\.today|datetime\.now|utcnow|time\.time|localtime|gmtime)\b")
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in ("generator", "schema")
        for path in (ROOT / folder).rglob("*.py")
        if asking.search(path.read_text(encoding="utf-8"))
    }
    assert found == {
        "generator/commands/values.py",
        "generator/commands/serve.py",
        "generator/editing/saving.py",  # how old it is what a killed save has left
        "generator/serve/desk_worker.py",
        "generator/serve/worker.py",
    }
