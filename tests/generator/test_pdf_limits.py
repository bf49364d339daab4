"""Limits to what a PDF may cost: time, on systems and in threads that have such a clock."""

import signal
import sys
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest

from generator.pdf.limits import TooSlowError, at_most, no_huge_pictures, seconds_for


@pytest.mark.parametrize(
    ("size", "seconds"), [(0, 120), (1999, 120), (2000, 121), (1_000_000, 620)]
)
def test_a_long_document_may_take_longer(size: int, seconds: int) -> None:
    assert seconds_for(b"x" * size) == seconds


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such clock")
def test_what_takes_too_long_is_stopped_and_the_clock_with_it() -> None:
    before = signal.getsignal(signal.SIGPROF)

    def run() -> None:
        with at_most(0.01):
            while True:
                pass

    with pytest.raises(TooSlowError):
        run()
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0
    with at_most(100):
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 0
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0


def test_waiting_for_a_busy_machine_does_not_count() -> None:
    with at_most(0.05):
        time.sleep(0.2)


def test_a_thread_has_no_limit() -> None:
    def run() -> str:
        with at_most(0.001):
            return "done"

    with ThreadPoolExecutor(1) as executor:
        assert executor.submit(run).result() == "done"


def test_a_picture_that_would_fill_the_memory_is_an_error() -> None:
    from PIL.Image import DecompressionBombWarning

    def warn() -> None:
        with no_huge_pictures():
            warnings.warn("huge", DecompressionBombWarning, stacklevel=1)

    with pytest.raises(DecompressionBombWarning):
        warn()
