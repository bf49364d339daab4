"""The command among other programs: GitHub, pipes, odd terminals and names; its own faults."""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.commands import checked_content
from generator.content.typed_files import TypedFiles
from generator.formats import list_formats
from generator.line import content_check, processes
from tests.generator.command import AS_OF, Run, break_report, lay_out, run_apart
from tests.preview import copy_program
from tests.tools import ROOT

# How these write a sign that is no text is known; another format may have its own way.
PLACES_AS_WRITTEN = {"text", "json", "github", "sarif", "markdown"}
# Modules that take long to load, and the commands that have no need of them.
HEAVY = ("babel", "concurrent.futures", "jinja2", "markdown", "pydantic", "tornado")
LIGHT = {
    "--version": ("babel", "jinja2", "tornado"),
    "--help": HEAVY,
    "check": ("jinja2", "tornado"),
}


def test_on_github_the_format_is_githubs_and_the_summary_is_written(
    run: Run, organisation: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_report(organisation, "organisation.yaml", "website", "webside")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    ran = run("check", *AS_OF)
    assert ran.status == 1
    assert ran.out.startswith("::error file=content/fjordtre/organisation.yaml,line=3,")
    assert "VAL101" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert run("check", *AS_OF, "--format", "text").out.startswith("content/fjordtre/")


@pytest.mark.parametrize("command", [("check", "--format", "text"), ("compare", "a", "content")])
def test_content_gives_github_no_orders_in_any_text(
    run: Run,
    organisation: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
) -> None:
    """GitHub obeys `::error::` also where spaces stand before it, as in a text that is wrapped."""
    shutil.copytree(tmp_path / "content", tmp_path / "a")
    orders = " ".join(f"ord{number} ::error::{number}" for number in range(60))
    prose = organisation / "2025" / "1-embed" / "nb.md"
    text = prose.read_text(encoding="utf-8")
    prose.write_text(f"{text}\n\n{orders}\n\n{{{{ {orders} }}}}\n", encoding="utf-8")
    (organisation / f"{'x' * 60} ::error::fil.txt").write_text("x", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    printed = run(*command).out
    stopped = re.search(r"::stop-commands::(\w{64})\n(.*)\n::\1::\n", printed, flags=re.DOTALL)
    outside = printed.replace(stopped[0], "") if stopped else printed
    assert not re.search(r"^\s*::", outside, flags=re.MULTILINE)
    assert stopped or command[0] == "check"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_file_name_that_is_no_text_is_shown_all_the_same(
    organisation: Path, tmp_path: Path
) -> None:
    (organisation / os.fsdecode(b"\xff\n.txt")).write_bytes(b"x")
    odd = tmp_path / os.fsdecode(b"odd-\xff")
    (tmp_path / "content").rename(odd)
    for name in list_formats():
        ran = run_apart(tmp_path, "check", "--format", name, "--content", odd.name)
        assert ran.returncode == 1, ran.stderr.decode()
        printed = ran.stdout.decode("utf-8")
        assert "SYN004" in printed
        if name in PLACES_AS_WRITTEN:
            assert r"odd-\xff" in printed.replace(r"\\", "\\").replace("%5C", "\\")


def test_what_programs_read_is_utf_8_whatever_the_terminal_speaks(
    organisation: Path, tmp_path: Path
) -> None:
    break_report(organisation, "2025/report.yaml", "published: 2026-06-15", "published:")
    ran = run_apart(tmp_path, "check", "--format", "json", PYTHONIOENCODING="ascii")
    assert "Det står ikke når" in json.loads(ran.stdout)["findings"][0]["message"]
    ran = run_apart(tmp_path, "check", PYTHONIOENCODING="ascii")
    ran.stdout.decode("ascii")


def test_a_reader_who_leaves_early_changes_nothing(organisation: Path, tmp_path: Path) -> None:
    break_report(organisation, "organisation.yaml", "website", "webside")
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "generator", "check", *AS_OF]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ran = subprocess.run(
        command, cwd=tmp_path, env=environment, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (1, b"")


@pytest.mark.parametrize("closed", ["<&- >&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.usefixtures("organisation")
def test_streams_may_be_closed_before_it_begins(tmp_path: Path, closed: str) -> None:
    command = f"{sys.executable} -m generator check {' '.join(AS_OF)} {closed}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=tmp_path,
        env=environment,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_wrong_use_is_wrong_use_also_when_nobody_can_be_told(tmp_path: Path) -> None:
    command = f"{sys.executable} -m generator nope 2>&-"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, env=environment, check=False)
    assert ran.returncode == 2


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A check that fails over what an editor has written, and a folder of the user's own."""

    def fail(*_: object) -> None:
        try:
            int("Kari Nordmann, Storgata 1")
        except ValueError as error:
            raise KeyError("Ola Nordmann") from error

    monkeypatch.setattr(checked_content, "check_source", fail)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))


@pytest.mark.usefixtures("failing")
def test_a_fault_is_written_to_a_file_that_may_be_passed_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "Kari").mkdir()
    (tmp_path / "content").rename(tmp_path / "Kari" / "content")
    ran = run("check", "--content", "Kari/content", "--strict", "--format=text")
    (file,) = (tmp_path / "kept" / "aktsom" / "faults").iterdir()
    assert ran.err.count(str(file)) == 2
    text = file.read_text(encoding="utf-8")
    python = f"Python {platform.python_version()}"
    for part in ("aktsom ", python, "msgspec ", "KeyError", "ValueError"):
        assert part in text
    assert "aktsom check --content --strict --format\n" in text
    assert re.search(r"\n  generator/commands/checked_content\.py:\d+ carry_out\n", text)
    for part in ("Nordmann", "Storgata", "Kari", str(tmp_path), str(ROOT), str(Path.home())):
        assert part not in text
    run("check", "--content", "Kari/content", "--strict", "--format=text")
    assert [*file.parent.iterdir()] == [file]


