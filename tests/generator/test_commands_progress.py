"""The line that tells how far a run has come: on a terminal, and not of what is soon over."""

import io

import pytest

from generator.commands import progress
from generator.commands.progress import Progress
from generator.commands.session import Session
from generator.formats.surroundings import Surroundings
from generator.formats.terminal import Look, Terminal
from generator.text.words import load_words
from tests.tools import ROOT


class Screen(io.StringIO):
    """A stream that is a terminal, or is not."""

    def __init__(self, *, seen: bool) -> None:
        super().__init__()
        self.seen = seen

    def isatty(self) -> bool:
        """Whether somebody sees it."""
        return self.seen


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands still until it is set."""
    now = [100.0]
    monkeypatch.setattr(progress, "perf_counter", lambda: now[0])
    return now


def run(screen: Screen, clock: list[float], each: float, language: str = "nb") -> str:
    """Watch ten results that take so many seconds each; return what was written."""
    look = Look(width=100)
    err, out = Terminal(screen, look), Terminal(io.StringIO(), look)
    session = Session(out, err, load_words(language, "command"), Surroundings(ROOT, {}, look))
    watching = Progress(session)
    for _ in watching.watch(iter(range(10)), 10):
        clock[0] += each
    before = screen.getvalue()
    watching.end()
    assert not before or screen.getvalue().endswith("\r\x1b[K"), "the line is taken away"
    return before


def test_it_tells_how_many_and_how_long_yet(clock: list[float]) -> None:
    said = run(Screen(seen=True), clock, 3.0).split("\r\x1b[K")[1:]
    assert said[0] == "1 av 10 virksomheter, omtrent 27 sekunder igjen"
    assert said[8] == "9 av 10 virksomheter, omtrent 3 sekunder igjen"
    assert said[-1] == "lager det som er felles …"


def test_what_takes_long_is_told_in_minutes(clock: list[float]) -> None:
    said = run(Screen(seen=True), clock, 60.0, "en").split("\r\x1b[K")
    assert said[1] == "1 of 10 organisations, about 9 minutes left"
    assert said[9] == "9 of 10 organisations, about 60 seconds left"


def test_what_is_soon_over_is_not_told(clock: list[float]) -> None:
    assert run(Screen(seen=True), clock, 0.1) == ""


def test_a_file_or_a_pipe_gets_nothing(clock: list[float]) -> None:
    assert run(Screen(seen=False), clock, 60.0) == ""


@pytest.mark.parametrize(
    ("each", "begins"), [(2.0, "1 av 10"), (1.9, "2 av 10"), (0.25, "8 av 10"), (0.2, "10 av 10")]
)
def test_it_is_told_from_two_seconds_on(clock: list[float], each: float, begins: str) -> None:
    said = run(Screen(seen=True), clock, each).split("\r\x1b[K")
    assert said[1].startswith(begins)


def test_a_minute_and_a_half_is_told_in_minutes(clock: list[float]) -> None:
    assert "90 sekunder" not in run(Screen(seen=True), clock, 10.0)
    assert "omtrent 80 sekunder" in run(Screen(seen=True), clock, 10.0)
