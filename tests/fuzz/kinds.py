"""The kinds of input: how one is made, and what is done with it.

Whatever the input, the program has to end with one of its exit statuses and print nothing that a
terminal obeys. Anything else is raised, as `Oracle` where it is no error of Python's own.
"""

import hashlib
import io
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch

from msgspec import Struct

from generator.commands import command_line, failures
from generator.formats import list_formats
from generator.text.characters import INVISIBLE
from tests.fuzz.cases import Files, FuzzCase, write_files
from tests.fuzz.mutations import change_file, change_folder
from tests.fuzz.odd_inputs import SMALL_PICTURES
from tests.tools import ROOT

AS_OF = ("--as-of", "2026-11-22")
_FOLDERS = ROOT / "tests" / "folders"
# Whole contents that inputs are changed from; the small ones are tried most.
_CONTENTS = (
    *(ROOT / "tests/generator/golden/fine/content",) * 5,
    *(_FOLDERS / name for name in ("valid", "essential", "two-years", "verdicts", "dishonest")),
    *(_FOLDERS / name for name in ("honest", "three-languages", "three-years", "search")),
    ROOT / "content",
)
_REPORTS = ROOT / "tests" / "generator" / "importing" / "reports"


class Oracle(AssertionError):  # noqa: N818 - it is what says that something is wrong
    """What the program did is not what it may do, whatever it was given."""


class Kind(Struct, frozen=True):
    """Inputs of one kind: `make` one by chance, `run` it in an empty folder; its share of time."""

    make: Callable[[Random], Files]
    run: Callable[[Files, Path], None]
    share: int


