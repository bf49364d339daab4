"""Runs a program and tells what it took: time by the clock, of processors, and memory."""

import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from time import perf_counter, sleep

from msgspec import Struct

_PAUSE = 0.02
_SELDOM = 0.2
_LONG = 20.0
# Where it is set, every run compiles each module anew, which nobody's own machine does.
_FORGETFUL = "PYTHONDONTWRITEBYTECODE"


class Measured(Struct, frozen=True):
    """What a run took: seconds by the clock, seconds of processors, bytes of memory at the peak."""

    wall: float
    processor: float
    memory: int


class Program(Struct, frozen=True):
    """A program to measure; what an earlier run has left in `cleared` is deleted before each.

    `prepare` is done before each run, and not counted.
    """

    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    cleared: Sequence[Path]
    prepare: Callable[[], object] = int


def measure(program: Program, runs: int) -> Measured:
    """Return the best of several cold runs, and the peak of memory of one more.

    Memory is looked at in a run of its own, since looking takes time. What takes long is run once.
    """
    times = [_run(program)]
    while len(times) < runs and times[0][0] < _LONG:
        times.append(_run(program))
    wall, processor = min(times)
    return Measured(wall, processor, _peak(program))


def measure_once(program: Program) -> Measured:
    """Return what a single run takes, its memory looked at meanwhile, which takes little of it."""
    process, started, peak = _start(program), perf_counter(), 0
    while True:
        family = _family(process.pid)
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        peak = max(peak, sum(map(_memory, family)))
        sleep(_SELDOM)
    process.returncode = os.waitstatus_to_exitcode(status)
    with process.stderr or nullcontext() as stream:
        errors = stream.read().decode(errors="replace") if stream else ""
    if process.returncode:
        raise RuntimeError(f"{program.command[0]} failed: {errors}")
    return Measured(perf_counter() - started, usage.ru_utime + usage.ru_stime, peak)


def _start(program: Program) -> "subprocess.Popen[bytes]":
    for folder in program.cleared:
        shutil.rmtree(folder, ignore_errors=True)
    program.prepare()
    return subprocess.Popen(
        program.command,
        cwd=program.folder,
        env=_environment(program),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def _environment(program: Program) -> dict[str, str]:
    """The program's environment: Python may keep its modules, as it does for those who use it."""
    ours = {name: value for name, value in os.environ.items() if name != _FORGETFUL}
    return {**ours, **program.environment}


def _run(program: Program) -> tuple[float, float]:
    started = perf_counter()
    process = _start(program)
    with process.stderr or nullcontext() as stream:
        errors = stream.read().decode(errors="replace") if stream else ""
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{program.command[0]} failed: {errors}")
    return wall, usage.ru_utime + usage.ru_stime


def _peak(program: Program) -> int:
    process = _start(program)
    reader = threading.Thread(target=process.communicate)
    reader.start()
    peak = 0
    while reader.is_alive():
        peak = max(peak, sum(map(_memory, _family(process.pid))))
        reader.join(_PAUSE)
    return peak


def _family(process: int) -> list[int]:
    """The process and all that descend from it."""
    children: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children.extend(map(int, task.read_text(encoding="ascii").split()))
        except OSError:
            continue
    return [process, *(each for child in children for each in _family(child))]


def _memory(process: int) -> int:
    """The bytes a process takes, its part of what it shares with others included."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) * 1024
