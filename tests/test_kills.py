"""Programs that are killed: all of the old is there or all of the new, at any instant."""

import subprocess
import sys

import pytest

from tests.kills import SAVES
from tests.tools import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="processes are forked"),
]


def kill(*options: str) -> tuple[int, int]:
    """How many instants something was killed at, and after how many of them all was new."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.kills", *options]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    kills, _, old, _, new, _ = ran.stdout.replace(":", "").replace(",", "").split()
    assert int(kills) == int(old) + int(new)
    return int(kills), int(new)


@pytest.mark.parametrize("options", [(), ("--moving",)], ids=["one step", "many steps"])
def test_a_build_that_is_killed_leaves_one_whole_site(options: tuple[str, ...]) -> None:
    kills, new = kill(*options, "--every", "8")
    assert kills > 20
    assert new > 0


@pytest.mark.parametrize("name", ["build of many", "serve", "saving"])
def test_what_is_killed_at_random_leaves_one_whole_site_and_nothing_else(name: str) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "tests.random_kills", "--kills", "3"]
    ran = subprocess.run(
        [*command, "--only", name], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("name", SAVES)
def test_content_is_written_whole_or_not_at_all(name: str) -> None:
    kills, _ = kill("--save", name, "--every", "6")
    assert kills > 5
