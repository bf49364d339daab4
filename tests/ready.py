"""Commands in processes that have the program loaded when they begin: half of one's work, or more.

`python -m tests.ready` carries out a command for practice, then reads jobs, those to be done at
once on a line; each is done by a fork of it, in a session of its own.
"""

import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import msgspec
from msgspec import Struct

from generator.__main__ import main
from tests.tools import ROOT


class Job(Struct, frozen=True):
    """Commands for one process, the next after the last: where, with what, and who hears it."""

    folder: str
    commands: Sequence[Sequence[str]]
    surroundings: Mapping[str, str]
    said: str


class Done(Struct, frozen=True):
    """Which process did a job, and the gravest status of its commands; 99 is none at all."""

    process: int
    status: int


class Ready(Struct, frozen=True):
    """The program, loaded and waiting for jobs."""

    process: "subprocess.Popen[bytes]"

    def do_at_once(self, *jobs: Job) -> list[Done]:
        """Have jobs done at once, each in a process of its own; wait for the last to end."""
        asked, answers = self.process.stdin, self.process.stdout
        assert asked
        assert answers
        asked.write(msgspec.json.encode(jobs) + b"\n")
        asked.flush()
        return msgspec.json.decode(answers.readline(), type=list[Done])


@contextmanager
def get_ready(practice: Sequence[Job]) -> Iterator[Ready]:
    """Load the program, let it do some jobs for practice, and hold it ready until the end."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.ready"]
    given, read = subprocess.PIPE, subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=given, stdout=read) as process:
        assert process.stdin
        process.stdin.write(msgspec.json.encode(practice) + b"\n")
        yield Ready(process)
        process.stdin.close()


def _do(job: Job) -> int:
    """Do a job here; return the gravest status."""
    os.chdir(job.folder)
    os.environ.update(job.surroundings)
    tempfile.tempdir = None
    with open(job.said, "wb") as heard, open(os.devnull, "rb") as nothing:  # noqa: PTH123
        for ours, theirs in ((nothing, 0), (heard, 1), (heard, 2)):
            os.dup2(ours.fileno(), theirs)
    try:
        return max(main(each) for each in job.commands)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def _fork(job: Job) -> int:
    """Return the process that does a job."""
    process = os.fork()
    if process:
        return process
    status = 99
    try:
        os.setsid()
        status = _do(job)
    except BaseException:  # noqa: BLE001 - whoever waits reads of it
        traceback.print_exc()
        sys.stderr.flush()
    os._exit(status)


def work() -> None:
    """Practise, then do jobs as long as there are any."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    for number, line in enumerate(sys.stdin.buffer):
        jobs = msgspec.json.decode(line, type=list[Job])
        if number == 0:
            practise(jobs)
        else:
            processes = [_fork(job) for job in jobs]
            ended = [os.waitpid(process, 0)[1] for process in processes]
            done = map(Done, processes, map(os.waitstatus_to_exitcode, ended))
            answers.write(msgspec.json.encode([*done]) + b"\n")


def practise(jobs: Sequence[Job]) -> None:
    """Do jobs in this process, which has the same surroundings as before afterwards."""
    before = dict(os.environ)
    kept = os.dup(0)
    for job in jobs:
        _do(job)
    os.dup2(kept, 0)
    os.environ.clear()
    os.environ.update(before)


if __name__ == "__main__":
    work()
