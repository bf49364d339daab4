"""The end of the preview: it goes quietly, whenever it is told to, and leaves nothing behind."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.generator.command import FINE
from tests.preview import free_port, run_preview

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_quietly_and_leaves_nothing_behind(
    tmp_path: Path, program: Path, how: signal.Signals
) -> None:
    with run_preview(tmp_path, FINE, program) as preview:
        assert preview.end(how) == 0
        said = preview.said().splitlines()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["content", "said.txt"]
    assert [line for line in said if "Traceback" in line or "Error" in line] == []
    assert said[0] == "Bygger nettstedet …"
    assert said[3] == f"Nettstedet er her: {preview.address}"
    assert said[4] == "Siden oppdaterer seg selv når du lagrer en fil. Avslutt med Ctrl+C."


def test_it_ends_quietly_before_there_is_anything_to_show(tmp_path: Path, program: Path) -> None:
    """Whoever has forgotten something, interrupts at once: then asyncio is not ready yet."""
    shutil.copytree(FINE, tmp_path / "content")
    for wait in range(12):
        command = [sys.executable, "-m", "generator", "serve", "--port", str(free_port())]
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(program), "TMPDIR": str(tmp_path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        with process.stdout or nullcontext() as stream:
            said = stream.readline() if stream else b""
            time.sleep(wait / 50)
            process.send_signal(signal.SIGINT)
            said += stream.read() if stream else b""
        assert process.wait() in {0, 130}
        assert b"Traceback" not in said, said.decode()
    assert [each.name for each in tmp_path.iterdir()] == ["content"]
