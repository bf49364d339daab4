"""`python -m tests.random_kills`: every command is killed at random instants, as a machine would.

Each kill begins with the same folder. A command is started, and killed alone somewhere between its
first instant and its last. What it writes must then be all as before or all as after; no process of
its own may be left, and nothing beside what is to be there; and when it is run again, to its end,
all must be as after.

--kills N     how many kills of each command (50 unless given)
--only NAME   of this command alone
--seed N      which instants
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from tests.generator.command import FINE
from tests.kills import AS_OF, REPORT, SAVES, Site, read_content, read_site, rename
from tests.preview import run_preview
from tests.tools import ROOT

# So long may a process outlive the one that started it, in seconds.
_LAST_BREATH = 10.0
_PAGE = "/2025/hele-redegjorelsen.html"
_DATED = ("--as-of", AS_OF.isoformat())
Read = Callable[[Path], Site]


class Command(Struct, frozen=True):
    """A command to kill: its arguments, what it writes, and what else may be seen on the way."""

    arguments: tuple[str, ...]
    read: Read = lambda folder: read_content(folder / "content")
    between: bool = False


def _site(folder: Path) -> Site:
    return read_site(folder / "site") if (folder / "site").is_dir() else {}


_BUILD = ("build", "--content", "new", *_DATED)
COMMANDS: Mapping[str, Command] = {
    "build": Command(_BUILD, _site),
    "build --pdf": Command((*_BUILD, "--pdf"), _site),
    "build of many": Command(("build", "--content", "many", "--no-search", *_DATED), _site),
    "import": Command(SAVES["import"]),
    "import again": Command(SAVES["import again"]),
    "import of a page": Command(
        ("import", "page.html", "--organisation", "granlund", "--year", "2024")
    ),
    "new": Command(SAVES["new"]),
    "new of a new organisation": Command(SAVES["new of a new organisation"], between=True),
    "sign": Command(SAVES["sign"], between=True),
    "compare": Command(("compare", "HEAD")),
}


def lay_out(folder: Path) -> None:
    """Make the folder that every kill begins with: two contents, a site, and a history."""
    shutil.copytree(FINE, folder / "content")
    shutil.copytree(FINE, folder / "new")
    rename(folder / "new" / "fjordtre")
    for number in range(10):
        shutil.copytree(folder / "new" / "fjordtre", folder / "many" / f"o-{number}")
    text = REPORT.read_text(encoding="utf-8", errors="replace")
    rows = "".join(f"<p>{line}</p>\n" for line in text.splitlines() if line.strip())
    (folder / "page.html").write_text(f"<html><body>{rows}</body></html>", encoding="utf-8")
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for arguments in (("init", "-q"), ("add", "content"), (*who, "commit", "-qm", "x")):
        subprocess.run(("git", *arguments), cwd=folder, check=True)
    assert start(folder, ("build", *_DATED)).wait() == 0
    file = folder / "content" / "fjordtre" / "2025" / "1-embed" / "nb.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nVi gjør mer.\n", encoding="utf-8")


def start(folder: Path, arguments: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    """Start a command in a session of its own, with its own place for what is temporary."""
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "TMPDIR": str(temporary),
    }
    with (folder / "said.txt").open("wb") as said:
        return subprocess.Popen(
            [sys.executable, "-m", "generator", *arguments],
            cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
            start_new_session=True,
        )  # fmt: skip


def left_of(session: int) -> list[int]:
    """Return the processes of a session that still run."""
    left = []
    for each in Path("/proc").iterdir():
        if each.name.isdecimal():
            try:
                after = (each / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(after[3]) == session and after[0] != "Z":
                left.append(int(each.name))
    return left


def wait_for_none(session: int) -> None:
    """Wait until no process of a session is left; raise AssertionError when some stay."""
    until = time.monotonic() + _LAST_BREATH
    while left := left_of(session):
        assert time.monotonic() < until, f"processes that stay: {left}"
        time.sleep(0.02)


def _run_to_end(process: "subprocess.Popen[bytes]") -> tuple[int, float]:
    """Return how a process ended, and how much of the processor's time it took itself."""
    _, ended, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(ended)
    return process.returncode, used.ru_utime + used.ru_stime


def _wait_until_spent(process: int, seconds: float) -> None:
    """Wait until a process has had so much of the processor's time, or has ended."""
    ticks = os.sysconf("SC_CLK_TCK")
    while True:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        if fields[0] == "Z" or sum(map(int, fields[11:13])) >= seconds * ticks:
            return
        time.sleep(0.002)


