"""The preview's server: pages from the built folder, or what stands in for them; and reloading."""

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.server import LiveScriptInjector
from msgspec import Struct, field
from tornado import web
from tornado.escape import json_decode
from tornado.routing import HostMatches

from generator.serve.addresses import LAST_GOOD, STYLE
from generator.serve.outcome import Outcome

_TEMPLATES = Path(__file__).parents[2] / "templates" / "preview"
_SCRIPT = b'<script src="/livereload.js"></script>'
# A page of another site must not reach the preview by giving its own name this machine's address.
_HOSTS = r"(localhost|127\.0\.0\.1)"


class Preview(Struct):
    """What the server shows: the built folder, what came of the last build, and who has seen it.

    `version` counts builds; `seen` says which one each address was last answered from.
    """

    folder: Path
    outcome: Outcome | None = None
    version: int = 0
    seen: dict[str, int] = field(default_factory=dict)
    ready: asyncio.Event = field(default_factory=asyncio.Event)

    def show(self, outcome: Outcome) -> None:
        """Show what came of a build, and have every open page reload."""
        self.outcome = outcome
        self.version += 1
        self.ready.set()
        for waiter in set(LiveReloadHandler.waiters):
            reload(waiter)


def reload(waiter: LiveReloadHandler) -> None:
    """Have one open page load itself anew."""
    waiter.send_message({"command": "reload", "path": "*", "liveCSS": False})


class Injector(LiveScriptInjector):  # type: ignore[misc]  # livereload does not say its types
    """Puts the script that listens for changes into every page."""

    script = _SCRIPT


class Reloading(LiveReloadHandler):  # type: ignore[misc]  # as above
    """The line between an open page and the server."""

    def initialize(self, preview: Preview) -> None:
        """Take what is shown."""
        self.preview = preview

    def check_origin(self, origin: str) -> bool:
        """Let only pages of this very server listen."""
        return bool(origin) and urlsplit(origin).netloc == self.request.headers.get("Host")

    def on_message(self, message: str) -> None:
        """Answer a page; if it was made before the last build, have it reload at once."""
        super().on_message(message)
        address = str(json_decode(message).get("url", ""))
        if address and self.preview.seen.get(urlsplit(address).path) != self.preview.version:
            reload(self)


class Page(web.StaticFileHandler):
    """A page or file of the site, or the page that stands in for it."""

    def initialize(self, preview: Preview) -> None:  # type: ignore[override]  # fewer, and ours
        """Take what is shown."""
        super().initialize(str(preview.folder), "index.html")
        self.preview = preview

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002 - Tornado's
        """Answer with the page; with what is wrong, while something is."""
        stand_in = await self.stand_in()
        if stand_in and _is_page(path):
            self.finish(stand_in)
        else:
            await super().get(path, include_body)

    async def stand_in(self) -> str:
        """Return what stands in for every page, as soon as there has been a build."""
        await self.preview.ready.wait()
        self.preview.seen[self.request.path] = self.preview.version
        return self.preview.outcome.page if self.preview.outcome else ""

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 - Tornado's
        """Have the browser keep nothing."""
        self.set_header("Cache-Control", "no-store")

    def compute_etag(self) -> None:
        """Return nothing: a page is always sent whole."""

    def should_return_304(self) -> bool:
        """Return False: a page is always sent whole."""
        return False

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer with a page that says that there is none."""
        self.finish(self.preview.outcome.not_found if self.preview.outcome else str(status_code))


class LastGood(Page):
    """The same as it could last be built, until it is right again."""

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002 - Tornado's
        """Answer with the last good page; lead on to the page itself when nothing is wrong."""
        if await self.stand_in():
            await web.StaticFileHandler.get(self, path, include_body)
        else:
            self.redirect(f"/{path}")


def _is_page(path: str) -> bool:
    return path.endswith((".html", "/")) or "." not in path.rpartition("/")[2]


def make_application(preview: Preview) -> web.Application:
    """Return the server's application, for this machine only."""
    shown = {"preview": preview}
    handlers: list[Any] = [
        (r"/livereload", Reloading, shown),
        (r"/livereload\.js", LiveReloadJSHandler),
        (rf"{STYLE.rpartition('/')[0]}/(.*)", web.StaticFileHandler, {"path": str(_TEMPLATES)}),
        (rf"{LAST_GOOD}(.*)", LastGood, shown),
        (r"/(.*)", Page, shown),
    ]
    return web.Application(
        [(HostMatches(_HOSTS), handlers)], transforms=[Injector], log_function=_say_nothing
    )


def _say_nothing(_: web.RequestHandler) -> Awaitable[None] | None:
    return None
