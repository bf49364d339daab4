"""A process of its own that answers each line with a line; whatever it does, we go on."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock

_PROGRAM = Path(__file__).parents[2]


class LineProcess:
    """Runs a module of the program with arguments in a folder, and asks it one line at a time."""

    def __init__(self, module: str, arguments: Sequence[str], folder: Path) -> None:
        # With -P, a file beside the content that is named as a module is not taken for it.
        self._command = [sys.executable, "-P", "-m", module, *arguments]
        self._folder = folder
        self._asking, self._starting = Lock(), Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def ask(self, line: bytes) -> bytes:
        """Return the answer to a line. Raises OSError where the process has died, or cannot start.

        Then the next one is asked of a new process.
        """
        with self._asking:
            answer = b""
            with suppress(OSError, ValueError):  # a pipe that is broken, or closed meanwhile
                answer = _ask(self._running(), line)
            if not answer:
                self.restart()
                raise OSError("the process has died")
            return answer

    def restart(self) -> None:
        """End the process; the next line starts another, with the program as it then is."""
        with self._starting:
            process, self._process = self._process, None
        if process:
            _end(process)

    def stop(self) -> None:
        """End the process for good, even in the midst of an answer."""
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
            cwd=self._folder,  # it is there for as long as we are, other folders may go
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # Ctrl+C is the server's to answer
        )


def _ask(process: "subprocess.Popen[bytes]", line: bytes) -> bytes:
    """Give a process a line; return its answer, which is empty when it has died."""
    if process.stdin is None or process.stdout is None:
        raise OSError("a process without pipes")
    process.stdin.write(line + b"\n")
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
