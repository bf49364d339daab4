"""The server's end of the process that builds: asks, waits for the answer, starts it anew."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock

from generator.serve.outcome import PreviewOutcome, read_outcome

_PROGRAM = Path(__file__).parents[2]
# Stands in for the pages when the program cannot even start, and so cannot say so itself.
_DEAD = _PROGRAM / "templates" / "preview" / "dead.html"


class Builder:
    """Builds the preview in a process of its own, one build at a time."""

    def __init__(self, content: Path, out: Path, language: str, folder: Path) -> None:
        # With -P, a file beside the content that is named as a module is not taken for it.
        worker = [sys.executable, "-P", "-m", "generator.serve.worker"]
        self._command = [*worker, str(content), str(out), language, str(folder)]
        self._out = out
        self._building, self._starting = Lock(), Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def build(self) -> PreviewOutcome:
        """Build once; waits until it is done. Never raises because of what the process did."""
        with self._building:
            try:
                return read_outcome(_ask(self._running()))
            except (OSError, ValueError):
                self.restart()
                page = _DEAD.read_text(encoding="utf-8")
                return PreviewOutcome("", page, page, "")

    def restart(self) -> None:
        """End the process; the next build starts another, with the program as it then is."""
        with self._starting:
            process, self._process = self._process, None
        if process:
            _end(process)

    def stop(self) -> None:
        """End the process for good, even in the midst of a build."""
        with self._starting:  # one that is about to start would outlive us
            self._stopped = True
        self.restart()

    def _running(self) -> "subprocess.Popen[bytes]":
        with self._starting:
            if self._stopped:
                raise OSError("stopped")
            if self._process is None:
                self._process = self._start()
            return self._process

    def _start(self) -> "subprocess.Popen[bytes]":
        path = os.pathsep.join(filter(None, (str(_PROGRAM), os.environ.get("PYTHONPATH"))))
        return subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=self._out,  # it is there for as long as we are, other folders may go
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # Ctrl+C is the server's to answer
        )


def _ask(process: "subprocess.Popen[bytes]") -> bytes:
    """Have a process build; return its answer, which is empty when it has died."""
    if process.stdin is None or process.stdout is None:
        raise OSError("a process without pipes")
    process.stdin.write(b"build\n")
    process.stdin.flush()
    return process.stdout.readline()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process, and those it has started itself."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
