"""The preview as a whole: build, show, wait for a change, and again, until it is ended."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from msgspec import Struct
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from generator.serve.builder import Builder
from generator.serve.editors import find_editor
from generator.serve.guarding import Preview
from generator.serve.server import make_application
from generator.serve.watching import Snapshot, take_snapshot

_ROOT = Path(__file__).parents[2]
# Looking for changes takes at most this part of the time, and happens no more often than this.
_SHARE, _PAUSE = 0.04, 0.04
# Something that never comes to rest is shown all the same.
_ROUNDS = 25


class Wish(Struct, frozen=True):
    """What is to be shown, where, and in which language.

    `say` is told what came of each build, `ready` is called after the first.
    """

    content: Path
    host: str
    port: int
    language: str
    say: Callable[[str], None]
    ready: Callable[[], None]


def follow(wish: Wish) -> None:
    """Serve the preview until it is interrupted. Raises OSError when the port cannot be had."""
    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(_follow(wish))


async def _follow(wish: Wish) -> None:
    task = asyncio.current_task()
    if task and sys.platform != "win32":
        for name in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(name, task.cancel)
    with TemporaryDirectory(prefix="aktsom-") as folder:
        out = Path(folder)
        builder = Builder(wish.content, out, wish.language)
        preview = Preview(out, wish.content, find_editor(os.environ))
        server = HTTPServer(make_application(preview))
        server.add_sockets(bind_sockets(wish.port, wish.host))
        try:
            await _build_on_change(wish, builder, preview)
        finally:
            server.stop()
            builder.stop()


async def _build_on_change(wish: Wish, builder: Builder, preview: Preview) -> None:
    seen = _look(wish)
    while True:
        outcome = await asyncio.to_thread(builder.build)
        preview.show(outcome)
        wish.say(outcome.said)
        if preview.version == 1:
            wish.ready()
        before, seen = seen, await _next_change(wish, seen)
        if _program(before) != _program(seen):
            builder.restart()


async def _next_change(wish: Wish, seen: Snapshot) -> Snapshot:
    """Wait until something has changed and has come to rest."""
    now = seen
    while now == seen:
        started = perf_counter()
        now = _look(wish)
        await asyncio.sleep(max(_PAUSE, (perf_counter() - started) / _SHARE))
    for _ in range(_ROUNDS):
        before, now = now, _look(wish)
        if now == before:
            break
        await asyncio.sleep(_PAUSE)
    return now


def _look(wish: Wish) -> Snapshot:
    """Look at the content and, where the program lies in a checkout, at its own files."""
    program = (_ROOT / "schema", _ROOT / "generator", _ROOT / "templates")
    checkout = (_ROOT / "pyproject.toml").is_file()
    return take_snapshot((wish.content, *(program if checkout else ())))


def _program(snapshot: Snapshot) -> Snapshot:
    folders = tuple(str(_ROOT / name) for name in ("schema", "generator", "templates"))
    return {path: mark for path, mark in snapshot.items() if path.startswith(folders)}
