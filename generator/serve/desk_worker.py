"""The process that writes answers: a request on a line of standard input, a reply on a line out."""

import os
import re
import signal
import sys
import traceback
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from generator.content.sources import list_organisations
from generator.editing.attaching import Upload
from generator.editing.desk import Desk
from generator.editing.given_values import Given, GivenError
from generator.editing.kept_versions import NotKeptError, keep_version
from generator.editing.places import AnswerPlace, UnknownPlaceError
from generator.editing.replacing import finish_replacing
from generator.editing.waiting_files import forget_waiting
from generator.serve.shown_answers import show
from generator.serve.task_work import WorkOutcome, WorkTask
from generator.serve.work_pages import AskedWork, render_text, render_work
from generator.serve.work_tasks import do_task
from generator.text.words import load_words
from schema.fields import FilePlace
from schema.languages import load_languages, usual_language

# What came of so many tasks is remembered.
_REMEMBERED = 20
_YEAR = re.compile(r"\d{4}")
_BAD, _NOT_FOUND, _FAULT = 400, 404, 500


class _DeskRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a page asks for: to open, check, save, undo or attach; a page of its own, or a task.

    `title` is the name of a file for a task, `titles` those of an attachment by language, as JSON,
    `into` where a file is wanted that a field names. `upload` is where the server has put what the
    page sent; no page can name it. `path` is of a report or a file, `given` what a form of the work
    page holds, `done` the number of the task that the page tells of, `stopped` why one was not
    begun.
    """

    action: str
    place: AnswerPlace | None = None
    value: msgspec.Raw = msgspec.Raw(b"null")
    stamp: str = ""
    saved: int = 0
    upload: str = ""
    name: str = ""
    title: str = ""
    titles: str = ""
    into: FilePlace = ""
    language: str = ""
    path: str = ""
    given: dict[str, str] = {}
    done: int = 0
    stopped: Literal["", "stale", "too_large"] = ""


class DeskReply(msgspec.Struct, frozen=True):
    """The status of an answer to a page, and its body."""

    status: int
    body: msgspec.Raw


class DeskWorker(msgspec.Struct):
    """The desk, the folder commands are run in, and what came of the last tasks, by number.

    `begun` are the reports that have been kept as they were before they were changed from here,
    `form` is the one that a first report gets, if that is said.
    """

    desk: Desk
    folder: Path
    done: dict[int, WorkOutcome] = msgspec.field(default_factory=dict)
    begun: set[str] = msgspec.field(default_factory=set)
    form: str = ""

    def answer(self, line: bytes | str) -> DeskReply:
        """Return the reply to a request, whatever it is."""
        try:
            request = msgspec.json.decode(line, type=_DeskRequest)
            return DeskReply(200, msgspec.Raw(msgspec.json.encode(self._act(request))))
        except (msgspec.DecodeError, GivenError, UnicodeDecodeError, RecursionError):
            return _refuse(_BAD)
        except UnknownPlaceError:
            return _refuse(_NOT_FOUND)
        except Exception:  # noqa: BLE001 - the page says that it failed, the terminal why
            traceback.print_exc()
            return _refuse(_FAULT)

    def _act(self, request: _DeskRequest) -> object:
        today = datetime.now(UTC).astimezone().date()
        if request.place is None:
            return self._act_on_all(request, today)
        return self._act_on_one(request, request.place, today)

    def _act_on_all(self, request: _DeskRequest, today: date) -> object:
        if request.action == "undo":
            return {"undone": self.desk.history.undo(request.saved)}
        if request.action == "work":
            done = self.done.get(request.done) or _tell_stopped(request)
            asked = AskedWork(request.path, request.language, done, self.form)
            return {"html": render_work(self.desk.content, asked, today)}
        if request.action == "text":
            return {"html": render_text(self.desk.content, request.path, request.language)}
        if request.action == "task":
            return self._do(request)
        raise GivenError

    def _begin(self, report: str) -> None:
        """Keep a report as it is before the first change to it; who writes is not held up by it."""
        content, (key, _, year) = self.desk.content, report.partition("/")
        if report in self.begun or not _YEAR.fullmatch(year):
            return
        if key in list_organisations(content)[0] and (content / report / "report.yaml").is_file():
            self.begun.add(report)
            with suppress(NotKeptError):
                keep_version(content, report, "begun", datetime.now(UTC))

    def _do(self, request: _DeskRequest) -> object:
        """Do a task, and return the number under which the page tells of it."""
        language = _language_of(request)
        self._begin(request.path)
        task = WorkTask(request.name, request.path, language, request.given, request.upload,
                        request.title)  # fmt: skip
        now = datetime.now(UTC)  # later than what was kept before
        outcome = do_task(self.desk.content, self.folder, self.desk.history, task, now)
        if not outcome.good:
            typed = {f"{task.name} {name}": each for name, each in task.given.items()}
            # Where nothing may be written, nothing in the form can be put right.
            at_fault = task.name if self._may_write(request.path) else ""
            outcome = replace(outcome, task=at_fault, typed=typed)
        number = max(self.done, default=0) + 1
        self.done[number] = outcome
        self.done.pop(number - _REMEMBERED, None)
        return {"done": number, "path": outcome.report or request.path, "language": language}

    def _may_write(self, report: str) -> bool:
        content = self.desk.content
        folders = (content, content / report.partition("/")[0], content / report)
        return all(os.access(each, os.W_OK) for each in folders if each.is_dir())

    def _act_on_one(self, request: _DeskRequest, place: AnswerPlace, today: date) -> object:
        desk = self.desk
        if request.action == "open":
            return show(desk.open(place, today), place.language)
        if request.action == "attach":
            file = Path(request.upload)
            titles = msgspec.json.decode(request.titles or "{}", type=dict[str, str])
            return desk.attach(place, Upload(file, request.name, titles, request.into))
        value: Given = msgspec.json.decode(request.value)
        if request.action == "check":
            return show(desk.check(place, value, today), place.language)
        if request.action == "save":
            self._begin(place.report)
            return desk.save(place, value, request.stamp, today)
        raise GivenError


def _tell_stopped(request: _DeskRequest) -> WorkOutcome | None:
    """Return that a form was not taken, where it was not."""
    if not request.stopped:
        return None
    words = load_words(_language_of(request), "work")
    return WorkOutcome(good=False, text=words[f"stopped_{request.stopped}"])


def _language_of(request: _DeskRequest) -> str:
    return request.language if request.language in load_languages() else usual_language()


def _refuse(status: int) -> DeskReply:
    return DeskReply(status, msgspec.Raw(b"{}"))


def main(arguments: list[str]) -> None:
    """Answer each line that comes in, until there are no more."""
    content, folder = map(Path, arguments[:2])
    finish_replacing(content)
    forget_waiting(content)
    worker = DeskWorker(Desk(content), folder, form="".join(arguments[2:]))
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    for line in sys.stdin.buffer:
        answers.write(msgspec.json.encode(worker.answer(line)) + b"\n")
        answers.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main(sys.argv[1:])
