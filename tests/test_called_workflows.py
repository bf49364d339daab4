"""What repositories of content call: our workflows' steps, run in one that `aktsom init` made."""

import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.called_workflows import SET_UP, Runner, list_steps
from tests.tools import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the workflows run on Linux"),
]
CONTEXT = {
    "steps.pages.outputs.base_url": "https://nordlys.example/statement",
    "steps.preview.outputs.artifact-url": "https://git.example/artifact",
    "inputs.organisation": "nordlys-strikk",
    "inputs.year": "2025",
    "github.server_url": "https://git.example",
    "github.repository": "nordlys/statement",
    "github.token": "",
}


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `aktsom` of a wheel built on the spot, and its Python."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*build, str(folder)], cwd=ROOT, capture_output=True, check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "packages")
    programs = folder / "bin"
    programs.mkdir()
    for name, arguments in (("python", ""), ("aktsom", " -m aktsom")):
        file = programs / name
        start = f'PYTHONPATH="{folder}/packages" exec "{sys.executable}" -P{arguments} "$@"'
        file.write_text(f"#!/bin/sh\n{start}\n", encoding="utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return programs


@pytest.fixture
def repository(programs: Path, tmp_path: Path) -> Path:
    """A repository of content made by the wheel, with a proposal merged and a remote."""
    folder = tmp_path / "statement"
    aktsom = str(programs / "aktsom")
    said = ("--name", "Nordlys Strikk AS", "--number", "123456785", "--source", "eksempel/aktsom")
    run(tmp_path, aktsom, "init", str(folder), *said)
    run(tmp_path, "git", "init", "--quiet", "--bare", "remote.git")
    run(folder, "git", "init", "--quiet", "--initial-branch=main")
    commit(folder, "Begynn")
    run(folder, "git", "checkout", "--quiet", "-b", "forslag")
    run(folder, aktsom, "new", "nordlys-strikk", "2024")
    commit(folder, "Redegjørelsen for 2024")
    run(folder, "git", "checkout", "--quiet", "main")
    merge = ("merge", "--quiet", "--no-ff", "-m", "Slå sammen", "forslag")
    run(folder, "git", "-c", "user.name=T", "-c", "user.email=t@t.no", *merge)
    return folder


def commit(folder: Path, message: str) -> None:
    run(folder, "git", "add", "--all")
    said = ("commit", "--quiet", "-m", message)
    run(folder, "git", "-c", "user.name=T", "-c", "user.email=t@t.no", *said)


def run(folder: Path, *command: str) -> str:
    return subprocess.run(
        command, cwd=folder, env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True, text=True, encoding="utf-8", check=True,
    ).stdout  # fmt: skip


@pytest.mark.parametrize("workflow", ["check", "publish", "new"])
def test_every_step_does_its_work_in_a_made_repository(
    workflow: str, repository: Path, programs: Path, tmp_path: Path
) -> None:
    """But for the first, which installs: `make release` runs that one."""
    remote = {"github.server_url": str(tmp_path), "github.repository": "remote.git"}
    runner = Runner(repository, tmp_path / "temporary", {**CONTEXT, **remote})
    first, *steps = list_steps(workflow)
    assert first.name == SET_UP
    for step in steps:
        done = runner.run(step, first=str(programs))
        assert step.may_fail or done.returncode == 0, (step.name, done.stdout, done.stderr)
    made = tmp_path / "temporary" / "site"
    if workflow == "new":
        log = run(tmp_path / "remote.git", "git", "log", "--format=%s", "ny-nordlys-strikk-2025")
        assert log.splitlines()[0] == "Begynn på redegjørelsen (nordlys-strikk-2025)"
    else:
        assert (made / "index.html").is_file()
        # Of a draft there is a PDF for those who review, and nothing for others.
        assert bool(list(made.rglob("*.pdf"))) == (workflow == "check")
    summary = runner.summary.read_text(encoding="utf-8")
    assert ("https://git.example/artifact" in summary) == (workflow == "check")


def test_a_version_that_is_not_to_be_had_is_told_on_the_jobs_page(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("NO_INDEX", "1"), ("FIND_LINKS", ""), ("CONFIG_FILE", os.devnull)):
        monkeypatch.setenv(f"PIP_{name}", value)
    context = {"inputs.package": "aktsom==98.0.0"}
    runner = Runner(repository, tmp_path / "temporary", context)
    step = next(each for each in list_steps("publish") if each.name == SET_UP)
    done = runner.run(step, first=str(Path(sys.executable).parent))
    assert done.returncode == 1
    assert "::error title=aktsom::Fikk ikke tak i aktsom==98.0.0." in done.stdout
