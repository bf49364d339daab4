"""The preview's server: the built pages with the panel, and what is shown instead of them."""

import os
import re
from collections.abc import Awaitable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tornado import web
from tornado.routing import HostMatches

from generator.serve.addresses import (
    CHANGES,
    FILES,
    GOOD,
    LAST_GOOD,
    MANUAL,
    OPEN,
    TEXT,
    WORK,
    WRITE,
)
from generator.serve.desk_pages import BackHandler, TaskHandler, TextHandler, WorkHandler
from generator.serve.injection import compose, compose_past
from generator.serve.open_in_editor import OpenHandler
from generator.serve.security import (
    ChangesHandler,
    GuardedHandler,
    Preview,
    StrangerHandler,
    hosts_of,
)
from generator.serve.write_answers import AttachHandler, WriteHandler

_FILES = Path(__file__).parents[2] / "templates" / "preview" / "files"
# An editor's attachment may hold scripts; here they must not pass for the preview's own.
_ACTIVE = (".htm", ".html", ".mht", ".mhtml", ".svg", ".xht", ".xhtml", ".xml")
# Styles and scripts that have another name as soon as they are otherwise.
_NAMED_BY_CONTENT = re.compile(r"^assets/[\w-]+\.[0-9a-f]{10}\.(css|js)$")


class FileHandler(GuardedHandler, web.StaticFileHandler):
    """Files as they are."""

    def initialize(self, preview: Preview, folder: Path) -> None:  # type: ignore[override]  # ours
        """Take what is shown and the folder of the files."""
        web.StaticFileHandler.initialize(self, str(folder), "index.html")
        self.preview = preview

    def prepare(self) -> None:
        """Turn away what is no path at all."""
        if "%00" in self.request.path:
            raise web.HTTPError(404)

    def compute_etag(self) -> None:
        """Return nothing: a file is always sent whole."""

    def should_return_304(self) -> bool:
        """Return False: a file is always sent whole."""
        return False

    def find(self, path: str) -> Path | None:
        """Return the file at a path; None when the answer has already led on. Raises HTTPError."""
        self.path = self.parse_url_path(path)
        found = self.validate_absolute_path(self.root, self.get_absolute_path(self.root, self.path))
        return Path(found) if found else None


class PageHandler(FileHandler):
    """A page or file of the site, or the page shown instead of it."""

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002 - Tornado's
        """Answer with the page as it now is; with what is wrong, where there is none."""
        shown = await self.shown()
        outcome = shown.outcome
        self.root = str(self.preview.folder / (outcome.site or GOOD))
        if not _is_page(path):
            await self.send(path, include_body=include_body)
            return
        try:
            file = self.find(path) if outcome.site or not outcome.page else None
        except web.HTTPError as error:
            if not outcome.page or error.status_code != 404:
                raise
            file = None
        if file:
            page = file.relative_to(self.root).as_posix()
            self.set_header("Content-Type", "text/html; charset=UTF-8")
            self.finish(compose(file.read_bytes(), shown, page, self.preview.script))
        elif outcome.page and not self._finished:
            self.finish_page(outcome.page)

    async def send(self, path: str, *, include_body: bool) -> None:
        """Answer with a file as it is."""
        if _NAMED_BY_CONTENT.search(path):
            self.set_header("Cache-Control", "max-age=3600, immutable")
        if path.lower().endswith(_ACTIVE):
            self.set_header("Content-Security-Policy", "sandbox")
        await web.StaticFileHandler.get(self, path, include_body)


class LastGoodHandler(PageHandler):
    """The same as it could last be built, until it is right again."""

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002 - Tornado's
        """Answer with the last good page, or lead on: to the page itself when nothing is wrong."""
        shown = await self.shown()
        self.root = str(self.preview.folder / GOOD)
        if not shown.outcome.page:
            self.redirect(f"/{quote(path.lstrip('/'))}")  # not //another.host
        elif not _is_page(path):
            await self.send(path, include_body=include_body)
        elif file := self.find_or_lead_on(path):
            page = file.relative_to(self.root).as_posix()
            self.set_header("Content-Type", "text/html; charset=UTF-8")
            self.finish(compose_past(file.read_bytes(), shown, page, self.preview.script))

    def find_or_lead_on(self, path: str) -> Path | None:
        """Return the file of a page; lead to the front page from one that was not there then."""
        try:
            return self.find(path)
        except web.HTTPError:
            if not path:
                raise
            self.redirect(LAST_GOOD)
            return None


class ManualHandler(GuardedHandler):
    """What `aktsom explain` says of a code that was found."""

    async def get(self, code: str) -> None:
        """Answer with the manual page."""
        shown = await self.shown()
        page = shown.outcome.manuals.get(code)
        if page is None:
            raise web.HTTPError(404)
        self.finish_page(page)


def _is_page(path: str) -> bool:
    if "attachments/" in path:
        return False
    return path.endswith((".html", "/")) or "." not in path.rpartition("/")[2]


def make_application(preview: Preview) -> web.Application:
    """Return the server's application, for this machine only."""
    shown = {"preview": preview}
    handlers: list[Any] = [
        (CHANGES, ChangesHandler, shown),
        (OPEN, OpenHandler, shown),
        (rf"{WRITE}attach", AttachHandler, shown),
        (rf"{WRITE}(open|check|save|undo)", WriteHandler, shown),
        (WORK, WorkHandler, shown),
        (rf"{WORK}back", BackHandler, shown),
        (rf"{WORK}do/([a-z_]+)", TaskHandler, shown),
        (rf"{TEXT}(.+)", TextHandler, shown),
        (rf"{MANUAL}([A-Z0-9]+)", ManualHandler, shown),
        (rf"{FILES}(.*)", FileHandler, {**shown, "folder": _FILES}),
        (rf"{LAST_GOOD}(.*)", LastGoodHandler, {**shown, "folder": preview.folder}),
        (r"/(.*)", PageHandler, {**shown, "folder": preview.folder}),
    ]
    return web.Application(
        [(HostMatches(hosts_of(os.environ)), handlers), (r".*", StrangerHandler)],
        log_function=_say_nothing,
    )


def _say_nothing(_: web.RequestHandler) -> Awaitable[None] | None:
    return None
