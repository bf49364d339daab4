"""The workflows that repositories of content call, their shell steps run here as GitHub would."""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import yaml
from msgspec import Struct

from tests.tools import ROOT

SET_UP = "Set up aktsom"
_EXPRESSION = re.compile(r"^\$\{\{ *([\w.-]+) *\}\}$")


class Step(Struct, frozen=True):
    """A shell step: its name, its words, its environment as it is written, whether it may fail."""

    name: str
    run: str
    env: Mapping[str, str]
    may_fail: bool


def list_steps(workflow: str) -> tuple[Step, ...]:
    """Return the shell steps of a workflow of ours, of all its jobs in order."""
    data = yaml.safe_load((ROOT / ".github/workflows" / f"{workflow}.yml").read_bytes())
    return tuple(
        Step(step["name"], step["run"], step.get("env", {}), step.get("continue-on-error", False))
        for job in data["jobs"].values()
        for step in job["steps"]
        if "run" in step
    )


class Runner:
    """A machine that runs steps in a repository: `context` is what the expressions stand for."""

    def __init__(self, repository: Path, temporary: Path, context: Mapping[str, str]) -> None:
        self.repository, self.context, self.temporary = repository, context, temporary
        temporary.mkdir(parents=True, exist_ok=True)
        self.summary, self._path = temporary / "summary.md", temporary / "path"
        for file in (self.summary, self._path):
            file.touch()

    def run(self, step: Step, *, first: str = "") -> "subprocess.CompletedProcess[str]":
        """Run a step, with what former ones and `first` have put on the path."""
        added = [first] if first else []
        added += reversed(self._path.read_text(encoding="utf-8").split("\n"))
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT", "PYTHON", "CI"))}
        environment = {
            **kept,
            "PATH": os.pathsep.join((*filter(None, added), os.environ["PATH"])),
            "GITHUB_ACTIONS": "true",
            "GITHUB_PATH": str(self._path),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_WORKSPACE": str(self.repository),
            "RUNNER_TEMP": str(self.temporary),
            "GIT_CONFIG_GLOBAL": os.devnull,
            **{name: self._value(value) for name, value in step.env.items()},
        }
        # As GitHub runs them: bash, which ends at the first command that fails.
        command = ["bash", "--noprofile", "--norc", "-e", "-c", step.run]
        return subprocess.run(
            command, cwd=self.repository, env=environment, capture_output=True, check=False,
            text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip

    def _value(self, written: str) -> str:
        found = _EXPRESSION.match(written)
        if found:
            return self.context.get(found[1], "")
        return re.sub(
            r"\$\{\{ *([\w.-]+) *\}\}", lambda each: self.context.get(each[1], ""), written
        )
