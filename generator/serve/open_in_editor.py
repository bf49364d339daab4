"""Opening the place of a finding in the editor, when a page of the preview asks for it."""

import asyncio
import secrets

import msgspec
from tornado import web

from generator.serve.editors import find_file, open_file
from generator.serve.outcome import Spot
from generator.serve.security import GuardedHandler


class OpenRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which place is to be opened: of which build, which finding and which of its places."""

    build: str
    finding: int
    place: int


class OpenHandler(GuardedHandler):
    """Opens a file of the content; a page names a finding, never a file or a program."""

    async def post(self) -> None:
        """Open the place; 204 when the editor took it, 409 when it cannot be opened."""
        given = self.request.headers.get("X-Aktsom-Token", "")
        if not self.is_own() or not secrets.compare_digest(
            given.encode(), self.preview.token.encode()
        ):
            raise web.HTTPError(403)
        spot, editor = self._find(), self.preview.editor
        file = find_file(self.preview.content, spot.file) if spot else None
        if spot is None or file is None or editor is None:
            raise web.HTTPError(409)
        if not await asyncio.to_thread(open_file, editor, file, spot.line, spot.column):
            raise web.HTTPError(409)
        self.set_status(204)

    def _find(self) -> Spot | None:
        """Return the place that is asked for; None when there has been a build since."""
        try:
            wanted = msgspec.json.decode(self.request.body, type=OpenRequest)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise web.HTTPError(400) from None
        shown = self.preview.shown
        panel = shown.outcome.panel if shown else None
        if panel is None or wanted.build != self.preview.build:
            return None
        if not 0 <= wanted.finding < len(panel.items):
            return None
        spots = panel.items[wanted.finding].spots
        return spots[wanted.place] if 0 <= wanted.place < len(spots) else None
