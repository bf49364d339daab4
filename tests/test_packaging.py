"""The set-up: locked packages, the make targets, and the wheel that others install."""

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.tools import ROOT

LOCKS = ("run", "pdf", "test", "bench", "lock", "audit", "verapdf")


def locked(name: str) -> dict[str, str]:
    """The packages of a lock and their versions."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))


def wanted(requirements: list[str]) -> set[str]:
    """The names of requirements such as "pelican[markdown]>=4.11"."""
    return {re.split(r"[^a-z0-9-]", requirement)[0] for requirement in requirements}


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_version_and_a_hash(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    packages = text.replace("\\\n", " ").splitlines()
    pinned = r"[a-z0-9-]+==\S+( ; .+?)?(\s+--hash=sha256:[0-9a-f]{64})+"
    assert [package for package in packages if not re.fullmatch(pinned, package)] == []


def test_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    run = wanted(project["project"]["dependencies"])
    assert run | wanted(groups["build"]) <= locked("run").keys()
    assert run | wanted(groups["build"]) | wanted(groups["test"]) <= locked("test").keys()
    extra = wanted(project["project"]["optional-dependencies"]["pdf"])
    assert extra <= locked("pdf").keys()
    assert extra.isdisjoint(locked("run"))
    assert wanted(groups["verapdf"]) == locked("verapdf").keys()
    assert wanted(groups["bench"]) <= locked("bench").keys()
    assert wanted(groups["lock"]) <= locked("lock").keys()
    assert wanted(groups["audit"]) <= locked("audit").keys()


def test_it_is_said_of_every_package_what_it_is_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    tools = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    own = project["project"]
    asked = [*own["dependencies"], *own["optional-dependencies"]["pdf"]]
    asked += [each for group in project["dependency-groups"].values() for each in group]
    table = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z0-9, -]+) \| \S", table, flags=re.MULTILINE)
    told = sorted(name for row in rows for name in row.split(", ") if name != "package")
    assert told == sorted({*wanted(asked), *tools})


def test_locks_agree_with_each_other() -> None:
    test = locked("test")
    assert locked("run").items() <= locked("pdf").items() <= test.items()
    assert {
        name for name, version in locked("bench").items() if test.get(name, version) != version
    } == set()


def test_the_lock_of_the_checkers_names_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if "integrity" not in package] == []


def test_make_help_tells_of_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, flags=re.MULTILINE)
    assert targets
    command = ["make", "--no-print-directory", "help"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    lines = [line.split(maxsplit=1) for line in told.splitlines()]
    assert sorted(line[0] for line in lines) == sorted(targets[1].split())
    assert [line for line in lines if len(line) < 2] == []


def test_the_wheel_holds_all_that_the_command_needs(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*build, str(tmp_path)], cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    folders = ("schema", "generator", "templates")
    needed = {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert needed <= held
    assert {name.split("/")[0] for name in held if ".dist-info/" not in name} <= set(folders)