def test_a_fault_in_another_process_says_where_it_happened(
    run: Run, organisation: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        shutil.copytree(organisation, organisation.parent / f"fjordtre-{number}")
    here = os.getpid()

    usual = getattr(content_check, "bind")  # noqa: B009 - only the tests reach for it there

    def fail(files: TypedFiles) -> object:
        if os.getpid() != here:
            raise ValueError("Ola Nordmann")
        return usual(files)

    monkeypatch.setattr(content_check, "bind", fail)
    monkeypatch.setattr(processes, "_cores", lambda: 2)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    ran = run("check")
    assert ran.status == 2
    (file,) = (tmp_path / "kept" / "aktsom" / "faults").iterdir()
    text = file.read_text(encoding="utf-8")
    assert "  generator/line/content_check.py:" in text
    assert "Nordmann" not in text
    assert "ValueError, content_check.py:" in ran.err


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_fault_at_one_organisation_stops_no_other(
    run: Run, organisation: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    for key in ("furu", "gran", "hegg"):
        shutil.copytree(organisation, organisation.parent / key)
    (organisation.parent / "hegg" / "organisation.yaml").write_text("name: [", encoding="utf-8")
    assert run("build").status == 1
    usual = getattr(content_check, "bind")  # noqa: B009 - only the tests reach for it there

    def fail(files: TypedFiles) -> object:
        if files.source.key in ("furu", "gran"):
            raise KeyError("Ola Nordmann")
        return usual(files)

    monkeypatch.setattr(content_check, "bind", fail)
    ran = run(command)
    assert ran.status == 2
    assert "hegg/organisation.yaml:1:1  feil" in ran.out, "what was found at another is shown"
    assert ran.err.count("KeyError, content_check.py:") == 2, "one cause is told once a language"
    assert f"Det skjedde i arbeidet med furu{os.sep}, gran{os.sep}." in ran.err
    assert f"It happened in the work on furu{os.sep}, gran{os.sep}." in ran.err


@pytest.mark.usefixtures("failing")
def test_a_fault_is_told_also_where_nothing_can_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("no folder", encoding="utf-8")
    assert "Med --debug vises hvor" in run("check").err


@pytest.mark.usefixtures("failing")
def test_a_fault_of_the_program_is_confessed_in_both_languages(run: Run) -> None:
    ran = run("check")
    assert (ran.status, ran.out) == (2, "")
    assert "aktsom sviktet. Det er ikke din feil" in ran.err
    assert "aktsom failed. It is not your fault" in ran.err
    assert "KeyError, checked_content.py:" in ran.err
    assert "Traceback" not in ran.err
    assert "Traceback" in run("check", "--debug").err


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("schema/vocabulary/topics.yaml", "nn: ", "nu: ", "schema/vocabulary/topics.yaml:3: "),
        (
            "schema/languages.yaml",
            "  - id: nb",
            "  - id: nb\n    stem: x",
            "schema/languages.yaml:",
        ),
        ("templates/pages.yaml", "of: report", "of: [report", "templates/pages.yaml:"),
        ("templates/words/interface.yaml", "skip:\n  nb:", "skip:\n  nd:", "skip has nd"),
    ],
)
def test_a_broken_data_file_is_named_to_everyone(
    tmp_path: Path, file: str, old: str, new: str, named: str
) -> None:
    program = copy_program(tmp_path / "program")
    text = (program / file).read_text(encoding="utf-8")
    assert old in text
    (program / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    lay_out(tmp_path)
    kept = str(tmp_path.parent / "kept")  # what it makes of patterns, say, it makes once
    ran = run_apart(tmp_path, "build", PYTHONPATH=str(program), XDG_CACHE_HOME=kept)
    told = ran.stderr.decode()
    assert ran.returncode == 2
    assert named in told
    assert "Traceback" not in told


def test_a_fault_of_the_machine_is_told_as_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "content")

    monkeypatch.setattr(checked_content, "discover_content", fail)
    ran = run("check")
    assert ran.status == 2
    assert ran.err == "Maskinen sa nei: [Errno 13] Permission denied: 'content'\n"


@pytest.mark.parametrize("command", LIGHT)
def test_no_command_loads_what_it_does_not_need(command: str, tmp_path: Path) -> None:
    lay_out(tmp_path)
    ran = run_apart(tmp_path, command, before=("-X", "importtime"))
    assert ran.returncode == 0, ran.stderr.decode()
    loaded = {line.split("|")[-1].strip() for line in ran.stderr.decode().splitlines()}
    assert "generator.commands.command_line" in loaded
    assert sorted(loaded & set(LIGHT[command])) == []
