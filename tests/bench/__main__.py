"""`python -m tests.bench`: what `aktsom build` and `aktsom check` take, cold, beside others.

Cold is a fresh process, an empty output folder and no compiled templates. `--counts 1,20,200` says
how many copies of LO's report; `--runs` how many times each is tried, the best of which counts.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bench import others
from tests.bench.content import make_copies
from tests.bench.measuring import Measured, Program, measure
from tests.tools import ROOT

AS_OF = "2026-11-22"
# What is asked for: at most so many times Hugo's time for one report, and for the most of them.
_TARGETS = {"one": 4.0, "many": 2.0}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    tool: str
    reports: int
    pages: int
    measured: Measured


def main() -> int:
    """Measure, print, and tell whether the targets are reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--counts", default="1,20,200")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    rows: list[Row] = []
    print(_line("tool", "reports", "pages", "wall s", "CPU s", "MB", "ms/report", "ms/page"))
    for count in map(int, options.counts.split(",")):
        runs = options.runs if count < 100 else max(1, options.runs // 2)
        with tempfile.TemporaryDirectory() as folder:
            for row in _measure_all(Path(folder), count, runs):
                rows.append(row)
                print(_show(row), flush=True)
    print()
    return _judge(rows)


def _measure_all(folder: Path, count: int, runs: int) -> Iterator[Row]:
    content = folder / "content"
    content.mkdir()
    make_copies(content, count)
    build = _aktsom(folder, "build", "--out", "site")
    taken = measure(build, runs)
    pages = len(list((folder / "site").rglob("*.html")))
    yield Row("aktsom build", count, pages, taken)
    yield Row("aktsom check", count, 0, measure(_aktsom(folder, "check"), runs))
    each = pages // count
    for tool, command, out in _others(folder, content, each):
        program = _other(command, folder / tool, out)
        measured = measure(program, runs)
        made = len(list((folder / tool / out).rglob("*.html")))
        yield Row(tool, count, made, measured)


def _others(folder: Path, content: Path, each: int) -> Iterator[tuple[str, list[str], str]]:
    """Prepare the other generators that are installed; yield name, command, output folder."""
    hugo, pelican = others.find_hugo(), others.find_pelican()
    if hugo:
        others.prepare_hugo(folder / "hugo", others.list_texts(content, each))
        yield "hugo", [str(hugo), "--quiet"], "public"
    if pelican:
        others.prepare_pelican(folder / "pelican", others.list_texts(content, each))
        yield "pelican", [*pelican, "-s", "pelicanconf.py", "-q", "-o", "output"], "output"


def _aktsom(folder: Path, command: str, *options: str) -> Program:
    full = [sys.executable, "-m", "generator", command, "--as-of", AS_OF, "--format", "text"]
    environment = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache")}
    return Program([*full, *options], folder, environment, partial(_clear, folder))


def _clear(folder: Path) -> None:
    for name in ("site", "cache"):
        others.clear(folder / name)


def _other(command: list[str], folder: Path, out: str) -> Program:
    environment = {"HUGO_CACHEDIR": str(folder / out / "cache")}
    return Program(command, folder, environment, partial(others.clear, folder / out))


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
    return f"{cells[0]:14}" + "".join(f"{each:>11}" for each in cells[1:])


def _judge(rows: list[Row]) -> int:
    """Print how aktsom stands against the targets; return 1 if one is missed."""
    found = {(row.tool, row.reports): row for row in rows}
    counts = sorted({row.reports for row in rows})
    verdicts: list[tuple[str, bool]] = []
    for name, count in (("one", counts[0]), ("many", counts[-1])):
        ours, hugo = found["aktsom build", count], found.get(("hugo", count))
        if hugo and (name == "many") == (count > 1):
            times = ours.measured.wall / hugo.measured.wall
            verdicts.append(
                (f"{count} reports: {times:.1f} × Hugo's time", times <= _TARGETS[name])
            )
            memory = ours.measured.memory / hugo.measured.memory
            verdicts.append((f"{count} reports: {memory:.1f} × Hugo's memory", memory < 1))
    each = [found["aktsom build", count].measured.wall / count for count in counts]
    verdicts.append((f"time per report grows {each[-1] / each[0]:.2f} ×", each[-1] <= each[0]))
    for text, reached in verdicts:
        print(f"{'reached' if reached else 'MISSED '}  {text}")
    return 0 if all(reached for _, reached in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
