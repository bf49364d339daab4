"""Work on many organisations: in this process when they are few, else in one process a core."""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this many items a process of its own costs more than it saves.
_WORTH_A_PROCESS = 4


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], processes: int | None = None
) -> Iterator[Result]:
    """Yield `work(item)` for each item, in order; `work` and what it takes and gives are picklable.

    The first item is always worked on here: what it makes the program load, the processes inherit.
    `processes` is at most how many; as many as there are cores unless given.
    """
    first, others = items[:1], items[1:]
    yield from map(work, first)
    count = min(processes or _cores(), len(items) // _WORTH_A_PROCESS)
    if count < 2:
        yield from map(work, others)
    else:
        yield from _spread(work, others, count)


def _cores() -> int:
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _spread(work: Callable[[Item], Result], items: Sequence[Item], count: int) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    method = "fork" if sys.platform == "linux" else "spawn"
    gc.freeze()
    try:
        with ProcessPoolExecutor(count, get_context(method)) as executor:
            yield from executor.map(work, items)
    finally:
        gc.unfreeze()
