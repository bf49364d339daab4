"""Inputs that coverage guides: what reaches new code is changed further. Needs atheris.

Atheris gives bytes; they are what the changes draw from instead of chance, so that small changes
of the bytes are small changes of the input.
"""

import gc
import hashlib
import re
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random
from types import FunctionType

from tests.fuzz.cases import FuzzCase, format_case
from tests.fuzz.kinds import Kind
from tests.fuzz.running import LIMIT, try_case

# Bytes for about a hundred choices.
_MOST = 512


class DrawnRandom(Random):
    """Draws from bytes, and when they are used up always the lowest."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.data = data
        self.at = 0

    def getrandbits(self, k: int, /) -> int:
        """Return so many bits."""
        size = (k + 7) // 8
        taken = self.data[self.at : self.at + size]
        self.at += size
        return int.from_bytes(taken, "little") & ((1 << k) - 1)

    def random(self) -> float:
        """Return a number from 0 up to 1."""
        return self.getrandbits(16) / (1 << 16)


def _own_functions() -> list[FunctionType]:
    """Return the program's functions; those of libraries are ten thousand, and tell us little."""
    functions = (each for each in gc.get_objects() if isinstance(each, FunctionType))
    own = re.compile(r"(?:generator|schema)\.")
    return [each for each in functions if own.match(each.__module__ or "")]


def run_guided(kinds: Mapping[str, Kind], minutes: float, found: Path) -> int:
    """Try inputs that coverage guides, until one fails or the time is up.

    The one that fails is written below `found`, as what chance finds is: it can be tried again.
    """
    import atheris

    names = sorted(kinds)

    def try_one(data: bytes) -> None:
        chance = DrawnRandom(data)
        kind = names[chance.getrandbits(8) % len(names)]
        case = FuzzCase(kind, kinds[kind].make(chance))
        fault = try_case(case, kinds)
        if fault:
            file = found / f"guided-{hashlib.sha256(data).hexdigest()[:12]}.yaml"
            file.write_text(format_case(case), encoding="utf-8")
            sys.stderr.write(f"{fault.told}\n{fault.sign}: {file}\n")
            raise AssertionError(fault.sign)

    found.mkdir(parents=True, exist_ok=True)
    for function in _own_functions():
        atheris.instrument_func(function)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        tempfile.tempdir = folder
        how = (
            f"-max_total_time={minutes * 60:.0f}",
            f"-max_len={_MOST}",
            "-len_control=0",  # a few bytes are a few choices: they reach little
            f"-artifact_prefix={found}/",
            f"-report_slow_units={LIMIT:.0f}",
        )
        atheris.Setup([sys.argv[0], *how], try_one)
        atheris.Fuzz()
    return 0
