"""Answers that are opened, checked, saved and undone, and files attached, when a page asks."""

import asyncio
import secrets
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from tornado import web

from generator.serve.security import GuardedHandler

# No answer is larger: the file that it stands in may have a million bytes, and JSON doubles some.
_LARGEST = 4_000_000
# As much as GitHub takes in its web pages (schema/limits.yaml), and a little, to be told so.
LARGEST_FILE = 30_000_000
# What changes files.
_WRITING = frozenset({"save", "undo", "task"})
_PLACE = ("report", "question", "language")
_FILE = ("name", "titles", "into")


class DeskAnswer(msgspec.Struct, frozen=True):
    """What the process that writes has answered: a status and a body."""

    status: int
    body: msgspec.Raw


class WriteHandler(GuardedHandler):
    """Hands what a page asks for on to the process that writes; a page never names a file."""

    async def post(self, action: str) -> None:
        """Answer with what came of it; 403 to strangers, 503 when the process does not answer."""
        self.guard(_LARGEST)
        try:
            request = msgspec.json.decode(self.request.body, type=dict[str, object])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise web.HTTPError(400) from None
        # Where an upload lies is for the server alone to say.
        await self.hand_on({**request, "action": action, "upload": ""})

    def guard(self, largest: int, token: str | None = None) -> None:
        """Turn away strangers, and what is larger than any that is meant.

        A script gives its token in the head of what it asks, a form (`token`) among its fields.
        """
        given = self.request.headers.get("X-Aktsom-Token", "") if token is None else token
        if not self.is_own() or not secrets.compare_digest(
            given.encode(), self.preview.token.encode()
        ):
            raise web.HTTPError(403)
        if len(self.request.body) > largest:
            raise web.HTTPError(413)

    async def ask(self, request: dict[str, object]) -> DeskAnswer:
        """Return what the process that writes says; 503 where it does not answer."""
        desk = self.preview.desk
        if desk is None:
            raise web.HTTPError(503)
        try:
            answered = await asyncio.to_thread(desk.ask, msgspec.json.encode(request))
            if request.get("action") in _WRITING:
                self.preview.written.set()
            return msgspec.json.decode(answered, type=DeskAnswer)
        except (OSError, msgspec.DecodeError):
            raise web.HTTPError(503) from None

    async def hand_on(self, request: dict[str, object]) -> None:
        """Ask the process that writes, and answer with what it says."""
        reply = await self.ask(request)
        self.set_status(reply.status)
        self.set_header("Content-Type", "application/json; charset=UTF-8")
        self.finish(bytes(reply.body))

    def write_error(self, status_code: int, **_: object) -> None:
        """Answer with nothing but the status: a script asked."""
        self.finish(f"{status_code}\n")


class AttachHandler(WriteHandler):
    """Takes a file as it is, and has it kept until an answer that names it is saved."""

    async def post(self) -> None:  # type: ignore[override]  # it has no other action
        """Answer with where answers link to it, or why it is not taken."""
        self.guard(LARGEST_FILE)
        given = {name: self.get_query_argument(name, "") for name in (*_PLACE, *_FILE)}
        place = {name: given[name] for name in _PLACE}
        with TemporaryDirectory(dir=self.preview.folder) as folder:
            upload = Path(folder) / "upload"
            upload.write_bytes(self.request.body)
            request = {"action": "attach", "place": place, "upload": str(upload)}
            await self.hand_on({**request, **{name: given[name] for name in _FILE}})
