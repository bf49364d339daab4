"""Registers of an invented population: from nothing, again, and after one edit.

Each is run once: what takes minutes differs little from one time to the next.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from tests.bench.content import edit_one, rename_one
from tests.bench.measuring import Measured
from tests.population import invent, make_population

# Runs a command of aktsom in a folder, after these folders are cleared and something is done.
Runner = Callable[[tuple[str, ...], tuple[str, ...], Callable[[], object]], Measured]


class LargeRow(Struct, frozen=True):
    """A line of the table: a command on so many organisations, with so many reports."""

    tool: str
    organisations: int
    reports: int
    measured: Measured


# What is done to the organisation in the middle.
_EDITS = {"edited": edit_one, "renamed": rename_one}
# What is done one after another: what it is called, the command, and whether nothing is known yet.
_STEPS = (
    ("large build", ("build", "--out", "site", "--no-search"), ""),
    ("… again", ("build", "--out", "site", "--no-search"), "again"),
    ("… edited", ("build", "--out", "site", "--no-search"), "edited"),
    ("… renamed", ("build", "--out", "site", "--no-search"), "renamed"),
    ("large check", ("check",), ""),
    ("… again ", ("check",), "again"),
    ("… edited ", ("check",), "edited"),
)


def measure_large(folder: Path, count: int, run: Runner) -> Iterator[LargeRow]:
    """Yield what each command takes for so many organisations."""
    content = folder / "content"
    make_population(content, count)
    reports = sum(len(invent(index).risks) for index in range(1, count + 1))
    for tool, command, state in _STEPS:
        cleared = () if state else ("site", "cache/aktsom/results")
        prepare = partial(_EDITS[state], content) if state in _EDITS else int
        yield LargeRow(tool, count, reports, run(command, cleared, prepare))
