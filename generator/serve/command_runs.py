"""A command of aktsom, run as one would run it: what it says, and whether it went well."""

import os
import subprocess
import sys
from pathlib import Path

from msgspec import Struct

from generator.text.words import SAID_IN
from schema.languages import spoken_for

_PROGRAM = Path(__file__).parents[2]
# A statement of many pages that is imported takes a minute on a slow machine.
_PATIENCE = 300.0
_WIDTH = "96"


class CommandRun(Struct, frozen=True):
    """What came of a command: 0 fine, 1 something has to be put right, 2 it could not be done."""

    status: int
    said: str


def run_command(folder: Path, language: str, *arguments: str) -> CommandRun:
    """Run a command in a folder; nobody answers what it asks.

    It speaks as a page in the language does: of fields and buttons.
    """
    path = os.pathsep.join(filter(None, (str(_PROGRAM), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-P", "-m", "generator", *arguments]
    command += ["--lang", spoken_for(language)]
    surroundings = {**os.environ, "PYTHONPATH": path, "COLUMNS": _WIDTH, "NO_COLOR": "1",
                    SAID_IN: language}  # fmt: skip
    # On GitHub a command also writes to the page of the job; here nobody asked for that.
    surroundings.pop("GITHUB_STEP_SUMMARY", None)
    try:
        ended = subprocess.run(
            command, cwd=folder, env=surroundings, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
            timeout=_PATIENCE, check=False,
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError) as error:
        return CommandRun(2, str(error))
    return CommandRun(ended.returncode, ended.stdout.strip())
