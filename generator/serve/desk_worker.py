"""The process that writes answers: a request on a line of standard input, a reply on a line out."""

import os
import signal
import sys
import traceback
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from generator.editing.desk import Desk
from generator.editing.given_values import Given, GivenError
from generator.editing.places import AnswerPlace, UnknownPlaceError
from generator.editing.proposals import send
from schema.languages import load_languages

# A commit's message is one line.
_LONGEST_MESSAGE = 200
_BAD, _NOT_FOUND, _FAULT = 400, 404, 500


class _DeskRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a page asks for: to open, check, save, undo or attach, or to send in what has changed.

    `title` is that of an attachment, or the message to send. `upload` is where the server has put
    what the page sent; no page can name it.
    """

    action: str
    place: AnswerPlace | None = None
    value: msgspec.Raw = msgspec.Raw(b"null")
    stamp: str = ""
    saved: int = 0
    upload: str = ""
    name: str = ""
    title: str = ""
    language: str = ""


class DeskReply(msgspec.Struct, frozen=True):
    """The status of an answer to a page, and its body."""

    status: int
    body: msgspec.Raw


def answer(desk: Desk, line: bytes | str) -> DeskReply:
    """Return the reply to a request, whatever it is."""
    try:
        request = msgspec.json.decode(line, type=_DeskRequest)
        return DeskReply(200, msgspec.Raw(msgspec.json.encode(_act(desk, request))))
    except (msgspec.DecodeError, GivenError, UnicodeDecodeError, RecursionError):
        return _refuse(_BAD)
    except UnknownPlaceError:
        return _refuse(_NOT_FOUND)
    except Exception:  # noqa: BLE001 - the page says that it failed, the terminal why
        traceback.print_exc()
        return _refuse(_FAULT)


def _act(desk: Desk, request: _DeskRequest) -> object:
    today = datetime.now(UTC).astimezone().date()
    if request.place is None:
        return _act_on_all(desk, request, today)
    return _act_on_one(desk, request, request.place, today)


def _act_on_all(desk: Desk, request: _DeskRequest, today: date) -> object:
    if request.action == "undo":
        return {"undone": desk.history.undo(request.saved)}
    if request.action == "changes" and request.language in load_languages():
        return desk.look(request.language)
    message = " ".join(request.title.split())[:_LONGEST_MESSAGE]
    if request.action == "send" and message:
        return send(desk.content, message, today)
    raise GivenError


def _act_on_one(desk: Desk, request: _DeskRequest, place: AnswerPlace, today: date) -> object:
    if request.action == "open":
        return desk.open(place, today)
    if request.action == "attach":
        return desk.attach(place, Path(request.upload), request.name, request.title)
    value: Given = msgspec.json.decode(request.value)
    if request.action == "check":
        return desk.check(place, value, today)
    if request.action == "save":
        return desk.save(place, value, request.stamp, today)
    raise GivenError


def _refuse(status: int) -> DeskReply:
    return DeskReply(status, msgspec.Raw(b"{}"))


def main(arguments: list[str]) -> None:
    """Answer each line that comes in, until there are no more."""
    desk = Desk(Path(arguments[0]))
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    for line in sys.stdin.buffer:
        answers.write(msgspec.json.encode(answer(desk, line)) + b"\n")
        answers.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main(sys.argv[1:])
