"""Work on many organisations: in this process when they are few, else in one process a core."""

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from generator.output.process_end import end_with_parent

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this many items a process of its own costs more than it saves.
_WORTH_A_PROCESS = 4


class WorkerLostError(ChildProcessError):
    """A process that worked for this one was ended from outside, before it was done."""


class Failure(Struct, Generic[Item], frozen=True):
    """An item that the program failed at, and the error that it failed with."""

    item: Item
    error: Exception


def all_of(results: Iterable[Result | Failure[Any]]) -> list[Result]:
    """Return the results of all items, where one alone is of no use. Raises the first error."""
    found = []
    for each in results:
        if isinstance(each, Failure):
            raise each.error
        found.append(each)
    return found


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], processes: int | None = None
) -> Iterator[Result | Failure[Item]]:
    """Yield `work(item)` for each item, in order; `work` and what it takes and gives are picklable.

    An item that the program fails at is yielded as a Failure, and the others are worked on.
    The first item is always worked on here: what it makes the program load, the processes inherit.
    `processes` is at most how many; as many as there are cores unless given. They end when this one
    does, however that happens. Raises WorkerLostError.
    """
    count = min(processes or _cores(), len(items) // _WORTH_A_PROCESS)
    here = items if count < 2 else items[:1]
    yield from (_attempt(work, item) for item in here)
    if count > 1:
        yield from _spread(work, items[1:], count)


def _attempt(work: Callable[[Item], Result], item: Item) -> Result | Failure[Item]:
    try:
        return work(item)
    except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
        return Failure(item, error)


def spread_new(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    recall: Callable[[Item], Result | None],
    processes: int | None = None,
) -> Iterator[Result | Failure[Item]]:
    """Yield `recall(item)` for each item or, where that is None, `work(item)`, in order.

    Recalling takes so little that handing it to another process would take more.
    """
    with _without_collecting():
        known = [recall(item) for item in items]
    new = [item for item, recalled in zip(items, known, strict=True) if recalled is None]
    worked = iter(spread(work, new, processes))
    for recalled in known:
        yield next(worked) if recalled is None else recalled


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let nothing be looked through for circles while much is read that all has to stay."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _cores() -> int:
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _spread(
    work: Callable[[Item], Result], items: Sequence[Item], count: int
) -> Iterator[Result | Failure[Item]]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    method = "fork" if sys.platform == "linux" else "spawn"
    gc.freeze()
    try:
        arguments = (count, get_context(method), end_with_parent, (os.getpid(),))
        with ProcessPoolExecutor(*arguments) as executor:
            futures: deque[Future[Result]] = deque()
            futures.extend(executor.submit(work, item) for item in items)
            try:
                for item in items:
                    future = futures.popleft()
                    error = _error_of(future)
                    yield Failure(item, error) if error else future.result()
            finally:  # nobody asks for the rest
                for future in futures:
                    future.cancel()
    except BrokenProcessPool:
        raise WorkerLostError("a worker process was ended from outside") from None
    finally:
        gc.unfreeze()


def _error_of(future: "Future[Result]") -> Exception | None:
    """Return what the work in another process failed with. Raises what ended the process."""
    from concurrent.futures.process import BrokenProcessPool

    error = future.exception()
    if isinstance(error, BrokenProcessPool) or not isinstance(error, Exception | None):
        raise error
    return error
