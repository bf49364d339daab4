"""Pagefind as a service: it is told of one page after the other, so that their order is ours.

Run on a folder, it would number the pages as the file system happens to list them, and the same
pages would give other bytes on another machine. It is started once in a process, and makes one
index after the other: to start it takes as long as to index ten pages.
"""

import atexit
import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, TypeAlias

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from generator.output.process_end import end_with
from generator.text.hyphens import SOFT
from schema.kept_patterns import compile_kept

_AHEAD = 64

# The mark that sets a label, a value or a cell apart from what follows, in the text of a result.
_MARKS = {"dt": ":", "dd": ".", "th": ":", "td": ","}
_UNMARKED = compile_kept(r"(?<=[^\s.:;,!?>])(?:\s*</[a-z]+>)*\s*</(dt|dd|th|td)>")

_Request: TypeAlias = Mapping[str, Any]


class SearchError(Exception):
    """Pagefind could not be started, or did not make an index; the text says why."""


class PageFile(Struct, frozen=True):
    """A page to be indexed: a file, and the address that its path ends with."""

    file: Path
    address: str

    def request(self) -> _Request:
        """Return what Pagefind is asked to read it with."""
        # Where a word may be divided is nothing to search for.
        text = self.file.read_text(encoding="utf-8").replace(SOFT, "")
        return {
            "type": "AddFile", "file_path": self.address,
            "file_contents": _set_apart(text),
        }  # fmt: skip


def _set_apart(page: str) -> str:
    """Return a page where no label runs into its value, nor a cell into the next one.

    Pagefind takes only the text, and words that nothing parts would be found as one. Cells and rows
    that HTML closes by itself are closed first.
    """
    closed = LexborHTMLParser(page).html or page
    marked = _UNMARKED.sub(lambda end: f"{_MARKS[end[1]]}{end[0]}", closed)
    for tag in _MARKS:
        marked = marked.replace(f"</{tag}>", f"</{tag}> ")
    return marked


class TextRecord(Struct, frozen=True):
    """A text to be found at an address, without a page to read; what is empty is left out.

    `meta` comes with what is found, `year` narrows it.
    """

    address: str
    language: str
    content: str
    meta: Mapping[str, str] = {}
    year: str = ""

    def request(self) -> _Request:
        """Return what Pagefind is told of it with."""
        return {
            "type": "AddRecord",
            "url": f"/{self.address}",
            "language": self.language,
            "content": self.content,
            "meta": self.meta,
            "filters": {"year": [self.year]} if self.year else {},
            "sort": {},
        }


def run_pagefind(
    contents: Iterable[PageFile | TextRecord], left_out: str = ""
) -> Mapping[str, str]:
    """Return the files of an index of pages or texts, in their order: by path, each in base 64.

    `left_out` are selectors of what is not searched. Raises SearchError.
    """
    from pagefind_bin import get_executable

    program, number = Path(get_executable()), os.getpid()
    service = _services.get(number)
    if service is None or service.program != program or service.process.poll() is not None:
        _end(number)
        service = _services[number] = _start(program)
    try:
        return service.make_index(contents, left_out)
    except (OSError, SearchError) as error:
        service.errors.seek(0)
        said = service.errors.read().decode(errors="replace")
        _end(number)
        raise SearchError(f"{error} {said}".strip()[-500:]) from error


class _Service(Struct):
    """Pagefind while it runs for this process, and what it says of what goes wrong."""

    program: Path
    process: "subprocess.Popen[bytes]"
    errors: IO[bytes]
    answers: Iterator[Mapping[str, Any]]

    def make_index(
        self, contents: Iterable[PageFile | TextRecord], left_out: str
    ) -> Mapping[str, str]:
        """Return the files of an index by path. Raises SearchError, OSError.

        Few requests are sent ahead of their answers, so that neither side keeps all pages in its
        memory.
        """
        selectors = [left_out] if left_out else []
        config = {"exclude_selectors": selectors, "keep_index_url": True}
        self._send({"type": "NewIndex", "config": config})
        index = {"index_id": self._take("NewIndex")["index_id"]}
        sent: deque[str] = deque()
        for each in contents:
            self._send({**each.request(), **index})
            sent.append(each.address)
            if len(sent) > _AHEAD:
                self._take(sent.popleft())
        for address in sent:
            self._take(address)
        self._send({"type": "GetFiles", **index})
        files = {each["path"]: each["content"] for each in self._take("GetFiles")["files"]}
        self._send({"type": "DeleteIndex", **index})
        self._take("DeleteIndex")
        return files

    def _send(self, request: _Request) -> None:
        if self.process.stdin is None:
            raise SearchError("no conversation")
        message = json.dumps({"message_id": 0, "payload": request})
        self.process.stdin.write(b64encode(message.encode()) + b",")
        self.process.stdin.flush()

    def _take(self, what: str) -> Mapping[str, Any]:
        """Return the answer to a request. Raises SearchError: it is none, or says what is wrong."""
        answer = next(self.answers, {"message": "no answer"})
        if "message" in answer:
            raise SearchError(f"{what}: {answer['message']}")
        return answer


# By the number of the process that it was started in: one that is forked starts another.
_services: dict[int, _Service] = {}


def _start(program: Path) -> _Service:
    """Start Pagefind where no settings of its own lie. Raises SearchError."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
    errors = TemporaryFile()  # noqa: SIM115 - it stays open as long as the service runs
    try:
        process = subprocess.Popen(
            [str(program), "--service"],
            cwd=program.parent,
            env=kept,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            preexec_fn=end_with(os.getpid()),  # noqa: PLW1509 - no threads run here
        )
    except OSError as error:
        errors.close()
        raise SearchError(str(error)) from error
    atexit.register(_end, os.getpid())
    if process.stdout is None:
        raise SearchError("no conversation")
    return _Service(program, process, errors, _answers(process.stdout))


def _end(number: int) -> None:
    service = _services.pop(number, None)
    if service is not None and number == os.getpid():
        service.process.kill()
        with service.process, service.errors:
            pass


def _answers(stream: IO[bytes]) -> Iterator[Mapping[str, Any]]:
    rest = b""
    while data := os.read(stream.fileno(), 1 << 16):
        *messages, rest = (rest + data).split(b",")
        yield from (json.loads(b64decode(each))["payload"] for each in messages)
