"""The pages that the process that writes makes: the work page with its forms, a file as text."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, unquote, urlencode

import msgspec
from tornado import web

from generator.serve.addresses import OWN_MARK, WORK
from generator.serve.injection import add_script
from generator.serve.outcome import WrittenPage
from generator.serve.security import GuardedHandler
from generator.serve.write_answers import LARGEST_FILE, WriteHandler

# What every form of the work page has; the rest is its own.
_KNOWN = frozenset({"token", "report", "language"})
# Why a form of our own was not taken, as the work page's words say it: it is from before the
# preview was started anew, or what it sends is too large.
_STOPPED = {403: "stale", 413: "too_large"}


# So often, with so many seconds between, a report is looked for that is not shown yet.
_LOOKS, _PAUSE = 30, 0.1


class _DeskPage(msgspec.Struct, frozen=True):
    """A page as the process that writes has made it."""

    html: str


class _DoneTask(msgspec.Struct, frozen=True):
    """The number under which the work page tells what came of a task, and of which report."""

    done: int
    path: str
    language: str


class WorkHandler(WriteHandler):
    """The work page: what is done with a statement as a whole."""

    async def get(self) -> None:
        """Answer with the page about the report that is asked for, or the newest."""
        done = self.get_query_argument("done", "0")
        asked: dict[str, object] = {
            "action": "work",
            "path": self.get_query_argument("report", ""),
            "language": self.get_query_argument("language", ""),
            "done": int(done) if done.isdecimal() and len(done) < 10 else 0,
            "stopped": self.get_query_argument("stopped", ""),
        }
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        html = await self.page(asked)
        self.finish(html.replace(OWN_MARK, self.preview.token))

    async def post(self) -> None:  # type: ignore[override]  # its forms go elsewhere
        """Turn away: forms go to tasks."""
        raise web.HTTPError(405)

    async def page(self, asked: dict[str, object]) -> str:
        """Return a page that the process that writes makes. Raises HTTPError."""
        answer = await self.ask(asked)
        if answer.status != 200:
            raise web.HTTPError(answer.status)
        return msgspec.json.decode(bytes(answer.body), type=_DeskPage).html


class BackHandler(GuardedHandler):
    """Leads from the work page back to the report that it is about, as soon as that is built."""

    async def get(self) -> None:
        """Lead to a question, else to the report's own front page, or to that of the site."""
        asked = (self.get_query_argument("report", ""), self.get_query_argument("language", ""))
        question = self.get_query_argument("question", "")
        written = await self.written_pages(*asked)
        pages = [*written]
        of_question = [page for page in pages if question in written[page].questions]
        if of_question:  # the page of its step has fewer than that of the whole report
            page = min(of_question, key=lambda each: len(written[each].questions))
            self.redirect(f"/{quote(page)}#{quote(question)}")
            return
        front = [each for each in pages if each.endswith("index.html")] or pages[:1]
        self.redirect(f"/{quote(min(front, key=len, default=''))}")

    async def written_pages(self, report: str, language: str) -> dict[str, WrittenPage]:
        """Return the pages of a report in a language; what has just been made is being built."""
        found: dict[str, WrittenPage] = {}
        for _ in range(_LOOKS if report else 1):
            written = (await self.shown()).outcome.written
            found = {
                page: each
                for page, each in written.items()
                if (each.report, each.language) == (report, language)
            }
            if found:
                break
            await asyncio.sleep(_PAUSE)
        return found


class TextHandler(WorkHandler):
    """A file of the content as text, beside which its findings stand."""

    async def get(self, path: str) -> None:  # type: ignore[override]  # it has a path
        """Answer with the page; 404 where the content has no such file."""
        file = unquote(path)
        language = self.get_query_argument("language", "nb")
        html = await self.page({"action": "text", "path": file, "language": language})
        report, _, name = file.partition("/")
        known = {**self.preview.script, "report": report, "language": language, "whole": "",
                 "questions": "", "write": name, "about": "{question}", "unsaved": "",
                 "opening": "", "files": msgspec.json.encode({name: name}).decode()}  # fmt: skip
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(add_script(html.encode(), known))


class TaskHandler(WriteHandler):
    """Does what a form of the work page asks for, and leads back to it."""

    async def post(self, name: str) -> None:
        """Do a task; 403 to strangers. A form is a page's own by the token in it."""
        try:
            self.guard(LARGEST_FILE, self.get_body_argument("token", ""))
        except web.HTTPError as error:
            stopped = _STOPPED.get(error.status_code)
            if not stopped or not self.is_own():
                raise
            self.lead_back({"stopped": stopped, "report": self.get_body_argument("report", ""),
                            "language": self.get_body_argument("language", "")})  # fmt: skip
            return
        fields = {key for key in self.request.body_arguments if key not in _KNOWN}
        given = {key: " ".join(self.get_body_arguments(key)) for key in fields}
        asked: dict[str, object] = {"action": "task", "name": name, "given": given,
                 "path": self.get_body_argument("report", ""),
                 "language": self.get_body_argument("language", "")}  # fmt: skip
        with TemporaryDirectory(dir=self.preview.folder) as folder:
            for each in self.request.files.get("upload", ())[:1]:
                upload = Path(folder) / "upload"
                upload.write_bytes(each["body"])
                asked |= {"upload": str(upload), "title": each["filename"]}
            answer = await self.ask(asked)
        if answer.status != 200:
            raise web.HTTPError(answer.status)
        done = msgspec.json.decode(bytes(answer.body), type=_DoneTask)
        self.lead_back({"report": done.path, "language": done.language, "done": done.done})

    def lead_back(self, told: Mapping[str, str | int]) -> None:
        """Lead back to the work page, and to what it tells."""
        self.redirect(f"{WORK}?{urlencode(told)}#outcome", status=303)