def kill_often(command: Command, kills: int, chance: random.Random) -> Counter[str]:
    """Kill a command at random instants; return how often what was seen. Raises AssertionError."""
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="kills-") as above:
        folder, kept = Path(above) / "case", Path(above) / "kept"
        folder.mkdir()
        lay_out(folder)
        shutil.copytree(folder, kept, symlinks=True)
        before = command.read(folder)
        status, took = 0, 0.0
        for _ in range(2):  # the first one makes caches that the others find
            shutil.rmtree(folder)
            shutil.copytree(kept, folder, symlinks=True)
            status, took = _run_to_end(start(folder, command.arguments))
        assert status in (0, 1), (folder / "said.txt").read_text(encoding="utf-8")
        after, names = command.read(folder), {each.name for each in folder.iterdir()}
        for number in range(kills):
            shutil.rmtree(folder)
            shutil.copytree(kept, folder, symlinks=True)
            process = start(folder, command.arguments)
            _wait_until_spent(process.pid, took * chance.uniform(0.3, 1.05))
            time.sleep(chance.choice((0, chance.uniform(0, 0.02), chance.uniform(0, took))))
            process.send_signal(signal.SIGKILL)
            ended = process.wait()
            wait_for_none(process.pid)
            found = command.read(folder)
            _judge(command, found, before, after, number)
            seen["new" if found == after else "old" if found == before else "between"] += 1
            seen["killed"] += ended == -signal.SIGKILL
            _finish(command, folder, found == after, status)
            assert command.read(folder) == after, f"not right after kill {number}"
            assert {each.name for each in folder.iterdir()} == names, f"left by kill {number}"
    return seen


def _judge(command: Command, found: Site, before: Site, after: Site, number: int) -> None:
    if command.between:
        parts = {path: (before.get(path), after.get(path)) for path in {*before, *after, *found}}
        assert all(found.get(path) in each for path, each in parts.items()), number
    else:
        assert found in (before, after), f"a mixture after kill {number}"


def _finish(command: Command, folder: Path, whole: bool, status: int) -> None:  # noqa: FBT001
    """Run the command again, to its end; where it was done, it may say that it was."""
    ended = start(folder, command.arguments).wait()
    said = (folder / "said.txt").read_text(encoding="utf-8")
    assert ended == status or (whole and ended in (0, 1, 2)), said
    assert "Traceback" not in said, said


def kill_previews(kills: int, chance: random.Random) -> Counter[str]:
    """Kill the preview at random instants after a save; what was saved stays, the next shows it."""
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="kills-") as above:
        content, said = FINE, ""
        for number in range(kills):
            folder = Path(above) / str(number)
            folder.mkdir()
            cache = {"XDG_CACHE_HOME": str(Path(above) / "cache")}
            with run_preview(folder, content, ROOT, **cache) as preview:
                preview.wait_for(lambda answer, said=said: said in answer.text, _PAGE)  # type: ignore[misc]
                content, said = folder / "content", f"Kontroll nummer {number} er gjort."
                file = content / "fjordtre" / "2025" / "1-embed" / "nb.md"
                text = f"{file.read_text(encoding='utf-8')}\n{said}\n"
                file.write_text(text, encoding="utf-8")
                time.sleep(chance.uniform(0, 0.6))
                children = _below(preview.process.pid)
                preview.process.kill()
                preview.process.wait()
            until = time.monotonic() + _LAST_BREATH
            while alive := [each for each in children if _runs(each)]:
                assert time.monotonic() < until, f"processes that stay: {alive}"
                time.sleep(0.02)
            assert file.read_text(encoding="utf-8") == text
            left = {each.name for each in folder.iterdir()} - {"content", "said.txt"}
            seen["killed"] += 1
            seen["left something"] += bool(left)
            seen[f"left {[name[:8] for name in left]}"] += bool(left)
    return seen


def _below(process: int) -> list[int]:
    """Return the processes that a process has started, and those that these have."""
    rows = subprocess.run(("ps", "-eo", "pid=,ppid="), capture_output=True, text=True, check=True)
    pairs = [tuple(map(int, row.split())) for row in rows.stdout.splitlines()]
    found, new = [], [process]
    while new:
        new = [pid for pid, parent in pairs if parent in new]
        found += new
    return found


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def kill() -> int:
    """Kill, and tell how often."""
    parser = argparse.ArgumentParser(prog="python -m tests.random_kills")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--only", choices=(*COMMANDS, "serve"))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name in (*COMMANDS, "serve") if options.only is None else (options.only,):
        chance = random.Random(f"{options.seed} {name}")  # noqa: S311 - nothing is to be kept secret
        if name == "serve":
            seen = kill_previews(options.kills, chance)
        else:
            seen = kill_often(COMMANDS[name], options.kills, chance)
        print(f"{name}: {options.kills} kills, {dict(seen)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(kill())
