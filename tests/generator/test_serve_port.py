"""Which port the preview takes, and what it says when that one is taken."""

import shutil
import socket
from pathlib import Path

import pytest

from generator.commands import serve
from tests.generator.command import FINE, run_apart


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    shutil.copytree(FINE, tmp_path / "content")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        ran = run_apart(tmp_path, "serve", "--port", port)
    assert ran.returncode == 2
    assert ran.stderr.decode() == (
        f"Port {port} er i bruk av et annet program.\n"
        "Velg en annen, eller utelat --port, så finner aktsom en ledig.\n"
    )


def test_without_a_port_the_next_free_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = int(other.getsockname()[1])
        monkeypatch.setattr(serve, "_USUAL", taken)
        assert serve.find_port(None) in range(taken + 1, taken + 50)
