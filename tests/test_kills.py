"""Builds that are killed: all of the old site or all of the new, at any instant."""

import subprocess
import sys

import pytest

from tests.tools import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="processes are forked"),
]


@pytest.mark.parametrize(
    "options", [(), ("--moving",), ("--random", "6")], ids=["one step", "many steps", "random"]
)
def test_a_killed_build_leaves_one_whole_site(options: tuple[str, ...]) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "tests.kills", *options]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    kills, _, old, _, new, _ = ran.stdout.replace(":", "").replace(",", "").split()
    assert int(kills) == int(old) + int(new)
    if "--random" not in options:
        assert int(kills) > 100
        assert int(new) > 0
