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
from typing import IO, Any

from generator.output.process_end import end_with
from generator.text.hyphens import SOFT

# The first index that the service makes.
_INDEX = 0
# What is no message ends the service when it is done. It says that it is before all is written to
# disk; were its input closed then, it would stop at once, and files would lack their ends.
_END = b"!,"
_AHEAD = 64


class SearchError(Exception):
    """Pagefind could not be started, or did not make an index; the text says why."""


def run_pagefind(pages: Sequence[tuple[Path, str]], folder: Path, left_out: str) -> None:
    """Make an index in a folder of pages, each a file and its address, which its path ends with.

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
                _converse(process, _requests(pages, folder, left_out))
        except OSError as error:
            raise SearchError(str(error)) from error
        except SearchError as error:
            errors.seek(0)
            raise SearchError(f"{error} {errors.read()}".strip()[-500:]) from error


def _requests(
    pages: Sequence[tuple[Path, str]], folder: Path, left_out: str
) -> Iterator[Mapping[str, Any]]:
    yield {
        "type": "NewIndex",
        "config": {"exclude_selectors": [left_out], "keep_index_url": True},
    }
    for file, address in pages:
        # Where a word may be divided is nothing to search for.
        text = file.read_text(encoding="utf-8").replace(SOFT, "")
        yield {
            "type": "AddFile", "index_id": _INDEX, "file_path": address, "file_contents": text,
        }  # fmt: skip
    yield {"type": "WriteFiles", "index_id": _INDEX, "output_path": str(folder.absolute())}


def _converse(process: "subprocess.Popen[bytes]", requests: Iterable[Mapping[str, Any]]) -> None:
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
