"""`aktsom build`: where a site may go, and what becomes of what lies there."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from generator.commands import build as build_command
from generator.data import parquet
from generator.line import processes
from generator.line.build import Built, Options
from generator.output.manifest import NAME, Made, Manifest, format_manifest, read_manifest
from generator.output.write import open_output
from generator.pdf import availability
from generator.plan.artifacts import digest
from tests.generator.command import AS_OF, FINE, Run, run_apart
from tests.generator.repositories import git
from tests.tools import ROOT

PLANTED = "<script>alert(document.domain)</script>"


def built_files(folder: Path) -> dict[str, bytes]:
    """Every file of a site but the manifest, and its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, and what links lead to."""
    return {
        path.relative_to(folder).as_posix(): path.readlink().as_posix().encode()
        if path.is_symlink()
        else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("", "en mappe for seg selv"),
        (".", "en mappe for seg selv"),
        ("..", "en mappe for seg selv"),
        ("/", "en mappe for seg selv"),
        ("~", "en mappe for seg selv"),
        (".git", "en mappe for seg selv"),
        (".git/hooks", "en mappe for seg selv"),
        ("other", "en mappe for seg selv"),
        ("content", "ligger i innholdet"),
        ("content/fjordtre/site", "ligger i innholdet"),
        ("to-content", "snarvei"),
        ("to-content/site", "snarvei"),
        ("to-git/site", "snarvei"),
        ("loop", "snarvei"),
        ("docs", f"«docs{os.sep}note.txt» er ikke laget av aktsom"),
        ("docs/note.txt", "er en fil, ikke en mappe"),
        ("docs/note.txt/site", "er en fil, ikke en mappe"),
    ],
)
def test_a_site_has_a_folder_of_its_own(
    run: Run, organisation: Path, tmp_path: Path, out: str, said: str
) -> None:
    git(tmp_path, "init", "--quiet")
    for name in ("docs", "other/.git"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "docs" / "note.txt").write_text("mine", encoding="utf-8")
    for link, target in (("to-content", organisation), ("to-git", ".git"), ("loop", "loop")):
        (tmp_path / link).symlink_to(target)
    before = everything(tmp_path)
    ran = run("build", *AS_OF, f"--out={Path(out).expanduser() if out else ''}")
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert everything(tmp_path) == before


def test_a_folder_that_a_link_leads_to_is_asked_for_by_its_name(
    run: Run, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    real = tmp_path_factory.mktemp("real") / "site"
    real.mkdir()
    (tmp_path / "site").symlink_to(real)
    ran = run("build", *AS_OF)
    assert ran.status == 2
    assert f"--out {real}" in ran.err
    assert run("build", *AS_OF, "--out", str(real)).status == 0


def test_a_branch_with_data_alone_gets_nothing_into_the_repository(
    run: Run, tmp_path: Path
) -> None:
    git(tmp_path, "init", "--quiet")
    hooks = everything(tmp_path / ".git" / "hooks")
    staging = tmp_path / "site" / ".aktsom-staging"
    (staging / "files" / "x" / "hooks").mkdir(parents=True)
    (staging / "files" / "x" / "hooks" / "post-checkout").write_text("#!/bin/sh", encoding="utf-8")
    (staging / NAME).write_bytes(format_manifest(Manifest()))
    (tmp_path / "site" / "x").symlink_to("../.git")
    assert run("build", *AS_OF).status == 2
    (tmp_path / "site" / "x").unlink()
    assert run("build", *AS_OF).status == 0
    assert everything(tmp_path / ".git" / "hooks") == hooks
    assert not staging.exists()


@pytest.mark.parametrize("before", ["built here", "never built"])
def test_what_somebody_has_planted_does_not_survive(run: Run, tmp_path: Path, before: str) -> None:
    """As if it came with a branch: pages, a script, and a manifest that bears them out."""
    site = tmp_path / "site"
    assert run("build", *AS_OF).status == 0
    right = built_files(site)
    manifest = read_manifest(site / NAME)
    assert manifest
    if before == "never built":
        with open_output(site) as output:
            assert output.record.place
            (output.record.place / "manifest.json").unlink()
    planted = {"2025/index.html": digest(PLANTED.encode()), "login.js": digest(PLANTED.encode())}
    for path in planted:
        (site / path).write_text(PLANTED, encoding="utf-8")
    made = manifest.organisations["fjordtre"]
    forged = Made(made.inputs, {**made.files, **planted}, made.papers)
    forged_manifest = Manifest(
        {"fjordtre": forged}, manifest.files, manifest.searches, tables=manifest.tables
    )
    (site / NAME).write_bytes(format_manifest(forged_manifest))
    assert run("build", *AS_OF).status == 0
    assert built_files(site) == right


def test_files_that_git_keeps_in_the_site_stop_it(run: Run, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert run("build", *AS_OF).status == 0
    (tmp_path / "site" / ".gitignore").write_text("*\n", encoding="utf-8")
    git(tmp_path, "add", "--force", "site/.gitignore")
    assert run("check", *AS_OF).status == 0
    git(tmp_path, "add", "--force", "site/404.html", "site/index.html")
    for command in ("check", "build"):
        ran = run(command, *AS_OF)
        assert ran.status == 1
        assert f"site{os.sep}404.html  feil SYN080" in ran.out
        assert "Det gjelder 1 til." in ran.out
    annotation = run("check", *AS_OF, "--format", "github").out
    assert annotation.startswith("::error file=site/404.html,")


def test_a_build_elsewhere_is_told_by_its_process(run: Run, tmp_path: Path) -> None:
    with open_output(tmp_path / "site"):
        ran = run("build", *AS_OF)
    assert ran.status == 2
    assert f"prosess {os.getpid()}" in ran.err
    assert "avslutt prosessen" in ran.err


def test_a_full_disk_is_told_and_leaves_the_old_site(
    run: Run, organisation: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", *AS_OF)
    before = built_files(tmp_path / "site")
    (organisation / "organisation.yaml").write_text(
        (organisation / "organisation.yaml").read_text("utf-8").replace("Fjordtre", "Fjordfuru"),
        encoding="utf-8",
    )

    def full(file: str, mode: str, buffering: int = -1) -> IO[bytes]:
        if mode == "wb" and file.endswith("reports.json"):
            raise OSError(28, "No space left on device", file)
        return open(file, mode, buffering)  # noqa: PTH123 - it stands in for it

    monkeypatch.setattr("generator.output.write.open", full, raising=False)
    ran = run("build", *AS_OF)
    assert (ran.status, ran.err.startswith("Maskinen sa nei: [Errno 28] No space left")) == (
        2,
        True,
    )
    assert built_files(tmp_path / "site") == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["content", "site"]


@pytest.mark.parametrize(
    ("command", "module"),
    [("check", "generator.commands.checked_content"), ("build", "generator.line.build")],
)
def test_a_worker_that_is_lost_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, module: str
) -> None:
    def lose(*_: object) -> None:
        raise processes.WorkerLostError

    monkeypatch.setattr(f"{module}.spread_new", lose)
    ran = run(command, *AS_OF)
    assert ran.status == 2
    assert ran.err.startswith("En av prosessene som arbeidet, ble avsluttet utenfra")


@pytest.mark.slow
def test_what_is_kept_and_was_damaged_is_made_anew(organisation: Path, tmp_path: Path) -> None:
    assert organisation.is_dir()
    kept = tmp_path / "caches"
    assert run_apart(tmp_path, "build", *AS_OF, XDG_CACHE_HOME=str(kept)).returncode == 0
    whole = [each for each in (kept / "aktsom").iterdir() if each.is_file()]
    assert {each.name.partition("-")[0] for each in whole} >= {"data", "html"}
    for number, each in enumerate(whole):
        data = bytearray(each.read_bytes())
        place = (number * 7919) % len(data)
        data[place] ^= 1 + number % 255
        cut = data[:place] if number % 3 == 0 else data if number % 3 == 1 else b"[" * 100_000
        each.write_bytes(cut)
    shutil.rmtree(tmp_path / "site")
    ran = run_apart(tmp_path, "build", *AS_OF, XDG_CACHE_HOME=str(kept))
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("command", ["build", "check", "compare"])
def test_all_works_without_assertions_and_docstrings(
    organisation: Path, tmp_path: Path, command: str
) -> None:
    shutil.copytree(tmp_path / "content", tmp_path / "other")
    (organisation / "2025" / "report.yaml").write_text("form: x\n", encoding="utf-8")
    arguments = ("other", "content") if command == "compare" else AS_OF
    ran = run_apart(tmp_path, command, *arguments, PYTHONOPTIMIZE="2")
    assert ran.returncode in {0, 1}, ran.stderr.decode()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_killed_program_leaves_no_processes_and_no_lock(
    tmp_path: Path, how: str, command: str
) -> None:
    for number in range(40):
        shutil.copytree(FINE / "fjordtre", tmp_path / "content" / f"o-{number}")
    started = [sys.executable, "-m", "generator", command, *AS_OF]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        started, cwd=tmp_path, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        while process.poll() is None and len(_children(process.pid)) < 2:
            time.sleep(0.01)
        children = _children(process.pid)
        process.send_signal(signal.Signals[how])
        process.wait()
    if len(os.sched_getaffinity(0)) > 1:
        assert children
    until = time.monotonic() + 10
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < until, "a process has outlived the one that started it"
        time.sleep(0.01)
    with open_output(tmp_path / "site"):
        pass
    assert sorted(each.name for each in tmp_path.iterdir()) == ["content", "site"]


def _children(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split()
    except OSError:
        return []


@pytest.mark.parametrize(
    ("lack", "said"),
    [("packages", "weasyprint"), ("libraries", "HarfBuzz"), ("renderer", "weasyprint 1.0")],
)
def test_a_pdf_that_cannot_be_made_is_told_before_anything_is_built(
    run: Run, monkeypatch: pytest.MonkeyPatch, lack: str, said: str
) -> None:
    def unavailable() -> str:
        raise availability.UnavailableError(lack, said)  # type: ignore[arg-type]

    monkeypatch.setattr(availability, "find_printer", unavailable)
    ran = run("build", "--pdf", *AS_OF)
    assert ran.status == 2
    assert said in ran.err
    assert not Path("site").exists()


def test_a_pdf_is_made_with_what_was_found(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[Options] = []

    def built(_content: Path, _out: Path, options: Options, _make: object) -> Built:
        wanted.append(options)
        return Built((), ())

    monkeypatch.setattr(availability, "find_printer", lambda: "a printer")
    monkeypatch.setattr(build_command, "build", built)
    run("build", "--pdf", *AS_OF)
    run("build", *AS_OF)
    assert [each.printer for each in wanted] == ["a printer", ""]


def test_parquet_that_cannot_be_written_is_told_before_anything_is_built(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is never left out in silence, nor made because it happens to be possible."""
    monkeypatch.setattr(parquet, "find_parquet_writer", lambda: None)
    ran = run("build", "--parquet", *AS_OF)
    assert ran.status == 2
    assert "aktsom[parquet]" in ran.err
    assert not Path("site").exists()


def test_parquet_is_written_where_it_is_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[Options] = []

    def built(_content: Path, _out: Path, options: Options, _make: object) -> Built:
        wanted.append(options)
        return Built((), ())

    monkeypatch.setattr(build_command, "build", built)
    run("build", "--parquet", *AS_OF)
    run("build", *AS_OF)
    assert [each.parquet for each in wanted] == [parquet.find_parquet_writer(), ""]
