"""The workflows of GitHub: valid, safe, and pinned."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
NAMES = [str(path) for path in WORKFLOWS]

# What each finds, the others miss: expressions and shell; security; the shape of the file.
LINTERS = {
    "actionlint": ["actionlint", *NAMES],
    "zizmor": ["zizmor", "--offline", "--no-progress", "--strict-collection", ".github"],
    "workflows": ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", *NAMES],
    "dependabot": [
        "check-jsonschema",
        "--builtin-schema",
        "vendor.dependabot",
        ".github/dependabot.yml",
    ],
}


@pytest.mark.parametrize("linter", LINTERS)
def test_linters_find_nothing(linter: str) -> None:
    program, *arguments = LINTERS[linter]
    command = [str(Path(sys.executable).parent / program), *arguments]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_commit_and_say_their_version(workflow: Path) -> None:
    uses = re.findall(r"uses: (.*)", workflow.read_text(encoding="utf-8"))
    assert uses
    assert [
        line for line in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", line)
    ] == []


def test_a_proposal_from_a_fork_gets_nothing_but_leave_to_read() -> None:
    check = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    assert "pull_request_target" not in check
    assert "secrets." not in check
    assert ": write" not in check


def test_a_proposal_is_built_as_it_will_be_published() -> None:
    """What stops the publication has stopped the proposal."""
    check, publish = (
        (ROOT / f".github/workflows/{name}.yml").read_text(encoding="utf-8")
        for name in ("check", "publish")
    )
    assert "make pdf ARGS=" in check
    assert "make pdf ARGS=" in publish
    assert "make build" not in publish


@pytest.mark.parametrize("name", ["check", "publish"])
def test_a_site_is_built_where_no_proposal_has_put_anything(name: str) -> None:
    workflow = (ROOT / f".github/workflows/{name}.yml").read_text(encoding="utf-8")
    builds = re.findall(r"run: make (?:build|pdf) (.*)", workflow)
    assert builds
    assert all("--out '$RUNNER_TEMP/site'" in each for each in builds)
    assert re.findall(r"^ +path: (.*)", workflow, flags=re.MULTILINE) == ["${{ runner.temp }}/site"]
