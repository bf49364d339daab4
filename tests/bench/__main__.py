"""`python -m tests.bench`: what `aktsom build` and `aktsom check` take, cold, beside others.

Cold is a fresh process, an empty output folder and no results of earlier runs. Templates and data
files are compiled once and kept, as Python keeps its own modules; "first run" is what it takes when
not even they are. "Again" is when nothing has changed since, "edited" when a word of one report
has. The others make no search index, so "no search" is what stands against them. Last, where there
is a browser, how long it takes from a saved file, and from Save on the page, until a page of
`aktsom serve` shows it, and from what is typed there until what is found in it is shown; and what
the most that a file may have of each construct of tests/growth takes.

--counts 1,20,200   how many copies of LO's report
--runs 3            how many times each is tried; the best counts
--folder FOLDER     where it is done, in memory unless given
--large             instead, registers of an invented population (tests/population.py), without
                    search: --counts 1000, or 1000,9000 where there is half an hour for it
--strict            exit with 1 when a target is missed

Each run is a line of dist/bench.jsonl; what has changed since the last one on this machine is told.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from pikepdf import Pdf

from tests.bench import others
from tests.bench.content import edit_one, make_copies
from tests.bench.growth import Grown, measure_growth
from tests.bench.history import Taken, describe_run, find_last, read_history, remember, tell_changes
from tests.bench.large import measure_large
from tests.bench.measuring import Measured, Program, measure, measure_once
from tests.bench.preview import Awaited, measure_preview
from tests.tools import ROOT

AS_OF = "2026-11-22"
# Where aktsom keeps the results of earlier runs.
_RESULTS = "cache/aktsom/results"
# Files in memory: what making a file on a disk takes, varies tenfold from one minute to the next.
_MEMORY = "/dev/shm"  # noqa: S108 - a folder of its own is made in it
# What is asked for: at most so many times Hugo's time for one report, and for the most of them.
_TARGETS = {"one": 4.0, "many": 2.0}
# And for a PDF at most so many times what its renderer takes alone.
_PAPER = 1.5
# And from a saved file, or answer, to a renewed page in the preview, and from what is typed to what
# is found in it, at most so many seconds.
_AWAITED = 0.5
_SAVES = 10
# And as much of anything as one file may have is checked, and built, in at most so many seconds.
# And after one edit among so many organisations, or none, in at most so many seconds of processors.
_EDITED = {1_000: 1.5, 9_000: 10.0}
_GROWTH = {"check": 5.0, "build": 15.0}


class Row(Struct, frozen=True):
    """A line of the table."""

    tool: str
    reports: int
    pages: int
    measured: Measured


def main() -> int:
    """Measure, print, and tell whether the targets are reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--counts")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", default=_MEMORY if Path(_MEMORY).is_dir() else None)
    parser.add_argument("--strict", action="store_true")
    options = parser.parse_args()
    rows: list[Row] = []
    print(_line("tool", "reports", "pages", "wall s", "CPU s", "MB", "ms/report", "ms/page"))
    if options.large:
        return _run_large(options.folder, options.counts or "1000", strict=options.strict)
    for count in map(int, (options.counts or "1,20,200").split(",")):
        runs = options.runs if count < 100 else max(1, options.runs // 2)
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            for row in _measure_all(Path(folder), count, runs):
                rows.append(row)
                print(_show(row), flush=True)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for row in _measure_papers(Path(folder), options.runs):
            rows.append(row)
            print(_show(row), flush=True)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        awaited = tuple(measure_preview(Path(folder), _SAVES))
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        grown = tuple(measure_growth(Path(folder)))
    print()
    _remember(rows)
    judged = (*_judge(rows), *_judge_waiting(awaited), *_judge_growth(grown))
    missed = sum(not _tell(text, reached=reached) for text, reached in judged)
    return 1 if missed and options.strict else 0


def _run_large(place: str | None, counts: str, *, strict: bool) -> int:
    """Measure registers, print, and tell whether the targets are reached."""
    rows: list[Row] = []
    for count in map(int, counts.split(",")):
        with tempfile.TemporaryDirectory(dir=place) as name:
            folder = Path(name)

            def run(
                command: tuple[str, ...], cleared: tuple[str, ...], prepare: Callable[[], object],
                folder: Path = folder,
            ) -> Measured:  # fmt: skip
                return measure_once(_aktsom(folder, command, cleared, prepare))

            for row in measure_large(folder, count, run):
                pages = sum(1 for _ in (folder / "site").rglob("*.html"))
                rows.append(Row(row.tool, count, pages, row.measured))
                print(_show(rows[-1]), flush=True)
    print()
    _remember(rows)
    missed = sum(not _tell(text, reached=reached) for text, reached in _judge_large(rows))
    return 1 if missed and strict else 0


def _judge_large(rows: Sequence[Row]) -> Iterator[tuple[str, bool]]:
    for row in rows:
        limit = next((most for below, most in _EDITED.items() if row.reports <= below), None)
        if row.tool.strip() in {"… again", "… edited", "… renamed"} and limit:
            taken = row.measured.processor
            yield (
                f"{row.reports}: {row.tool.strip()}, {taken:.1f} CPU s (at most {limit:g})",
                taken <= limit,
            )


def _remember(rows: Sequence[Row]) -> None:
    """Add the run to the history, and tell what has changed since the last one here."""
    run = describe_run({
        f"{row.tool.strip()} {row.reports}": Taken(
            row.measured.wall, row.measured.processor, row.measured.memory
        )
        for row in rows
    })  # fmt: skip
    last = find_last(run, read_history())
    remember(run)
    if last:
        changes = list(tell_changes(last, run))
        print(f"since {last.when} ({last.commit}): {'' if changes else 'nothing has changed'}")
        print("".join(f"  {each}\n" for each in changes))


def _measure_all(folder: Path, count: int, runs: int) -> Iterator[Row]:
    content = folder / "content"
    content.mkdir()
    make_copies(content, count)
    build, anew = ("build", "--out", "site"), ("site", _RESULTS)
    first = measure(_aktsom(folder, build, ("site", "cache")), runs)
    pages = len(list((folder / "site").rglob("*.html")))
    yield Row("aktsom first run", count, pages, first)
    yield Row("aktsom build", count, pages, measure(_aktsom(folder, build, anew), runs))
    edit = partial(edit_one, content)
    edited = measure(_aktsom(folder, build, (), edit), runs)
    yield Row("aktsom edited", count, pages, edited)
    alone = (*build, "--no-search")
    yield Row("aktsom no search", count, pages, measure(_aktsom(folder, alone, anew), runs))
    edited = measure(_aktsom(folder, alone, (), edit), runs)
    yield Row("… edited", count, pages, edited)
    yield Row("… again", count, pages, measure(_aktsom(folder, alone, ()), runs))
    yield Row("aktsom check", count, 0, measure(_aktsom(folder, ("check",), (_RESULTS,)), runs))
    yield Row("… edited", count, 0, measure(_aktsom(folder, ("check",), (), edit), runs))
    yield Row("… again", count, 0, measure(_aktsom(folder, ("check",), ()), runs))
    for tool, command, out in _others(folder):
        program = _other(command, folder / tool, out)
        measured = measure(program, runs)
        made = len(list((folder / tool / out).rglob("*.html")))
        yield Row(tool, count, made, measured)


def _measure_papers(folder: Path, runs: int) -> Iterator[Row]:
    """Yield what a PDF takes, and what the renderer takes for the same without our work on it."""
    content = folder / "content"
    content.mkdir()
    make_copies(content, 1)
    for tool, which in (("aktsom pdf", "ours"), ("weasyprint", "plain")):
        command = [sys.executable, "-m", "tests.bench.paper", which, str(content), f"{which}.pdf"]
        environment = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache")}
        measured = measure(Program(command, folder, environment, [folder / f"{which}.pdf"]), runs)
        with Pdf.open(folder / f"{which}.pdf") as pdf:
            yield Row(tool, 1, len(pdf.pages), measured)


def _others(folder: Path) -> Iterator[tuple[str, list[str], str]]:
    """Prepare the other generators that are installed; yield name, command, output folder."""
    hugo, pelican = others.find_hugo(), others.find_pelican()
    if hugo:
        others.prepare_hugo(folder / "hugo", others.list_texts(folder / "site"))
        yield "hugo", [str(hugo), "--quiet"], "public"
    if pelican:
        others.prepare_pelican(folder / "pelican", others.list_texts(folder / "site"))
        yield "pelican", [*pelican, "-s", "pelicanconf.py", "-q", "-o", "output"], "output"


def _aktsom(
    folder: Path,
    command: tuple[str, ...],
    cleared: tuple[str, ...],
    prepare: Callable[[], object] = int,
) -> Program:
    """A command of aktsom, before which these folders are cleared away and something is done."""
    full = [sys.executable, "-m", "generator", *command, "--as-of", AS_OF, "--format", "text"]
    environment = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache")}
    return Program(full, folder, environment, [folder / name for name in cleared], prepare)


def _other(command: list[str], folder: Path, out: str) -> Program:
    environment = {"HUGO_CACHEDIR": str(folder / out / "cache")}
    return Program(command, folder, environment, [folder / out])


def _show(row: Row) -> str:
    taken = row.measured
    return _line(
        row.tool,
        str(row.reports),
        str(row.pages or ""),
        f"{taken.wall:.2f}",
        f"{taken.processor:.2f}",
        f"{taken.memory / 1e6:.0f}",
        f"{taken.wall / row.reports * 1000:.1f}",
        f"{taken.wall / row.pages * 1000:.2f}" if row.pages else "",
    )


def _line(*cells: str) -> str:
    return f"{cells[0]:18}" + "".join(f"{each:>11}" for each in cells[1:])


def _judge(rows: list[Row]) -> Iterator[tuple[str, bool]]:
    """Yield how aktsom stands against each target, and whether it is reached."""
    found = {(row.tool, row.reports): row for row in rows}
    counts = sorted({row.reports for row in rows if row.tool == "aktsom build"})
    for count in counts:
        ours, hugo = found["aktsom no search", count], found.get(("hugo", count))
        if hugo and count in {counts[0], counts[-1]}:
            most = _TARGETS["one" if count == 1 else "many"]
            times = ours.measured.wall / hugo.measured.wall
            yield f"{count}: {times:.1f} × Hugo's time (at most {most:g})", times <= most
            memory = ours.measured.memory / hugo.measured.memory
            yield f"{count}: {memory:.1f} × Hugo's memory (less than 1)", memory < 1
    yield from _judge_papers(found)
    if len(counts) > 1:
        each = [found["aktsom build", count].measured.wall / count for count in counts]
        yield f"time per report grows {each[-1] / each[0]:.2f} × (at most 1)", each[-1] <= each[0]


def _judge_papers(found: Mapping[tuple[str, int], Row]) -> Iterator[tuple[str, bool]]:
    ours, plain = found["aktsom pdf", 1], found["weasyprint", 1]
    times = ours.measured.wall / ours.pages / (plain.measured.wall / plain.pages)
    yield f"PDF: {times:.2f} × WeasyPrint's time a page (at most {_PAPER:g})", times <= _PAPER
    memory = ours.measured.memory / plain.measured.memory
    yield f"PDF: {memory:.2f} × WeasyPrint's memory (at most {_PAPER:g})", memory <= _PAPER


def _judge_waiting(awaited: Sequence[Awaited]) -> Iterator[tuple[str, bool]]:
    if not awaited:
        print("        the preview: not measured, as there is no browser here")
    for each in awaited:
        taken = f"{each.median:.2f} s, at the longest {each.longest:.2f} s"
        yield f"{each.what}: {taken} (at most {_AWAITED:g} s)", each.median <= _AWAITED


def _judge_growth(grown: Sequence[Grown]) -> Iterator[tuple[str, bool]]:
    for command, limit in _GROWTH.items():
        taken = [each for each in grown if each.command == command]
        slowest = max(taken, key=lambda each: each.seconds)
        told = f"{slowest.construct}, {slowest.count} times: {slowest.seconds:.1f} CPU s"
        passed = slowest.seconds <= limit
        yield f"{command} of {len(taken)} constructs, {told} (at most {limit:g})", passed


def _tell(text: str, *, reached: bool) -> bool:
    print(f"{'reached' if reached else 'MISSED '}  {text}")
    return reached


if __name__ == "__main__":
    sys.exit(main())
