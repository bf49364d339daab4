"""`python -m tests.kills`: builds are killed, and whoever reads sees one whole site or the other.

A small site is built over an older one, and the process ended before every single operation on
files (and in the middle of every write): at the first, then at the second, and on. Each time the
folder must hold all of the old site or all of the new, and the next build must make the new one and
leave nothing beside it. `python -m tests.random_kills` kills at random instants.

--save NAME   of a command that writes content, in the same way
--moving      as on a system that cannot switch folders in one step
--pdf         with the PDFs
--search      with the search index, which other processes help to make
--every N     before each N-th operation only, as long as what was there is as it was
"""

import argparse
import gc
import io
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.__main__ import main
from generator.importing import report
from generator.line.build import Options, build
from generator.output import switch
from generator.output.manifest import NAME
from generator.pdf.availability import find_printer
from tests.generator.command import FINE
from tests.tools import ROOT

REPORT = next(iter(sorted((ROOT / "tests/generator/importing/reports").glob("*.txt"))))
SIGNED = "fjordtre/2025/report.yaml"
AS_OF = date(2026, 11, 22)
# What changes something on the disk, as Python's audit events call it; `dlsym` comes just before a
# function of the system's own is called, and there is but one: that which switches.
_EVENTS = frozenset({
    "ctypes.dlsym", "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir",
    "os.setxattr", "os.utime", "subprocess.Popen",
})  # fmt: skip
_KILLED = 99
_NAMES = {"name: Fjordtre AS": "name: Granlund AS"}

Site = dict[str, bytes]


class Counted(Struct, frozen=True):
    """How many instants a build was killed at, and after how many of them the site was new."""

    instants: int
    new: int