def command(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run `aktsom` in a folder; return its status and what it printed.

    Raises the failure that it would report.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    unexcused = patch.object(failures, "report_failure", _raise)
    with chdir(folder), redirect_stdout(out), redirect_stderr(err), unexcused:
        status = command_line.run(arguments)
    if status not in (0, 1, 2):
        raise Oracle(f"exit status {status} of {arguments}")
    return status, "".join(_read_back(each) for each in (out, err))


def _read_back(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def _raise(error: Exception, *_: object) -> None:
    """An error of the program is what is looked for."""
    if isinstance(error, failures.OrganisationsFailedError):
        error = next(iter(error.failures.values()))
    raise error


@cache
def read_folder(folder: Path) -> Files:
    files = (each for each in sorted(folder.rglob("*")) if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in files}


def _content(chance: Random) -> Files:
    return read_folder(chance.choice(_CONTENTS))


def _chance_of(files: Files) -> Random:
    """Chance that the files themselves decide, so that they alone are the whole input."""
    digest = hashlib.sha256(repr(sorted(files.items())).encode("utf-8", "backslashreplace"))
    return Random(digest.hexdigest())  # noqa: S311 - nothing is to be kept secret


def _look_at(printed: str) -> None:
    """Raise if anything was printed that a terminal obeys, or that cannot be seen."""
    found = INVISIBLE.search(printed.replace("\n", "").replace("\t", ""))
    if found:
        around = printed[max(0, found.start() - 40) : found.end() + 40]
        raise Oracle(f"unseen character {found.group()!r} printed near {around!r}")


def _make_report(chance: Random) -> Files:
    files = dict(_content(chance))
    if chance.random() < 0.1:
        key = chance.choice(sorted(files)).split("/")
        name, data = chance.choice(sorted(SMALL_PICTURES.items()))
        files["/".join([*key[:2], "attachments", name])] = data
    return change_folder(files, chance)


def _run_report(files: Files, folder: Path) -> None:
    """Check, and now and then build, sign, migrate, or begin on the next year."""
    content, chance = folder / "content", _chance_of(files)
    content.mkdir()
    write_files(content, files)
    how = ("--format", chance.choice(list_formats()), "--lang", chance.choice(("nb", "en")))
    status, printed = command(folder, "check", *how, *AS_OF)
    if how[1] in ("text", "github", "markdown"):
        _look_at(printed)
    if chance.random() < 0.3:
        built, said = command(folder, "build", "--drafts", "--no-search", *how[2:], *AS_OF)
        _look_at(said)
        if built == 0 and (status == 1 or not (folder / "site/index.html").is_file()):
            raise Oracle(f"built with exit 0, but check ended with {status}")
    if chance.random() < 0.15:
        _continue(content, chance)
    found = {each.name for each in folder.iterdir()} - {"content", "site"}
    if found:
        raise Oracle(f"written beside content and site: {found}")


def _continue(content: Path, chance: Random) -> None:
    organisations = [each.name for each in content.iterdir() if each.is_dir()]
    if organisations:
        key = chance.choice(sorted(organisations))
        years = [each.name for each in (content / key).iterdir() if each.is_dir()] or ["2025"]
        year = chance.choice(sorted(years))
        which: tuple[tuple[str, ...], ...] = (
            ("new", key, "--yes"), ("new", key, "2027", "--yes"), ("migrate",),
            ("migrate", "--write"), ("sign", f"content/{key}/{year}"),
            ("sign", "--show", f"content/{key}/{year}"), ("compare", f"content/{key}"),
        )  # fmt: skip
        _, printed = command(content.parent, *chance.choice(which))
        _look_at(printed)


def _make_pair(chance: Random) -> Files:
    before = _content(chance)
    now = change_folder(before if chance.random() < 0.9 else _content(chance), chance)
    if chance.random() < 0.3:
        before = change_folder(before, chance)
    sides = {"before": before, "now": now}
    return {f"{side}/{path}": data for side, files in sides.items() for path, data in files.items()}


def _run_pair(files: Files, folder: Path) -> None:
    """Compare two contents."""
    write_files(folder, files)
    for side in ("before", "now"):
        (folder / side).mkdir(exist_ok=True)
    name = _chance_of(files).choice(("text", "markdown", "json"))
    _, printed = command(folder, "compare", "before", "now", "--format", name)
    if name != "json":
        _look_at(printed)


def _make_import(chance: Random) -> Files:
    if chance.random() < 0.3:
        return {"report.pdf": change_file("report.pdf", _pdf(), chance)}
    report = chance.choice(sorted(_REPORTS.glob("*.txt"))).read_bytes()
    return change_folder({"report.txt": report}, chance)


@cache
def _pdf() -> bytes:
    from tests.generator.importing.pdfs import make_pdf

    report = (_REPORTS / "fjellbris-mobel-2022.txt").read_text(encoding="cp1252")
    lines = report.replace("\f", "").split("\n")
    return make_pdf("\n".join(lines[at : at + 50]) for at in range(0, len(lines), 50))


def _run_import(files: Files, folder: Path) -> None:
    """Import a report, and check what has come of it: whatever is written can be read."""
    write_files(folder, files)
    name = next((each for each in files if (folder / each).is_file()), "gone.txt")
    _, printed = command(folder, "import", name, "--organisation", "prove", "--year", "2024")
    _look_at(printed)
    if (folder / "content").is_dir():
        _, printed = command(folder, "check", *AS_OF)
        _look_at(printed)


def _make_manifest(chance: Random) -> Files:
    manifest = b'{"version":1,"organisations":{"a":{"inputs":"x","files":{"a.html":"0"}}},"files":{'
    manifest += b'"index.html":"0","../x":"1"},"search":{"inputs":"","files":{}}}'
    return {".aktsom-manifest.json": change_file("m.json", manifest, chance), "index.html": b"x"}


def _run_manifest(files: Files, folder: Path) -> None:
    """Build where somebody has laid out what a former build might have left."""
    shutil.copytree(_CONTENTS[0], folder / "content")
    (folder / "site").mkdir()
    write_files(folder / "site", files)
    command(folder, "build", "--no-search", *AS_OF)
    if {each.name for each in folder.iterdir()} != {"content", "site"}:
        raise Oracle("something is written beside the site")


def _make_picture(chance: Random) -> Files:
    name, data = chance.choice(sorted(SMALL_PICTURES.items()))
    if name.endswith((".svg", ".json")):
        return {name: change_file(name, change_file(name, data, chance), chance)}
    return {name: change_file("x.bin", data, chance)}


def _run_picture(files: Files, folder: Path) -> None:
    """Look at a file of a picture, both as a logo and as one that a text shows."""
    from generator.content.file_kinds import is_as_named, recognise
    from generator.content.opened_pictures import find_flaw
    from generator.content.pictures import measure

    write_files(folder, files)
    for name, data in files.items():
        measure(name, data)
        is_as_named(name, recognise(folder / name))
        find_flaw(folder / name)


def _make_paper(chance: Random) -> Files:
    files = dict(read_folder(_CONTENTS[0]))
    path = chance.choice([each for each in sorted(files) if "/2025/" in each])
    files[path] = change_file(path, files[path], chance)
    return files


def _run_paper(files: Files, folder: Path) -> None:
    """Build with PDFs."""
    write_files(folder / "content", files)
    command(folder, "build", "--drafts", "--no-search", "--pdf", *AS_OF)


@contextmanager
def at_home(folder: Path) -> Iterator[None]:
    """Let the user's own folders be below another one."""
    usual = {"HOME": str(folder), "XDG_CACHE_HOME": str(folder.parent / "cache")}
    before = {name: os.environ.get(name) for name in usual}
    os.environ.update(usual)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})


def run_case(case: FuzzCase, folder: Path, kinds: Mapping[str, Kind]) -> None:
    """Run a case in an empty folder. Raises whatever is wrong."""
    with at_home(folder):
        kinds[case.kind].run(case.files, folder)


def all_kinds() -> Mapping[str, Kind]:
    """Return every kind of input, by name."""
    from tests.fuzz.smaller_kinds import SMALLER

    return {
        "report": Kind(_make_report, _run_report, 40),
        "pair": Kind(_make_pair, _run_pair, 10),
        "import": Kind(_make_import, _run_import, 10),
        "manifest": Kind(_make_manifest, _run_manifest, 2),
        "picture": Kind(_make_picture, _run_picture, 5),
        "paper": Kind(_make_paper, _run_paper, 6),
        **{name: Kind(*each) for name, each in SMALLER.items()},
    }


def choose(kinds: Sequence[str], spent: Mapping[str, float], shares: Mapping[str, int]) -> str:
    """Return the kind that has had the least of its share of the time."""
    return min(kinds, key=lambda name: spent[name] / shares[name])
