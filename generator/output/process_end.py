"""No process outlives the one that it works for, however that one comes to its end."""

import os
import signal
import sys
from collections.abc import Callable
from functools import partial

_PR_SET_PDEATHSIG = 1


def end_with(parent: int) -> Callable[[], None] | None:
    """Return what lets a program that is started end with its parent, where the system can."""
    return partial(end_with_parent, parent) if sys.platform == "linux" else None


def end_with_parent(parent: int) -> None:
    """End this process, which `parent` (its number) has started, as soon as that one ends."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it has ended before we could ask
            os._exit(1)
    else:
        from threading import Thread

        Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
