"""Ctrl+C while the command's program is being loaded: it ends, and leaves no traceback."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT

INTERRUPTED = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
from generator.__main__ import main
sys.exit(main(["check"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize(
    ("module", "status", "said"),
    [
        # Nobody is there yet to say anything, nor to catch what is raised.
        ("generator.commands.command_line", -signal.SIGINT, ""),
        ("yaml", -signal.SIGINT, ""),
        ("generator.commands.check", 130, "Avbrutt.\n"),
        ("pydantic", 130, "Avbrutt.\n"),
    ],
)
@pytest.mark.usefixtures("organisation")
def test_ctrl_c_while_it_is_loading_leaves_no_traceback(
    tmp_path: Path, module: str, status: int, said: str
) -> None:
    command = [sys.executable, "-c", INTERRUPTED.format(module=module)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path / "c")}
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr.decode()) == (status, said)
