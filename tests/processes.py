"""Commands in processes of their own: started, found, and waited for, those they start included."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.tools import ROOT

# So long may a process outlive the one that started it, in seconds.
_LAST_BREATH = 10.0


def start(
    folder: Path,
    arguments: tuple[str, ...],
    surroundings: Mapping[str, str],
    program: Path = ROOT,
    *,
    said: Path | None = None,
) -> "subprocess.Popen[bytes]":
    """Start a command in a folder, in a session of its own; what it says goes to said.txt there.

    `said` is another file for it.
    """
    environment = {**os.environ, "PYTHONPATH": str(program), **surroundings}
    with (said or folder / "said.txt").open("wb") as heard:
        return subprocess.Popen(
            [sys.executable, "-m", "generator", *arguments],
            cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=heard, stderr=heard,
            start_new_session=True,
        )  # fmt: skip


def left_of(session: int) -> list[int]:
    """Return the processes of a session that still run."""
    return [number for number, fields in _running() if int(fields[3]) == session]


def children_of(process: int) -> list[int]:
    """Return the processes, of any session, that a process has started and that still run."""
    return [number for number, fields in _running() if int(fields[1]) == process]


def _running() -> Iterator[tuple[int, list[str]]]:
    """Yield the processes that run, with what the system tells of each from its state on."""
    for each in Path("/proc").iterdir():
        if each.name.isdecimal():
            try:
                fields = (each / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[0] != "Z":
                yield int(each.name), fields


def wait_for_none(session: int) -> None:
    """Wait until no process of a session is left; raise AssertionError when some stay."""
    until = time.monotonic() + _LAST_BREATH
    while left := left_of(session):
        assert time.monotonic() < until, f"processes that stay: {left}"
        time.sleep(0.02)


def run_to_end(process: "subprocess.Popen[bytes]") -> tuple[int, float]:
    """Return how a process ended, and how much of the processor's time it took itself."""
    _, ended, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(ended)
    return process.returncode, used.ru_utime + used.ru_stime


def wait_until_spent(process: int, seconds: float) -> None:
    """Wait until a process has had so much of the processor's time, or has ended."""
    ticks = os.sysconf("SC_CLK_TCK")
    while True:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        if fields[0] == "Z" or sum(map(int, fields[11:13])) >= seconds * ticks:
            return
        time.sleep(0.002)
