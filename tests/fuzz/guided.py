"""Inputs that coverage guides: what reaches new code is changed further. Needs atheris.

Atheris gives bytes; they are what the changes draw from instead of chance, so that small changes
of the bytes are small changes of the input.
"""

import sys
import tempfile
from collections.abc import Mapping
from random import Random

from tests.fuzz.cases import FuzzCase
from tests.fuzz.kinds import Kind
from tests.fuzz.running import try_case

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


def run_guided(kinds: Mapping[str, Kind], minutes: float) -> int:
    """Try inputs that coverage guides, until one fails or the time is up."""
    import atheris

    names = sorted(kinds)

    def try_one(data: bytes) -> None:
        chance = DrawnRandom(data)
        kind = names[chance.getrandbits(8) % len(names)]
        case = FuzzCase(kind, kinds[kind].make(chance))
        fault = try_case(case, kinds)
        if fault:
            sys.stderr.write(fault.told)
            raise AssertionError(fault.sign)

    atheris.instrument_all()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        tempfile.tempdir = folder
        atheris.Setup(
            [sys.argv[0], f"-max_total_time={minutes * 60:.0f}", f"-max_len={_MOST}"], try_one
        )
        atheris.Fuzz()
    return 0
