"""The preview as a whole: build, show, wait for a change, and again, until it is ended."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from time import thread_time

from msgspec import Struct
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from generator.content.temporary_folders import temporary_folder
from generator.serve.editors import find_editor
from generator.serve.folder_state import Snapshot, take_snapshot
from generator.serve.line_process import LineProcess
from generator.serve.outcome import PreviewOutcome, read_outcome
from generator.serve.security import Preview
from generator.serve.server import make_application

_ROOT = Path(__file__).parents[2]
_PROGRAM = tuple(_ROOT / name for name in ("schema", "generator", "templates"))
# Looking for changes takes at most this part of the time, and happens no more often than this.
_SHARE, _PAUSE = 0.04, 0.03
# The program's own files change less often, and for fewer: one look in so many.
_SELDOM = 20
# Something that never comes to rest is shown all the same.
_ROUNDS = 25
# Stands in for the pages when the program cannot even start, and so cannot say so itself.
_DEAD = Path(__file__).parents[2] / "templates" / "preview" / "dead.html"


class Builder:
    """Builds the preview in a process of its own, one build at a time."""

    def __init__(self, content: Path, out: Path, language: str, folder: Path) -> None:
        arguments = (str(content), str(out), language, str(folder))
        self._process = LineProcess("generator.serve.worker", arguments, out)

    def build(self) -> PreviewOutcome:
        """Build once; waits until it is done. Never raises because of what the process did."""
        try:
            return read_outcome(self._process.ask(b"build"))
        except (OSError, ValueError):
            self.restart()
            page = _DEAD.read_text(encoding="utf-8")
            return PreviewOutcome("", page, page, "")

    def restart(self) -> None:
        """End the process; the next build starts another, with the program as it then is."""
        self._process.restart()

    def stop(self) -> None:
        """End the process for good, even in the midst of a build."""
        self._process.stop()


class PreviewOptions(Struct, frozen=True):
    """What is to be shown, where, and in which language.

    Files are named from `folder`. `say` is called with what came of each build, `ready`
    after the first. `form` is the one that first reports get here, if that is said.
    """

    content: Path
    folder: Path
    host: str
    port: int
    language: str
    say: Callable[[str], None]
    ready: Callable[[], None]
    form: str = ""


class _Seen(Struct, frozen=True):
    """What lay in the content, and the program's own files, when they were last looked at."""

    content: Snapshot
    program: Snapshot


def follow(options: PreviewOptions) -> None:
    """Serve the preview until it is interrupted. Raises OSError when the port cannot be had."""
    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        _hold_back_interrupts(signal.SIG_BLOCK)
        asyncio.run(_follow(options))


def _hold_back_interrupts(how: int) -> None:
    """Have Ctrl+C wait while asyncio gets ready: it would leave that half done."""
    if sys.platform != "win32":
        signal.pthread_sigmask(how, {signal.SIGINT})


async def _follow(options: PreviewOptions) -> None:
    _hold_back_interrupts(signal.SIG_UNBLOCK)
    task = asyncio.current_task()
    if task and sys.platform != "win32":
        for name in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(name, task.cancel)
    with temporary_folder() as out:
        builder = Builder(options.content, out, options.language, options.folder)
        told = (str(options.content), str(options.folder), options.form)
        desk = LineProcess("generator.serve.desk_worker", told, out)
        preview = Preview(out, options.content, find_editor(os.environ, options.folder), desk)
        server = HTTPServer(make_application(preview))
        server.add_sockets(bind_sockets(options.port, options.host))
        try:
            await _build_on_change(options, builder, preview)
        finally:
            server.stop()
            builder.stop()
            desk.stop()


async def _build_on_change(options: PreviewOptions, builder: Builder, preview: Preview) -> None:
    seen = _look(options)
    while True:
        outcome = await asyncio.to_thread(builder.build)
        preview.show(outcome)
        options.say(outcome.said)
        if preview.version == 1:
            options.ready()
        before, seen = seen, await _next_change(options, seen, preview.written)
        if before.program != seen.program:
            builder.restart()
            if preview.desk:
                preview.desk.restart()


async def _next_change(options: PreviewOptions, seen: _Seen, written: asyncio.Event) -> _Seen:
    """Wait until something has changed and has come to rest.

    What the preview itself has written is whole at once: nobody waits for that to come to rest.
    """
    for turn in count(1):
        # Time of our own: on a busy machine a look takes long without costing more.
        started = thread_time()
        now = _look(options, seen.program if turn % _SELDOM else None)
        if now != seen:
            own = written.is_set()
            written.clear()
            return now if own else await _rest(options, now)
        written.clear()
        spent = 0 if turn % _SELDOM == 0 else thread_time() - started
        with suppress(TimeoutError):
            # Not wait_for: until Python 3.12 it swallows Ctrl+C that comes together with a save.
            async with asyncio.timeout(max(_PAUSE, spent / _SHARE)):
                await written.wait()
    return seen


async def _rest(options: PreviewOptions, now: _Seen) -> _Seen:
    """Wait until what changes has come to rest."""
    for _ in range(_ROUNDS):
        await asyncio.sleep(_PAUSE)
        before, now = now, _look(options, now.program)
        if now == before:
            break
    return now


def _look(options: PreviewOptions, program: Snapshot | None = None) -> _Seen:
    """Look at the content and, unless they are given, at the program's files in a checkout."""
    if program is None:
        checkout = (_ROOT / "pyproject.toml").is_file()
        program = take_snapshot(_PROGRAM if checkout else ())
    return _Seen(take_snapshot((options.content,)), program)
