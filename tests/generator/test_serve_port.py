"""Which port the preview takes, and what it says when that one is taken."""

import errno
import io
import shutil
import socket
from argparse import Namespace
from pathlib import Path

import pytest

from generator.commands import serve
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.formats.surroundings import Surroundings
from generator.formats.terminal import Look, Terminal
from generator.serve import supervisor
from generator.serve.supervisor import PreviewOptions
from generator.text.words import load_words
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


@pytest.mark.parametrize("asked", [None, "own"])
def test_it_says_that_the_usual_port_is_taken_where_that_was_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str | None
) -> None:
    """Nothing is served: what the preview would be given is kept, and where it would be said."""
    shutil.copytree(FINE, tmp_path / "content")
    followed: list[PreviewOptions] = []
    monkeypatch.setattr(supervisor, "follow", followed.append)
    out = io.StringIO()
    terminal = Terminal(out, Look())
    session = Session(terminal, terminal, load_words("nb", "command"), Surroundings(tmp_path))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        taken = int(other.getsockname()[1])
        monkeypatch.setattr(serve, "_USUAL", taken)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1]) if asked else None
        assert serve.run(Namespace(content=None, port=port), session) == 0
    (options,) = followed
    assert options.port != taken
    assert (f"Port {taken}" in out.getvalue()) is (asked is None)
    assert (str(options.port) in out.getvalue()) is (asked is None)


def test_so_many_ports_are_tried_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def taken(port: int) -> int:
        tried.append(port)
        return errno.EADDRINUSE

    monkeypatch.setattr(serve, "_trouble", taken)
    monkeypatch.setattr(serve, "_USUAL", 5500)
    monkeypatch.setattr(serve, "_TRIES", 3)
    with pytest.raises(UsageError) as caught:
        serve.find_port(None)
    assert tried == [5500, 5501, 5502]
    assert caught.value.arguments == {"first": "5500", "last": "5502"}


@pytest.mark.parametrize(
    ("trouble", "key"), [(errno.EACCES, "port_not_allowed"), (errno.EADDRINUSE, "port_taken")]
)
def test_a_port_that_is_asked_for_is_had_or_refused(
    monkeypatch: pytest.MonkeyPatch, trouble: int, key: str
) -> None:
    monkeypatch.setattr(serve, "_trouble", lambda _port: trouble)
    with pytest.raises(UsageError) as caught:
        serve.find_port(80)
    assert (caught.value.key, caught.value.arguments) == (key, {"port": "80"})
    monkeypatch.setattr(serve, "_trouble", lambda _port: None)
    assert serve.find_port(80) == 80
