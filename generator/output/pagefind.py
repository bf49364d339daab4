"""Pagefind as a service: it is told of one page after the other, so that their order is ours.

Run on a folder, it would number the pages as the file system happens to list them, and the same
pages would give other bytes on another machine.
"""

import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, TypeAlias

from msgspec import Struct

from generator.output.process_end import end_with
from generator.text.hyphens import SOFT
from schema.kept_patterns import compile_kept

# The first index that the service makes.
_INDEX = 0
# What is no message ends the service when it is done. It says that it is before all is written to
# disk; were its input closed then, it would stop at once, and files would lack their ends.
_END = b"!,"
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
            "type": "AddFile", "index_id": _INDEX, "file_path": self.address,
            "file_contents": _set_apart(text),
        }  # fmt: skip


def _set_apart(page: str) -> str:
    """Return a page where no label runs into its value, nor a cell into the next one.

    Pagefind takes only the text, and words that nothing parts would be found as one.
    """
    marked = _UNMARKED.sub(lambda end: f"{_MARKS[end[1]]}{end[0]}", page)
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
            "index_id": _INDEX,
            "url": f"/{self.address}",
            "language": self.language,
            "content": self.content,
            "meta": self.meta,
            "filters": {"year": [self.year]} if self.year else {},
            "sort": {},
        }


def run_pagefind(
    contents: Sequence[PageFile | TextRecord], folder: Path, left_out: str = ""
) -> None:
    """Make an index in a folder of pages or texts, in their order.

    `left_out` are selectors of what is not searched. Raises SearchError.
    """
    from pagefind_bin import get_executable

    kept = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
    with (folder / "errors.txt").open("w+", encoding="utf-8", errors="replace") as errors:
        try:
            with subprocess.Popen(
                [str(get_executable()), "--service"],
                cwd=folder,
                env=kept,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                preexec_fn=end_with(os.getpid()),  # noqa: PLW1509 - no threads run here
            ) as process:
                _converse(process, _requests(contents, folder, left_out))
        except OSError as error:
            raise SearchError(str(error)) from error
        except SearchError as error:
            errors.seek(0)
            raise SearchError(f"{error} {errors.read()}".strip()[-500:]) from error


def _requests(
    contents: Sequence[PageFile | TextRecord], folder: Path, left_out: str
) -> Iterator[_Request]:
    selectors = [left_out] if left_out else []
    yield {
        "type": "NewIndex",
        "config": {"exclude_selectors": selectors, "keep_index_url": True},
    }
    for each in contents:
        yield each.request()
    yield {"type": "WriteFiles", "index_id": _INDEX, "output_path": str(folder.absolute())}


def _converse(process: "subprocess.Popen[bytes]", requests: Iterable[_Request]) -> None:
    """Send all requests, read the answers, and let the service end by itself.

    Few are sent ahead of their answers, so that neither side keeps all pages in its memory.
    """
    if process.stdin is None or process.stdout is None:
        raise SearchError("no conversation")
    answers = _answers(process.stdout)
    sent: deque[str] = deque()
    for number, request in enumerate(requests):
        message = json.dumps({"message_id": number, "payload": request})
        process.stdin.write(b64encode(message.encode()) + b",")
        process.stdin.flush()
        sent.append(request.get("file_path") or request["type"])
        if len(sent) > _AHEAD:
            _take(answers, sent.popleft())
    for each in sent:
        _take(answers, each)
    process.stdin.write(_END)
    process.stdin.flush()
    if process.wait():
        raise SearchError(f"exit status {process.returncode}")


def _take(answers: Iterator[Mapping[str, Any]], what: str) -> None:
    """Read the answer to a request. Raises SearchError where it is none, or says what is wrong."""
    answer = next(answers, {"message": "no answer"})
    if "message" in answer:
        raise SearchError(f"{what}: {answer['message']}")


def _answers(stream: IO[bytes]) -> Iterator[Mapping[str, Any]]:
    rest = b""
    while data := os.read(stream.fileno(), 1 << 16):
        *messages, rest = (rest + data).split(b",")
        yield from (json.loads(b64decode(each))["payload"] for each in messages)
