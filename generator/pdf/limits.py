"""Limits to what a PDF may cost: content that the renderer would never be done with is refused.

No report comes near them; something pasted by mistake does (a picture as text, a whole database).
The seconds grow as the HTML does, so what costs more than in proportion meets them. Measured (of
fifteen constructs that are written 12,000 and 24,000 letters long): twice the text takes 1.1 to 1.9
times the work, most of it for list items, cells and risks. Notes at the foot of a page cost a tenth
of a second each.
"""

import signal
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# A report takes a few seconds; a machine may be old, and busy. HTML is counted in bytes.
_SECONDS, _BYTES_A_SECOND = 120, 2000


class TooSlowError(Exception):
    """A document took more than the seconds it may."""


def seconds_for(html: bytes) -> int:
    """Return how long the PDF of a document may take."""
    return _SECONDS + len(html) // _BYTES_A_SECOND


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop what runs after some seconds of the processor, with TooSlowError.

    On a machine that is busy with other things it may take as long as it must. Systems without such
    a clock (Windows), and threads, have no limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() != threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TooSlowError


@contextmanager
def no_huge_pictures() -> Iterator[None]:
    """Let pictures that would fill the memory (90 million pixels) fail to load."""
    from PIL.Image import DecompressionBombWarning

    with warnings.catch_warnings():
        warnings.simplefilter("error", DecompressionBombWarning)
        yield
