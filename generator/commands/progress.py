"""How far a long run has come: one line on a terminal, and nothing anywhere else."""

from collections.abc import Iterator
from time import perf_counter
from typing import TypeVar

from generator.commands.session import Session

Result = TypeVar("Result")

# Nobody need be told of what is over so soon; and then not more often than this, in seconds.
_PATIENCE, _PAUSE = 2.0, 0.2
_CLEAR = "\r\x1b[K"


class Progress:
    """The line of one run; it goes to the errors' stream, which is not what a run is read for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._stream = session.err.stream if session.err.stream.isatty() else None
        self._started = self._said = perf_counter()
        self._shown = False

    def watch(self, results: Iterator[Result], total: int) -> Iterator[Result]:
        """Yield results as they come, and tell how many of them there are, and how long yet."""
        for done, result in enumerate(results, 1):
            yield result
            if self._stream and self._is_time():
                self._show(self._say(done, total))
        if self._shown:
            self._show(self._session.words["progress_shared"])

    def end(self) -> None:
        """Take the line away."""
        if self._shown and self._stream:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._shown = False

    def _is_time(self) -> bool:
        now = perf_counter()
        if now - self._started < _PATIENCE or now - self._said < _PAUSE:
            return False
        self._said = now
        return True

    def _say(self, done: int, total: int) -> str:
        left = (perf_counter() - self._started) / done * (total - done)
        long = left >= 90
        key, number = ("progress_minutes", left / 60) if long else ("progress_seconds", left)
        words = self._session.words
        rest = words.count(key, max(1, round(number)))
        return words("progress", done=done, total=total, left=rest)

    def _show(self, text: str) -> None:
        if self._stream:
            width = self._session.err.look.width
            self._stream.write(f"{_CLEAR}{text[: width - 1]}")
            self._stream.flush()
            self._shown = True
