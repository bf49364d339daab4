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
from tests.processes import run_to_end, start, wait_for_none, wait_until_spent
from tests.saving_kills import kill_saving
from tests.tools import ROOT

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
    assert begin(folder, ("build", *_DATED)).wait() == 0
    file = folder / "content" / "fjordtre" / "2025" / "1-embed" / "nb.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nVi gjør mer.\n", encoding="utf-8")


def begin(folder: Path, arguments: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    """Start a command with its own places for what is temporary, and for what is remembered."""
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)
    places = {"XDG_CACHE_HOME": str(folder / "cache"), "TMPDIR": str(temporary)}
    return start(folder, arguments, places)


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
            status, took = run_to_end(begin(folder, command.arguments))
        assert status in (0, 1), (folder / "said.txt").read_text(encoding="utf-8")
        after, names = command.read(folder), {each.name for each in folder.iterdir()}
        for number in range(kills):
            shutil.rmtree(folder)
            shutil.copytree(kept, folder, symlinks=True)
            process = begin(folder, command.arguments)
            wait_until_spent(process.pid, took * chance.uniform(0.3, 1.05))
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
            assert not any((folder / "temporary").iterdir()), f"left by kill {number}"
    return seen


def _judge(command: Command, found: Site, before: Site, after: Site, number: int) -> None:
    if command.between:
        parts = {path: (before.get(path), after.get(path)) for path in {*before, *after, *found}}
        assert all(found.get(path) in each for path, each in parts.items()), number
    else:
        assert found in (before, after), f"a mixture after kill {number}"


def _finish(command: Command, folder: Path, whole: bool, status: int) -> None:  # noqa: FBT001
    """Run the command again, to its end; where it was done, it may say that it was."""
    ended = begin(folder, command.arguments).wait()
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
                preview.process.kill()
                preview.process.wait()
            wait_for_none(preview.process.pid)
            assert file.read_text(encoding="utf-8") == text
            left = {"content", "said.txt"} ^ {each.name for each in folder.iterdir()}
            seen["killed"] += 1
            seen["left something for the next command"] += bool(left)
            assert start(folder, ("explain", "SYN115"), {"TMPDIR": str(folder)}).wait() == 0
            assert {each.name for each in folder.iterdir()} == {"content", "said.txt"}, number
    return seen


def kill() -> int:
    """Kill, and tell how often."""
    parser = argparse.ArgumentParser(prog="python -m tests.random_kills")
    parser.add_argument("--kills", type=int, default=50)
    previews = {"serve": kill_previews, "saving": kill_saving}
    parser.add_argument("--only", choices=(*COMMANDS, *previews))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name in (*COMMANDS, *previews) if options.only is None else (options.only,):
        chance = random.Random(f"{options.seed} {name}")  # noqa: S311 - nothing is to be kept secret
        if name in previews:
            seen = previews[name](options.kills, chance)
        else:
            seen = kill_often(COMMANDS[name], options.kills, chance)
        print(f"{name}: {options.kills} kills, {dict(seen)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(kill())
