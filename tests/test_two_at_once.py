"""Two commands at once in one folder: each does its work or says that it cannot; all is whole."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from generator.editing.desk import Desk
from generator.editing.places import AnswerPlace
from tests.generator.command import AS_OF, FINE
from tests.generator.repositories import git
from tests.kills import REPORT
from tests.processes import start, wait_for_none
from tests.ready import Job, Ready, get_ready

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc"),
]
COMMANDS = {
    "build": ("build", "--drafts", "--no-search", *AS_OF),
    "check": ("check", *AS_OF),
    "compare": ("compare", "HEAD"),
    "import": ("import", str(REPORT), "--organisation", "granlund", "--year", "2023"),
    "import again": (
        "import", str(REPORT), "--organisation", "fjordtre", "--year", "2025", "--overwrite",
    ),
    "migrate": ("migrate", "content/fjordtre"),
    "new": ("new", "fjordtre", "2026"),
    "sign": ("sign", "content/fjordtre/2025"),
}  # fmt: skip
# What `sign` writes beside.
SAVED = ("fjordtre/2025", "0.signature", "nb")
# What is left is checked and built, with what the two have kept: one process costs less than two.
AFTERWARDS = (COMMANDS["check"], COMMANDS["build"])
# What a command may say of the other: that it is there, or that its work is done already.
_STATUSES = {0, 1, 2}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a small report in it."""
    return lay_out(tmp_path)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ready]:
    """The program, which has done all of this once, each in a folder of its own."""
    folders = {name: lay_out(tmp_path_factory.mktemp("practice")) for name in COMMANDS}
    with get_ready([job(folder, (COMMANDS[name],), 0) for name, folder in folders.items()]) as one:
        yield one


def lay_out(folder: Path) -> Path:
    shutil.copytree(FINE, folder / "content")
    git(folder, "init", "--quiet")
    git(folder, "add", "content")
    git(folder, "commit", "-qm", "x")
    return folder


def surroundings(folder: Path, number: int) -> dict[str, str]:
    place = folder / f"said-{number}"
    place.mkdir(exist_ok=True)
    return {"XDG_CACHE_HOME": str(folder / "cache"), "TMPDIR": str(place)}


def job(folder: Path, commands: Sequence[Sequence[str]], number: int) -> Job:
    around = surroundings(folder, number)
    return Job(str(folder), commands, around, str(folder / f"said-{number}" / "said.txt"))


def begin(folder: Path, name: str, number: int) -> "subprocess.Popen[bytes]":
    said = folder / f"said-{number}" / "said.txt"
    return start(folder, COMMANDS[name], surroundings(folder, number), said=said)


def heard(folder: Path, number: int) -> str:
    return (folder / f"said-{number}" / "said.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_two_of_the_same_that_know_nothing_yet_both_end(
    folder: Path, ready: Ready, name: str
) -> None:
    """Nothing is loaded, and nothing is kept: they load and keep it at once."""
    started = [begin(folder, name, number) for number in (0, 1)]
    statuses = [process.wait() for process in started]
    check_all_is_whole(folder, ready, [process.pid for process in started], statuses)


@pytest.mark.parametrize("pair", [*combinations(COMMANDS, 2)], ids=" and ".join)
def test_both_end_and_all_is_whole(folder: Path, ready: Ready, pair: tuple[str, str]) -> None:
    jobs = (job(folder, (COMMANDS[name],), number) for number, name in enumerate(pair))
    done = ready.do_at_once(*jobs)
    check_all_is_whole(
        folder, ready, [each.process for each in done], [each.status for each in done]
    )


def check_all_is_whole(
    folder: Path, ready: Ready, processes: Sequence[int], statuses: Sequence[int]
) -> None:
    for process in processes:
        wait_for_none(process)
    said = [heard(folder, number) for number in (0, 1)]
    assert set(statuses) <= _STATUSES, said
    assert not any("Traceback" in each or "sviktet" in each for each in said), said
    # One of them at least has done what it was to do.
    assert min(statuses) < 2, said
    left = {each.name for each in folder.rglob("*") if ".aktsom-" in each.name}
    assert left <= {".aktsom-manifest.json"}
    (alone,) = ready.do_at_once(job(folder, AFTERWARDS, 2))
    told = heard(folder, 2)
    assert alone.status in {0, 1}, told
    # Files that are not whole, or of nobody; what an import could not place is told of as well.
    assert not re.search("SYN0(?!10)", told), told
    assert "sviktet" not in told


def test_a_report_is_signed_and_saved_from_the_page_at_once(folder: Path) -> None:
    """Both write the same file: what is saved stays, and the signature is there or was refused."""
    file = folder / "content" / "fjordtre" / "2025" / "report.yaml"
    desk, place, today = Desk(folder / "content"), AnswerPlace(*SAVED), date(2026, 6, 1)
    signing, places, kept = begin(folder, "sign", 0), 0, None
    while signing.poll() is None or not places:
        opened = desk.open(place, today)
        assert isinstance(opened.value, dict)
        given = {**opened.value, "place": f"Sted {places}"}
        if desk.save(place, given, opened.stamp, today).saved:
            kept = places
        places += 1
    wait_for_none(signing.pid)
    said = heard(folder, 0)
    assert signing.returncode in _STATUSES, said
    assert "Traceback" not in said
    written = file.read_text(encoding="utf-8")
    assert kept is not None
    assert written.count(f"place: Sted {kept}\n") == 1
    assert ("digest:" in written) == (signing.returncode == 0), said
    assert not [each for each in file.parent.iterdir() if ".aktsom-" in each.name]
