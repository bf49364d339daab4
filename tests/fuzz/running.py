"""One input after the other, in a process that may die, and what went wrong in each."""

import os
import shutil
import signal
import tempfile
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from msgspec import Struct

from tests.fuzz.cases import FuzzCase
from tests.fuzz.kinds import Kind, run_case
from tests.tools import ROOT

# An input that takes longer than this, in seconds of the processor, hangs.
LIMIT = 20.0
# One that says nothing for so long, by the clock, hangs where Python does not come to a word.
_PATIENCE = 300.0
# A folder in memory, where there is one: thousands of small files are written and thrown away.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - folders of its own


class Hang(BaseException):
    """An input took too long; no `except Exception` of the program's own may take it."""


class Fault(Struct, frozen=True):
    """What went wrong: `sign` is the same for all inputs that fail in the same way."""

    sign: str
    told: str


@contextmanager
def limited() -> Iterator[None]:
    """Raise Hang in what takes longer than it may."""

    def stop(*_: object) -> None:
        raise Hang(f"more than {LIMIT:g} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def make_case(kind: str, number: int, kinds: Mapping[str, Kind]) -> FuzzCase:
    """Return the input of a kind and a number: the same whenever it is made."""
    chance = Random(f"{kind} {number}")  # noqa: S311 - nothing is to be kept secret
    return FuzzCase(kind, kinds[kind].make(chance))


def try_case(case: FuzzCase, kinds: Mapping[str, Kind]) -> Fault | None:
    """Run an input in a folder of its own; return what went wrong."""
    above = Path(tempfile.gettempdir())
    folder = Path(tempfile.mkdtemp(prefix="input-", dir=above))
    try:
        with limited():
            run_case(case, folder, kinds)
    except (Exception, Hang) as error:  # noqa: BLE001 - that there is none is what is tried
        return Fault(_sign(error), "".join(traceback.format_exception(error)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return None


def _sign(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    product = (str(ROOT / "generator"), str(ROOT / "schema"))
    ours = [each for each in frames if each.filename.startswith(product)] or frames
    where = ours[-1]
    return f"{type(error).__name__} {Path(where.filename).name}:{where.lineno}"


class Tried(Struct, frozen=True):
    """What came of a batch: how many inputs were tried, in how many seconds of the processor."""

    inputs: int
    seconds: float
    faults: tuple[tuple[int, Fault], ...]


def try_batch(kind: str, numbers: range, kinds: Mapping[str, Kind]) -> Tried:
    """Try the inputs of these numbers in a process of its own; an input may end it, or hang."""
    context = get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(kind, numbers, kinds, sending))
    before = os.times()
    process.start()
    sending.close()
    faults: list[tuple[int, Fault]] = []
    tried = 0
    try:
        while receiving.poll(_PATIENCE):
            found = receiving.recv()
            if found:
                faults.append((numbers[tried], found))
            tried += 1
    except EOFError:
        pass
    if tried < len(numbers):
        process.kill()
    process.join()
    if tried < len(numbers):
        faults.append((numbers[tried], Fault(f"process ended with {process.exitcode}", "")))
        tried += 1
    after = os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    return Tried(tried, spent, tuple(faults))


def _work(kind: str, numbers: range, kinds: Mapping[str, Kind], sending: Connection) -> None:
    with tempfile.TemporaryDirectory(prefix="fuzz-", dir=MEMORY) as folder:
        tempfile.tempdir = folder
        for number in numbers:
            sending.send(try_case(make_case(kind, number, kinds), kinds))
    sending.close()
