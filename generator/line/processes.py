"""Work on many organisations: in this process when they are few, else in one process a core."""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from generator.output.process_end import end_with_parent

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this many items a process of its own costs more than it saves.
_WORTH_A_PROCESS = 4


class WorkerLostError(ChildProcessError):
    """A process that worked for this one was ended from outside, before it was done."""


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], processes: int | None = None
) -> Iterator[Result]:
    """Yield `work(item)` for each item, in order; `work` and what it takes and gives are picklable.

    The first item is always worked on here: what it makes the program load, the processes inherit.
    `processes` is at most how many; as many as there are cores unless given. They end when this one
    does, however that happens. Raises WorkerLostError.
    """
    first, others = items[:1], items[1:]
    yield from map(work, first)
    count = min(processes or _cores(), len(items) // _WORTH_A_PROCESS)
    if count < 2:
        yield from map(work, others)
    else:
        yield from _spread(work, others, count)


def spread_new(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    recall: Callable[[Item], Result | None],
    processes: int | None = None,
) -> Iterator[Result]:
    """Yield `recall(item)` for each item or, where that is None, `work(item)`, in order.

    Recalling takes so little that handing it to another process would take more.
    """
    known = [recall(item) for item in items]
    new = [item for item, recalled in zip(items, known, strict=True) if recalled is None]
    worked = iter(spread(work, new, processes))
    for recalled in known:
        yield next(worked) if recalled is None else recalled


def _cores() -> int:
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _spread(work: Callable[[Item], Result], items: Sequence[Item], count: int) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    method = "fork" if sys.platform == "linux" else "spawn"
    gc.freeze()
    try:
        arguments = (count, get_context(method), end_with_parent, (os.getpid(),))
        with ProcessPoolExecutor(*arguments) as executor:
            yield from executor.map(work, items)
    except BrokenProcessPool:
        raise WorkerLostError("a worker process was ended from outside") from None
    finally:
        gc.unfreeze()