class _Killer:
    """Ends the process before its n-th operation on files."""

    def __init__(self, left: int) -> None:
        self.left = left

    def tick(self) -> None:
        """Count one operation."""
        self.left -= 1
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Count what Python tells of."""
        if event in _EVENTS or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            self.tick()

    def write(self, file: Path, data: Any) -> int:
        """Write a file in two halves."""
        with file.open("wb") as stream:
            stream.write(data[: len(data) // 2])
            stream.flush()
            self.tick()
            return stream.write(data[len(data) // 2 :])


def read_site(folder: Path) -> Site:
    """Return every file of a site but its manifest."""
    files = (each for each in folder.rglob("*") if each.is_file() and each.name != NAME)
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in files}


def in_process(work: Callable[[], object], dies_at: int | None = None) -> int:
    """Do something in a process of its own; return how it ended (see `os.waitstatus_to_exitcode`).

    It is killed before its operation `dies_at`. It lives so shortly that it collects no garbage,
    which would look through, and copy, all that it has from this process.
    """
    child = os.fork()
    if child == 0:
        status = 1
        gc.disable()
        killer = _Killer(sys.maxsize if dies_at is None else dies_at)
        try:
            if dies_at is not None:
                Path.write_bytes = lambda *given: killer.write(*given)  # type: ignore[method-assign]  # noqa: PLW0108
                sys.addaudithook(killer.hear)
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill_everywhere(
    folder: Path, *, search: bool = False, at_once: bool = True, printer: str = "", every: int = 1
) -> Counted:
    """Kill a build before each of its operations; raise AssertionError where that shows.

    Without `at_once`, the system is one that cannot switch folders in one step: then it is the next
    build that finds one of the two. Of those that write pages beside the old site, it may be killed
    before each few (`every`); from where anything of it is another, before each single one.
    """
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    options = Options(AS_OF, processes=1, search=search, printer=printer)
    old, new = folder / "old", folder / "new"
    for content in (old, new):
        shutil.copytree(FINE, content)
    rename(new / "fjordtre")
    if not at_once:
        switch.exchange = lambda *_: False  # in this process: the test runs it in one of its own
    case = folder / "case"
    case.mkdir()
    sites = []
    for content in (old, new, old):
        build(content, case / "site", options)  # here: what it loads, the processes have at once
        sites.append(read_site(case / "site"))
    assert sites[0] == sites[2] != sites[1]
    known = folder / "cache" / "aktsom" / "sites"
    for kept, copy in ((case, folder / "case.kept"), (known, folder / "known.kept")):
        shutil.copytree(kept, copy)
    seen: Counter[bool] = Counter()
    instant, step = 0, every
    while True:
        for kept, copy in ((case, folder / "case.kept"), (known, folder / "known.kept")):
            shutil.rmtree(kept)
            shutil.copytree(copy, kept)
        ended = in_process(lambda: build(new, case / "site", options), instant)
        found = read_site(case / "site")
        if step > 1 and found != sites[0]:
            instant, step = instant - step + 1, 1
            continue
        if ended == 0:
            break
        assert ended == -signal.SIGKILL, (instant, ended)
        if at_once:
            assert found in (sites[0], sites[1]), f"a mixture after operation {instant}"
        seen[found == sites[1]] += 1
        assert in_process(lambda: build(new, case / "site", options)) == 0, instant
        assert read_site(case / "site") == sites[1], instant
        assert [each.name for each in case.iterdir()] == ["site"], instant
        instant += step
    return Counted(seen.total(), seen[True])


# That of the organisation that is alone before a new one comes.
ALONE = "fjordtre/organisation.yaml"
# The commands that write content, and what each is to have made.
SAVES = {
    "new": ("new", "fjordtre", "2026"),
    "new of a new organisation": ("new", "granlund", "2026", "--name", "Granlund AS"),
    "import": ("import", str(REPORT), "--organisation", "granlund", "--year", "2023"),
    "import again": (
        "import", str(REPORT), "--organisation", "fjordtre", "--year", "2025", "--overwrite",
    ),
    "sign": ("sign", "content/fjordtre/2025"),
}  # fmt: skip


def kill_save(folder: Path, arguments: tuple[str, ...], every: int = 1) -> Counted:
    """Kill a command that writes content before each of its operations.

    Where nothing of the content changes from one operation to another that is so many further on
    (`every`), those between are passed over.
    Of the files of a report there must be all or none, and the next run must make all of them.
    `sign` takes two steps: the copy of what is signed, then the signature; a report of a new
    organisation, too: first another that was alone is told where on the site it is.
    """
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    content = folder / "content"
    os.chdir(folder)
    # What a source says is the same each time, and no file is touched until all of it is read.
    report.read_report = cache(report.read_report)

    def run() -> None:
        assert main(arguments) == 0

    def lay_out() -> Site:
        shutil.rmtree(content, ignore_errors=True)
        shutil.copytree(FINE, content)
        return read_content(content)

    before = lay_out()
    with redirect_stdout(io.StringIO()):
        run()
        after = read_content(content)
        between = {**after, SIGNED: before[SIGNED]}
        kept = {**before, ALONE: after[ALONE]}
        states = [before, after, kept, *([between] if arguments[0] == "sign" else [])]
        seen: Counter[bool] = Counter()
        instant, step, singly, last = 0, every, 0, before
        while True:
            lay_out()
            ended = in_process(run, instant)
            found = read_content(content)
            if step > 1 and found != last:
                instant, step, singly = instant - step + 1, 1, instant
                continue
            if ended == 0:
                break
            assert ended == -signal.SIGKILL, (instant, ended)
            assert found in states, f"a mixture after operation {instant}"
            seen[found == after] += 1
            if found != after:
                assert in_process(run) == 0, instant
                assert not any(each.is_dir() for each in content.rglob(".*")), instant
            assert read_content(content) == after, instant
            step, last = (every if instant >= singly else 1), found
            instant += step
    return Counted(seen.total(), seen[True])


def read_content(content: Path) -> Site:
    """Return every file that is read as content."""
    return {
        path: file.read_bytes()
        for path, file in (
            (each.relative_to(content).as_posix(), each) for each in content.rglob("*")
        )
        if file.is_file() and ".aktsom-" not in path and not path.endswith("~")
    }


def rename(organisation: Path) -> None:
    """Give the enterprise another name, and its report another risk and one page less."""
    file = organisation / "organisation.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in _NAMES.items():
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def kill() -> int:
    """Kill, and tell how often."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills")
    parser.add_argument("--search", action="store_true")
    parser.add_argument("--pdf", action="store_true")
    parser.add_argument("--save", choices=SAVES)
    parser.add_argument("--moving", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.save:
            counted = kill_save(Path(folder), SAVES[options.save], options.every)
        else:
            counted = kill_everywhere(
                Path(folder),
                search=options.search,
                at_once=not options.moving,
                printer=find_printer() if options.pdf else "",
                every=options.every,
            )
    print(f"{counted.instants} kills: {counted.instants - counted.new} old, {counted.new} new")
    return 0


if __name__ == "__main__":
    sys.exit(kill())
