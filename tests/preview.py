"""`aktsom serve` as tests drive it: a process on a free port, its pages, and what it says."""

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from msgspec import Struct

from tests.processes import start
from tests.tools import ROOT

# A machine with much else to do may take long; a test that waits this long has failed.
PATIENCE = 300.0
# An editor as good as any: it notes what it was given.
_RECORDER = f"""#!{sys.executable}
import pathlib, sys
pathlib.Path(sys.argv[0]).with_name("given.txt").write_text("\\n".join(sys.argv[1:]))
"""


class Answer(Struct, frozen=True):
    """What the server answers: the status, the headers (names in lower case) and the text."""

    status: int
    headers: dict[str, str]
    text: str


class Preview(Struct, frozen=True):
    """A running preview; `folder` is where it was started, with content/ in it."""

    folder: Path
    port: int
    process: "subprocess.Popen[bytes]"

    @property
    def address(self) -> str:
        """The address of the front page."""
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str = "/", **headers: str) -> Answer:
        """Ask for a page."""
        return self.ask("GET", path, headers=headers)

    def ask(
        self, method: str, path: str, body: bytes | None = None, *, headers: Mapping[str, str]
    ) -> Answer:
        """Send a request as it is, and return the answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, dict(headers))
            response = connection.getresponse()
            said = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, said, response.read().decode())
        finally:
            connection.close()

    def wait_for(self, shown: Callable[[Answer], bool], path: str = "/") -> Answer:
        """Ask for a page until it is as it should be."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            answer = self.get(path)
            if shown(answer):
                return answer
            time.sleep(0.02)
        raise AssertionError(f"{path} never came to be as it should: {self.get(path).text[:2000]}")

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        """End the preview as Ctrl+C does; return its exit status."""
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)

    def said(self) -> str:
        """Everything it has said on the terminal."""
        return (self.folder / "said.txt").read_text(encoding="utf-8")


def wait_until(seen: Callable[[], bool]) -> None:
    """Wait until something is as it should be."""
    until = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < until, "it never came to be as it should"
        time.sleep(0.02)


def put_editor(path: Path) -> None:
    """Write a program that notes, in given.txt beside it, what it was given."""
    path.write_text(_RECORDER, encoding="utf-8")
    path.chmod(0o755)


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def copy_program(folder: Path, *, checkout: bool = False) -> Path:
    """Copy what the command is made of, with what is compiled of it; return the folder.

    A preview follows the program's own files in a checkout only, so that whoever works on them
    meanwhile does not disturb a test.
    """
    for name in ("generator", "schema", "templates"):
        optimised = shutil.ignore_patterns("*.opt-*.pyc")
        shutil.copytree(ROOT / name, folder / name, ignore=optimised)
    if checkout:
        shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@contextmanager
def run_preview(
    folder: Path, content: Path, program: Path, *options: str, **surroundings: str
) -> Iterator[Preview]:
    """Copy content into a folder and serve it from there, until the test is over."""
    shutil.copytree(content, folder / "content")
    port = free_port()
    arguments = ("serve", "--port", str(port), *options)
    process = start(folder, arguments, {"TMPDIR": str(folder), **surroundings}, program)
    preview = Preview(folder, port, process)
    try:
        _wait_until_ready(preview)
        yield preview
    finally:
        if process.poll() is None:
            preview.end()


def _wait_until_ready(preview: Preview) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and preview.process.poll() is None:
        if preview.address in preview.said():
            return
        time.sleep(0.05)
    raise AssertionError(f"the preview did not start: {preview.said()}")
