"""A limit to how long a PDF may take: some texts would keep the renderer busy for hours."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# A thousand pages take less, also on a slow machine.
MOST = 300.0


class TooSlowError(Exception):
    """It took longer than it may."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TooSlowError in what runs longer than this; without limit where none can be set.

    That is: on Windows, which has no such signal, and outside the main thread.
    """
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return
    usual = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, usual)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TooSlowError
