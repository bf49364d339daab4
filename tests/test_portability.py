"""What differs from machine to machine: encodings, paths, processes, links, what else is there."""

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from generator.scaffold.new_repository import plan_repository
from tests.generator.command import FINE, run_apart
from tests.generator.test_init import NEW, NORDLYS, files_in
from tests.tools import ROOT

AS_OF = ("--as-of", "2026-11-22")
# No UTF-8 anywhere, as on machines that have been set up so, and on Windows' consoles.
ENCODINGS = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "latin-1": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
    "cp437": {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp437"},
    "cp1252": {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
}
# From nothing to a site, and once more.
COMMANDS = (
    ("init", ".", *NORDLYS),
    ("new", "nordlys-strikk", "2025", "--yes"),
    ("check", *AS_OF),
    ("build", "--drafts", "--no-search", *AS_OF),
    ("upgrade",),
    ("upgrade", "--help"),
    ("explain", "LAW401"),
)


# All of them in one process, which loads the program once.
IN_ONE_PROCESS = f"""
import sys
from generator.__main__ import main
for command in {COMMANDS!r}:
    assert main(command) == 0, command
    sys.stdout.write(chr(0))
"""


def places(folder: Path, environment: Mapping[str, str]) -> dict[str, str]:
    folder.mkdir(parents=True)
    return {**environment, "XDG_CACHE_HOME": str(folder.parent / f"cache-{folder.name}")}


def go_through(folder: Path, environment: Mapping[str, str], *before: str) -> Mapping[str, str]:
    """Run all commands in a new folder; return what each printed, in letters of its encoding."""
    around = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(folder.parent)}
    ran = subprocess.run(
        [sys.executable, *before, "-c", IN_ONE_PROCESS],
        cwd=folder, env=around | places(folder, environment), capture_output=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, b""), (ran.stdout, ran.stderr)
    said = ran.stdout.decode(environment.get("PYTHONIOENCODING", "utf-8")).split("\0")
    return dict(zip((name for name, *_ in COMMANDS), said, strict=False))


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the commands make where all is as we are used to, each in a process of its own."""
    folder = tmp_path_factory.mktemp("usual") / "red"
    around = places(folder, {"LC_ALL": "C.UTF-8"})
    for command in COMMANDS:
        ran = run_apart(folder, *command, before=(), **around)
        assert (ran.returncode, ran.stderr) == (0, b""), (command, ran.stdout, ran.stderr)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in files_in(folder)}


@pytest.mark.slow
@pytest.mark.parametrize("name", ENCODINGS)
def test_the_same_bytes_are_made_whatever_the_encoding(
    name: str, usual: Path, tmp_path: Path
) -> None:
    said = go_through(tmp_path / "red", ENCODINGS[name])
    assert contents(tmp_path / "red") == contents(usual)
    if name != "C":
        assert "Redegj" in "".join(said.values())
        assert "ø" in said["new"] or name == "cp437"


@pytest.mark.slow
def test_no_file_is_read_or_written_in_an_encoding_that_is_not_said(tmp_path: Path) -> None:
    told = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning:generator")
    go_through(tmp_path / "red", {}, *told, "-W", "error::EncodingWarning:schema")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Våre dokumenter & «annet» (1)", "æøå" * 20, "a'b$c;d`e"])
def test_the_folder_may_be_called_anything(name: str, usual: Path, tmp_path: Path) -> None:
    go_through(tmp_path / name, {})
    assert contents(tmp_path / name) == contents(usual)


BARE = """
import os, sys
def refuse(*_, **__):
    raise OSError(1, "not on this system")
del os.fork
os.link = os.symlink = refuse
import generator.line.processes as processes
processes.sys = type("other", (), {"platform": "win32"})
processes._cores = lambda: 2
from generator.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.slow
def test_without_fork_links_or_other_programs_many_organisations_are_built(tmp_path: Path) -> None:
    """New processes begin from nothing there, and each file is copied."""
    made = {}
    organisation = next(each for each in FINE.iterdir() if each.is_dir())
    for start in ("-m", "-c"):
        folder = tmp_path / start.strip("-")
        for number in range(8):
            shutil.copytree(organisation, folder / "content" / f"fjordtre-{number}")
        program = ["-m", "generator"] if start == "-m" else ["-c", BARE]
        environment = {"PYTHONPATH": str(ROOT), "HOME": str(folder), "LC_ALL": "C.UTF-8"}
        environment["PATH"] = os.environ["PATH"] if start == "-m" else str(folder)
        for _ in range(2):
            command = [sys.executable, *program, "build", "--no-search", *AS_OF]
            ran = subprocess.run(
                command, cwd=folder, env=environment, capture_output=True, check=False
            )
            assert ran.returncode == 0, ran.stdout + ran.stderr
        made[start] = contents(folder / "site")
    assert made["-m"] == made["-c"]
    assert len([each for each in made["-c"] if each.endswith("index.html")]) > 8


