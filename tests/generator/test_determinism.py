"""The same content gives the same bytes: whatever the folder, the seed of hashes, the processes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.generator.samples import HEAD, copy_report
from tests.tools import ROOT

pytestmark = pytest.mark.slow

PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from generator.build import Options, build

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
    for number in range(8):
        copy_report(content, f"org-{number}")
    copy_report(
        content, "three", {"organisation.yaml": ("languages: [nb]", LANGUAGES), HEAD: REVISED}
    )
    one = build_in(tmp_path / "here", content, processes=1, seed=1)
    other = build_in(tmp_path / "some" / "where" / "else", content, processes=2, seed=2)
    assert list(one) == list(other)
    assert [path for path in one if one[path] != other[path]] == []
    assert {"three/en/2023/index.html", "sitemap.xml", "org-7/feed.xml"} <= one.keys()


def test_a_build_upon_a_build_changes_nothing(tmp_path: Path) -> None:
    content = copy_report(tmp_path / "original")
    first = build_in(tmp_path / "work", content, processes=1, seed=1)
    shutil.rmtree(tmp_path / "work" / "content")
    assert build_in(tmp_path / "work", content, processes=1, seed=2) == first
