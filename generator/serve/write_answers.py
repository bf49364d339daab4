"""Answers that are opened, checked, saved and undone, when a page of the preview asks for it."""

import asyncio
import secrets

import msgspec
from tornado import web

from generator.serve.security import GuardedHandler

# No answer is larger: the file that it stands in may have a million bytes, and JSON doubles some.
_LARGEST = 4_000_000


class _Reply(msgspec.Struct, frozen=True):
    """What the process that writes has answered: a status and a body."""

    status: int
    body: msgspec.Raw


class WriteHandler(GuardedHandler):
    """Hands what a page asks for on to the process that writes; a page never names a file."""

    async def post(self, action: str) -> None:
        """Answer with what came of it; 403 to strangers, 503 when the process does not answer."""
        given = self.request.headers.get("X-Aktsom-Token", "")
        if not self.is_own() or not secrets.compare_digest(
            given.encode(), self.preview.token.encode()
        ):
            raise web.HTTPError(403)
        if len(self.request.body) > _LARGEST:
            raise web.HTTPError(413)
        desk = self.preview.desk
        if desk is None:
            raise web.HTTPError(503)
        try:
            request = msgspec.json.decode(self.request.body, type=dict[str, object])
            line = msgspec.json.encode({**request, "action": action})
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise web.HTTPError(400) from None
        try:
            answered = await asyncio.to_thread(desk.ask, line)
            reply = msgspec.json.decode(answered, type=_Reply)
        except (OSError, msgspec.DecodeError):
            raise web.HTTPError(503) from None
        self.set_status(reply.status)
        self.set_header("Content-Type", "application/json; charset=UTF-8")
        self.finish(bytes(reply.body))

    def write_error(self, status_code: int, **_: object) -> None:
        """Answer with nothing but the status: a script asked."""
        self.finish(f"{status_code}\n")
