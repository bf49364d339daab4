"""The workflows of GitHub: valid, safe, and pinned."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

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


def read(workflow: Path) -> dict[Any, Any]:
    """A workflow as data; its `on` is what YAML takes for true."""
    data: dict[Any, Any] = yaml.safe_load(workflow.read_bytes())
    return {"on": data.get("on", data.get(True)), **data}


def triggers(workflow: Path) -> set[str]:
    on = read(workflow)["on"]
    return {on} if isinstance(on, str) else set(on)


def jobs(workflow: Path) -> list[dict[str, Any]]:
    return list(read(workflow)["jobs"].values())


PROPOSED = [each for each in WORKFLOWS if "pull_request" in triggers(each)]
USUAL = {"pull_request", "push", "workflow_dispatch", "schedule", "workflow_call"}
# What may write, and what it may write: each of them runs on what is in main, at somebody's wish.
WRITING = {
    "new": {"contents"},
    "publish": {"pages", "id-token"},
    "release": {"contents", "id-token"},
}
# What repositories of content call.
CALLED = ("check", "publish", "new")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_what_a_workflow_may_do_is_asked_for_job_by_job(workflow: Path) -> None:
    """None begins by what others may do: a comment, an issue, another workflow's end."""
    assert triggers(workflow) <= USUAL
    assert read(workflow)["permissions"] == {}
    granted = [right for job in jobs(workflow) for right in job["permissions"].items()]
    writing = {name for name, level in granted if level == "write"}
    assert writing == WRITING.get(workflow.stem, set())
    assert not (writing and workflow in PROPOSED)


@pytest.mark.parametrize("workflow", PROPOSED, ids=lambda path: path.stem)
def test_a_proposal_from_a_fork_gets_nothing_but_leave_to_read(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    assert triggers(workflow) <= {"pull_request", "workflow_call"}
    for word in ("secrets.", "github.token", "GITHUB_TOKEN", ": write", "environment:"):
        assert word not in text
    for job in jobs(workflow):
        assert set(job["permissions"].values()) == {"read"}
        assert "self-hosted" not in str(job["runs-on"])


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_that_a_proposal_has_built_is_trusted_later(workflow: Path) -> None:
    """No cache is shared, nothing uploaded by one is downloaded by another, no leave stays."""
    text = workflow.read_text(encoding="utf-8")
    assert not re.search(r"actions/cache|\bcache(?:-[a-z-]+)?:|workflow_run|run-id:", text)
    # What a release publishes is of the same run, which no proposal starts.
    assert "download-artifact" not in text or triggers(workflow) == {"push"}
    for job in jobs(workflow):
        for step in job["steps"]:
            if "actions/checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
            assert "ref" not in step.get("with", {})


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_no_words_of_others_are_pasted_into_a_shell_or_an_address(workflow: Path) -> None:
    """What somebody has written comes by the environment; leave to write, too, and alone."""
    for job in jobs(workflow):
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            for name, value in step.get("env", {}).items():
                whole = str(value).strip() == "${{ github.token }}"
                assert "token" not in str(value).lower() or (whole and name in TOKENS)


TOKENS = {"TOKEN", "GH_TOKEN"}


def commands(name: str) -> list[str]:
    """What a workflow runs, line by line."""
    steps = [step for job in jobs(ROOT / f".github/workflows/{name}.yml") for step in job["steps"]]
    return [line.strip() for step in steps for line in step.get("run", "").splitlines()]


def test_a_proposal_is_built_as_it_will_be_published() -> None:
    """What stops the publication has stopped the proposal."""
    for name in ("check", "publish"):
        assert [each for each in commands(name) if each.startswith("aktsom build --pdf ")]
        assert "make build" not in commands(name)


@pytest.mark.parametrize("name", ["check", "publish"])
def test_a_site_is_built_where_no_proposal_has_put_anything(name: str) -> None:
    builds = [each for each in commands(name) if each.startswith("aktsom build")]
    assert builds
    assert all('--out "$RUNNER_TEMP/site"' in each for each in builds)
    workflow = (ROOT / f".github/workflows/{name}.yml").read_text(encoding="utf-8")
    assert re.findall(r"^ +path: (.*)", workflow, flags=re.MULTILINE) == ["${{ runner.temp }}/site"]


@pytest.mark.parametrize("name", CALLED)
def test_a_workflow_that_others_call_sets_up_its_own_version(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    called = read(ROOT / f".github/workflows/{name}.yml")["on"]["workflow_call"]
    assert called["inputs"]["package"]["default"] == f"aktsom=={project['version']}"


def test_a_release_is_made_by_the_python_that_its_workflows_run() -> None:
    """What is compiled in the package is for that version alone."""
    names = ("release", "check", "publish", "new")
    folder = ROOT / ".github" / "workflows"
    texts = {name: (folder / f"{name}.yml").read_text("utf-8") for name in names}
    found = {name: re.findall(r'python-version: "(.+)"', text) for name, text in texts.items()}
    assert set(map(tuple, found.values())) == {("3.13",)}


def test_those_that_others_call_set_up_alike() -> None:
    """With no package named it is this very repository, which none but we can mean."""
    texts = {
        step["run"].replace(OWN, "")
        for name in CALLED
        for job in jobs(ROOT / f".github/workflows/{name}.yml")
        for step in job["steps"]
        if step["name"] == "Set up aktsom"
    }
    assert len(texts) == 1
    assert OWN in "\n".join(
        step.get("run", "") for step in jobs(WORKFLOWS_BY_NAME["check"])[0]["steps"]
    )


WORKFLOWS_BY_NAME = {each.stem: each for each in WORKFLOWS}
OWN = """if [ -z "$PACKAGE" ]; then # this very repository: the program as it is here
  tools/setup.sh run
  tools/setup.sh pdf
  echo "$PWD/.venv/bin" >> "$GITHUB_PATH"
  exit
fi
"""
