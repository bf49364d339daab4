"""What earlier runs of the benchmark took: a JSON line a run, and what has changed since."""

import os
import platform
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import DecodeError, Struct, json

from tests.tools import ROOT

HISTORY = ROOT / "dist" / "bench.jsonl"
# What differs by less is the machine's own doing.
_NOTICED = 0.1


class Taken(Struct, frozen=True):
    """What a row took: seconds by the clock, seconds of processors, bytes of memory."""

    wall: float
    processor: float
    memory: int


class Run(Struct, frozen=True):
    """A run of the benchmark: when, of which commit, on which machine; rows by tool and reports."""

    when: str
    commit: str
    machine: str
    rows: Mapping[str, Taken]


def describe_run(rows: Mapping[str, Taken]) -> Run:
    """Return this run, with the time, the commit and the machine as they are."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Run(now, _find_commit(), _find_machine(), rows)


def _find_commit() -> str:
    """Return the commit that is measured, with a + where files differ from it."""
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty=+", "--exclude=*"]
    told = subprocess.run(command, capture_output=True, check=False, text=True)
    return told.stdout.strip() or "?"


def _find_machine() -> str:
    parts = (platform.system(), platform.machine(), f"{os.cpu_count()} cores", "Python")
    return " ".join((*parts, platform.python_version()))


def remember(run: Run, file: Path = HISTORY) -> None:
    """Add a run to the history."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as history:
        history.write(json.encode(run) + b"\n")


def read_history(file: Path = HISTORY) -> Sequence[Run]:
    """Return all runs, the oldest first; a line that cannot be read is passed over."""
    runs = []
    for line in file.read_bytes().splitlines() if file.is_file() else ():
        try:
            runs.append(json.decode(line, type=Run))
        except DecodeError:
            continue
    return runs


def find_last(run: Run, history: Sequence[Run]) -> Run | None:
    """Return the last run on the same machine that has a row of this one."""
    alike = (each for each in reversed(history) if each.machine == run.machine)
    return next((each for each in alike if each.rows.keys() & run.rows.keys()), None)


def tell_changes(last: Run, now: Run) -> Iterator[str]:
    """Yield a line for each row that took a tenth more or less than the last time."""
    for row, taken in now.rows.items():
        before = last.rows.get(row)
        if before is None:
            continue
        told = [
            f"{name} {old:.2f} → {new:.2f}"
            for name, old, new in (
                ("CPU s", before.processor, taken.processor),
                ("MB", before.memory / 1e6, taken.memory / 1e6),
            )
            if abs(new - old) > _NOTICED * max(old, new)
        ]
        if told:
            yield f"{row}: {', '.join(told)}"