@pytest.mark.slow
def test_without_git_or_make_a_repository_is_made_and_checked(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    ran = run_apart(tmp_path, "init", "red", *NORDLYS, PATH=str(tmp_path / "nothing"))
    assert (ran.returncode, ran.stderr) == (0, b"")
    refused = run_apart(tmp_path, "init", "to", *NORDLYS, "--git", PATH=str(tmp_path / "nothing"))
    assert (refused.returncode, b"Installer git" in refused.stderr) == (2, True)
    assert not (tmp_path / "to").exists()


def shipped() -> list[PurePosixPath]:
    """Every file of the wheel, and of a repository that `init` makes, by its path there."""
    folders = ("schema", "generator", "templates", "tools/package")
    files = [
        each.relative_to(ROOT)
        for folder in folders
        for each in (ROOT / folder).rglob("*")
        if each.is_file() and "__pycache__" not in each.parts
    ]
    return [PurePosixPath(each.as_posix()) for each in files] + [
        PurePosixPath(path) for path in plan_repository(NEW)
    ]


def test_every_file_can_have_its_name_on_every_system() -> None:
    """Windows knows neither some signs, nor some names, nor long ways; others take A for a."""
    names = shipped()
    assert len(names) > 500
    device = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
    for path in names:
        assert len(str(path)) < 120, path
        for part in path.parts:
            assert not re.search(r'[<>:"\\|?*\x00-\x1f]|[. ]$', part), path
            assert not device.match(part), path
            assert part == unicodedata.normalize("NFC", part), path
    folded = [str(path).casefold() for path in names]
    assert len(set(folded)) == len(folded)


@pytest.mark.skipif(sys.platform == "win32", reason="the script is for shells")
@pytest.mark.parametrize(
    ("settings", "environment", "said"),
    [
        ("", {}, "sier ikke hvilken utgave"),
        ('version = "1.0.0"\n', {"PATH": "old"}, "aktsom trenger Python 3.11 eller nyere"),
        pytest.param(
            'version = "98.0.0"\n',
            {"PIP_NO_INDEX": "1"},
            "Fikk ikke tak i aktsom==98.0.0. Er maskinen på nett, og finnes den utgaven?",
            marks=pytest.mark.slow,
        ),
    ],
    ids=["no version", "old Python", "no network"],
)
def test_the_containers_script_says_what_is_wrong_in_its_own_words(
    settings: str, environment: dict[str, str], said: str, tmp_path: Path
) -> None:
    script = tmp_path / ".devcontainer" / "set-up.sh"
    script.parent.mkdir()
    script.write_text(plan_repository(NEW)[".devcontainer/set-up.sh"], encoding="utf-8")
    (tmp_path / "aktsom.toml").write_text(settings, encoding="utf-8")
    if environment.get("PATH"):
        programs = tmp_path / "programs"
        programs.mkdir()
        for name in ("sh", "sed", "head", "dirname"):
            (programs / name).symlink_to(str(shutil.which(name)))
        (programs / "python3").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        (programs / "python3").chmod(0o755)
        environment = {"PATH": str(programs)}
    ran = subprocess.run(
        ["sh", str(script)], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PIP_FIND_LINKS": "", **environment}, encoding="utf-8",
    )  # fmt: skip
    assert ran.returncode == 1
    assert said in ran.stderr


@pytest.mark.parametrize("version", [(3, 10), (3, 8)])
def test_an_old_python_is_told_of_in_both_languages(
    version: tuple[int, int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools" / "package"))
    import aktsom

    monkeypatch.setattr(sys, "version_info", version)
    assert aktsom.main() == 2
    told = capsys.readouterr().err
    assert f"aktsom trenger Python 3.11 eller nyere, og dette er Python 3.{version[1]}." in told
    assert f"aktsom needs Python 3.11 or newer, and this is Python 3.{version[1]}." in told
