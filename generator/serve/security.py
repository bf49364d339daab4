"""Who is answered by the preview: pages of this very server, on this machine, and nobody else.

A page of another site can neither read anything here (its name is not ours, and nothing is given to
other origins) nor have a file opened (it lacks the token).
"""

import asyncio
import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from livereload.handlers import LiveReloadHandler
from msgspec import Struct, field
from tornado import web
from tornado.websocket import WebSocketClosedError

from generator.serve.editors import Editor
from generator.serve.injection import Shown, add_script, prepare
from generator.serve.line_process import LineProcess
from generator.serve.outcome import PreviewOutcome

# A page of another site must not reach the preview by giving its own name this machine's address.
HOSTS = r"(localhost|127\.0\.0\.1)"
# In a Codespace the page is shown under a name of GitHub's, which only its owner can open; what it
# asks comes as from this machine, or under that name.
_CODESPACE, _DOMAIN = "CODESPACE_NAME", "GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN"
_STRANGER = "Forhåndsvisningen svarer bare på 127.0.0.1. The preview answers only at 127.0.0.1.\n"


class Preview(Struct):
    """What the server shows: the output and the content, what came of the last build, and to whom.

    `desk` is the process that writes answers. `version` counts builds; `session` distinguishes this
    server from those before, and `token` is what only its own pages know. `written` is set when a
    page has had something written, so that nobody need wait until it is noticed.
    """

    folder: Path
    content: Path
    editor: Editor | None = None
    desk: LineProcess | None = None
    shown: Shown | None = None
    version: int = 0
    session: str = field(default_factory=lambda: secrets.token_hex(4))
    token: str = field(default_factory=secrets.token_urlsafe)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    written: asyncio.Event = field(default_factory=asyncio.Event)
    listeners: set["ChangesHandler"] = field(default_factory=set)

    def show(self, outcome: PreviewOutcome) -> None:
        """Show what came of a build, and have every open page reload."""
        self.shown = prepare(outcome)
        self.version += 1
        self.ready.set()
        for each in tuple(self.listeners):
            each.reload()

    @property
    def build(self) -> str:
        """The name of the last build, unlike that of any other."""
        return f"{self.session}-{self.version}"

    @property
    def script(self) -> Mapping[str, str]:
        """What the script in a page must know."""
        editor = self.editor.name if self.editor else ""
        return {"build": self.build, "token": self.token, "editor": editor}


class GuardedHandler(web.RequestHandler):
    """Answers only pages of this server: nothing is kept, framed, or given to other origins."""

    def initialize(self, preview: Preview) -> None:
        """Take what is shown."""
        self.preview = preview

    def set_default_headers(self) -> None:
        """Say to whom, and how long, answers are for."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "DENY")

    def is_own(self) -> bool:
        """Return whether a page of this very server asks."""
        return _is_own(self.request.headers.get("Origin"), self.request.headers.get("Host"))

    async def shown(self) -> Shown:
        """Return what is shown, as soon as there has been a build."""
        await self.preview.ready.wait()
        if self.preview.shown is None:
            raise web.HTTPError(503)
        return self.preview.shown

    def finish_page(self, html: str) -> None:
        """Answer with a page of the preview's own."""
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(add_script(html.encode(), self.preview.script))

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer with a page that says that there is none, and that comes back by itself."""
        if self.preview.shown and status_code in {404, 500}:
            self.finish_page(self.preview.shown.outcome.not_found)
        else:
            self.finish(f"{status_code}\n")


class ChangesHandler(LiveReloadHandler):  # type: ignore[misc]  # livereload does not say its types
    """The line between an open page and the server; each says which build it was made from.

    Both speak LiveReload's protocol.
    """

    def initialize(self, preview: Preview) -> None:
        """Take what is shown."""
        self.preview = preview

    def check_origin(self, origin: str) -> bool:
        """Let only pages of this very server listen."""
        return _is_own(origin, self.request.headers.get("Host"))

    def open(self, *_: str, **__: str) -> None:
        """Listen from now on; a page made before the last build reloads at once."""
        self.preview.listeners.add(self)
        if self.get_query_argument("build", "") != self.preview.build:
            self.reload()

    def on_message(self, message: str) -> None:
        """Answer a greeting; what is none is not heard."""
        with suppress(ValueError, AttributeError, TypeError, KeyError, RecursionError):
            super().on_message(message)

    def on_close(self) -> None:
        """Forget a page that has been left."""
        super().on_close()
        self.preview.listeners.discard(self)

    def reload(self) -> None:
        """Have the page load itself anew."""
        with suppress(WebSocketClosedError):
            self.write_message({"command": "reload", "path": "*", "liveCSS": False})


class StrangerHandler(web.RequestHandler):
    """Turns away whoever has another name for this machine."""

    def prepare(self) -> None:
        """Say which name is right."""
        self.set_status(403)
        self.set_header("Content-Type", "text/plain; charset=UTF-8")
        self.finish(_STRANGER)


def hosts_of(environment: Mapping[str, str]) -> str:
    """Return the pattern of the names that the preview answers to."""
    name, domain = environment.get(_CODESPACE, ""), environment.get(_DOMAIN, "")
    forwarded = rf"|{re.escape(name)}-\d+\.{re.escape(domain)}" if name and domain else ""
    return HOSTS.replace(")", f"{forwarded})")


def is_own_origin(origin: str | None, host: str | None, environment: Mapping[str, str]) -> bool:
    """Tell whether a page of this very server asks, here or forwarded by GitHub."""
    if not host or not origin:
        return False
    if origin == f"http://{host}":
        return True
    port = host.rpartition(":")[2]
    name, domain = environment.get(_CODESPACE, ""), environment.get(_DOMAIN, "")
    forwarded = f"{name}-{port}.{domain}" if port.isdecimal() else host
    known = name and domain and re.fullmatch(hosts_of(environment), forwarded)
    return bool(known) and origin in {f"https://{forwarded}", f"https://{host}"}


def _is_own(origin: str | None, host: str | None) -> bool:
    return is_own_origin(origin, host, os.environ)
