"""The set-up: locked packages, the make targets, and the wheel that others install."""

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.tools import ROOT

LOCKS = ("run", "parquet", "pdf", "test", "bench", "lock", "audit", "verapdf")


def locked(name: str) -> dict[str, str]:
    """The packages of a lock and their versions."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))


def wanted(requirements: list[str]) -> set[str]:
    """The names of requirements such as "pelican[markdown]>=4.11"."""
    return {re.split(r"[^a-z0-9-]", requirement)[0] for requirement in requirements}


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_version_and_a_hash(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    packages = text.replace("\\\n", " ").splitlines()
    pinned = r"[a-z0-9-]+==\S+( ; .+?)?(\s+--hash=sha256:[0-9a-f]{64})+"
    assert [package for package in packages if not re.fullmatch(pinned, package)] == []


def test_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    run = wanted(project["project"]["dependencies"])
    assert run | wanted(groups["build"]) <= locked("run").keys()
    assert run | wanted(groups["build"]) | wanted(groups["test"]) <= locked("test").keys()
    for name, packages in project["project"]["optional-dependencies"].items():
        assert wanted(packages) <= locked(name).keys()
        assert wanted(packages).isdisjoint(locked("run"))
    assert wanted(groups["verapdf"]) == locked("verapdf").keys()
    assert wanted(groups["bench"]) <= locked("bench").keys()
    assert wanted(groups["lock"]) <= locked("lock").keys()
    assert wanted(groups["audit"]) <= locked("audit").keys()


def test_it_is_said_of_every_package_what_it_is_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    tools = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    own = project["project"]
    extras = (each for extra in own["optional-dependencies"].values() for each in extra)
    asked = [*own["dependencies"], *extras]
    asked += [each for group in project["dependency-groups"].values() for each in group]
    table = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z0-9@/, -]+) \| \S", table, flags=re.MULTILINE)
    told = sorted(name for row in rows for name in row.split(", ") if name != "package")
    assert told == sorted({*wanted(asked), *tools})


def test_locks_agree_with_each_other() -> None:
    test = locked("test")
    assert locked("run").items() <= locked("pdf").items() <= test.items()
    assert locked("run").items() <= locked("parquet").items() <= test.items()
    assert {
        name for name, version in locked("bench").items() if test.get(name, version) != version
    } == set()


def test_the_lock_of_the_checkers_names_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if "integrity" not in package] == []


def test_make_help_tells_of_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, flags=re.MULTILINE)
    assert targets
    command = ["make", "--no-print-directory", "help"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    lines = [line.split(maxsplit=1) for line in told.splitlines()]
    assert sorted(line[0] for line in lines) == sorted(targets[1].split())
    assert [line for line in lines if len(line) < 2] == []


FOLDERS = ("schema", "generator", "templates")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*build, str(folder)], cwd=ROOT, capture_output=True, check=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages with aktsom's wheel, beside another package that is named `schema`."""
    folder = tmp_path_factory.mktemp("packages")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    (folder / "schema.py").write_text("class Schema: ...\n", encoding="utf-8")
    (folder / "generator.py").write_text("raise ImportError\n", encoding="utf-8")
    return folder


def run_installed(
    installed: Path, *arguments: str, folder: Path
) -> "subprocess.CompletedProcess[str]":
    """Run Python with the installed packages and what aktsom depends on, outside the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_the_wheel_holds_all_that_the_command_needs_under_one_name(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    needed = {
        f"aktsom/{path.relative_to(ROOT).as_posix()}"
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {*needed, "aktsom/__init__.py", "aktsom/__main__.py"} <= held
    assert {name.split("/")[0] for name in held if ".dist-info/" not in name} == {"aktsom"}


@pytest.mark.slow
def test_a_package_that_is_named_schema_and_aktsom_both_work(
    installed: Path, tmp_path: Path
) -> None:
    other = "import schema, aktsom; print(schema.Schema.__name__, schema.__file__)"
    used = run_installed(installed, "-c", other, folder=tmp_path)
    assert used.stdout.split() == ["Schema", str(installed / "schema.py")]
    built = run_installed(
        installed, "-m", "aktsom", "build", "--content", str(ROOT / "content"), "--no-search",
        "--as-of", "2026-05-01", "--out", str(tmp_path / "out"), folder=tmp_path,
    )  # fmt: skip
    assert (built.returncode, built.stderr) == (0, "")
    assert (tmp_path / "out" / "index.html").is_file()


@pytest.mark.slow
def test_what_came_with_the_package_is_not_worked_out_again(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a release has it: kept by the program in one place, and read by that in another."""
    kinds = runpy.run_path(str(ROOT / "tools" / "make_kept.py"))["_KINDS"]
    one, other = places = (tmp_path / "one", tmp_path / "other")
    for each in places:
        shutil.copytree(installed, each, ignore=lambda *_: {"kept"})  # a release made here
    (other / "aktsom" / "kept").mkdir()
    found = list[set[str]]()
    for number, place in enumerate(places):
        caches = tmp_path / f"caches-{number}"
        monkeypatch.setenv("XDG_CACHE_HOME", str(caches))
        run_installed(
            place, "-m", "aktsom", "build", "--content", str(ROOT / "content"), "--no-search",
            "--out", str(tmp_path / "out"), folder=tmp_path,
        )  # fmt: skip
        kept = [each for each in (caches / "aktsom").iterdir() if each.name.startswith(kinds)]
        assert not (one / "aktsom" / "kept").exists()
        for each in kept:
            shutil.copy(each, other / "aktsom" / "kept")
        found.append({each.name.split("-")[0] for each in kept})
    assert found == [{each.removesuffix("-") for each in kinds}, set()]


@pytest.mark.slow
def test_nothing_is_written_into_the_installed_package(installed: Path, tmp_path: Path) -> None:
    def files() -> dict[Path, bytes]:
        found = (each for each in installed.rglob("*") if "__pycache__" not in each.parts)
        return {each: each.read_bytes() for each in found if each.is_file()}

    before = files()
    check = ("-m", "aktsom", "check", "--content", str(ROOT / "content"))
    run_installed(installed, *check, folder=tmp_path)
    refused = run_installed(installed, "-m", "aktsom", "schema", folder=tmp_path)
    assert refused.returncode == 2
    assert "--out" in refused.stderr
    out = tmp_path / "schemas"
    made = run_installed(installed, "-m", "aktsom", "schema", "--out", str(out), folder=tmp_path)
    assert made.returncode == 0
    shipped = ROOT / "schema" / "json"
    assert {each.name for each in out.iterdir()} >= {"report.json", "organisation.json"}
    assert [
        each.name
        for each in out.iterdir()
        if each.read_bytes() != (shipped / each.name).read_bytes()
    ] == []
    assert files() == before


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that is set up, with as little in it as make looks at."""
    folder = tmp_path / "checkout"
    for path in ("Makefile", "tools/setup.sh", "pyproject.toml", "requirements/run.txt"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, folder / path)
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)
    (programs / "pip").write_text(f"#!{programs.resolve()}/python\n", encoding="utf-8")
    (folder / ".venv" / "stamps").mkdir()
    (folder / ".venv" / "stamps" / "run").touch()
    return folder


def what_make_does(folder: Path) -> str:
    command = ["make", "--no-print-directory", "--dry-run", "check"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="make is for Linux and macOS")
def test_a_folder_that_is_moved_or_copied_is_set_up_anew(checkout: Path) -> None:
    assert "setup.sh" not in what_make_does(checkout)
    copied = checkout.with_name("copied")
    shutil.copytree(checkout, copied, symlinks=True)
    assert "tools/setup.sh run" in what_make_does(copied)
    # A link is another folder's, and at home there.
    shutil.rmtree(copied / ".venv")
    (copied / ".venv").symlink_to(checkout / ".venv")
    assert "setup.sh" not in what_make_does(copied)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="make is for Linux and macOS")
def test_without_network_it_says_so_in_our_own_words(checkout: Path) -> None:
    environment = {**os.environ, "PYTHON": sys.executable, "PIP_NO_INDEX": "1"}
    shutil.rmtree(checkout / ".venv")
    done = subprocess.run(
        ["tools/setup.sh", "run"], cwd=checkout, capture_output=True, text=True, check=False,
        env={**environment, "PIP_FIND_LINKS": "", "PIP_CONFIG_FILE": os.devnull},
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith(
        "\nPakkene som aktsom trenger, ble ikke hentet. Er maskinen på nett?"
    )


def set_up_of(folder: Path, *, fails: bool) -> "subprocess.CompletedProcess[str]":
    """Run `python -m aktsom.set_up` with a pip that fails, or does nothing, in place of pip."""
    pip = folder / "pip"
    pip.mkdir(parents=True)
    said = 'import sys; sys.stderr.write("no route to host\\n"); sys.exit(1)' if fails else ""
    (pip / "__main__.py").write_text(
        f'import pathlib, sys\npathlib.Path("asked").write_text("\\n".join(sys.argv))\n{said}\n',
        encoding="utf-8",
    )
    (pip / "__init__.py").touch()
    path = os.pathsep.join((str(folder), str(ROOT / "tools" / "package"), str(ROOT)))
    return subprocess.run(
        [sys.executable, "-P", "-m", "aktsom.set_up"], cwd=folder, check=False, text=True,
        env={**os.environ, "PYTHONPATH": path, "PATH": str(folder)}, capture_output=True,
        encoding="utf-8",
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("fails", [True, False])
def test_what_is_locked_is_installed_by_hash_or_it_is_told(tmp_path: Path, *, fails: bool) -> None:
    done = set_up_of(tmp_path / "there", fails=fails)
    assert done.returncode == int(fails)
    asked = (tmp_path / "there" / "asked").read_text(encoding="utf-8").split("\n")
    assert "--require-hashes" in asked
    assert Path(asked[-1]) == ROOT / "requirements" / "pdf.txt"
    if fails:
        first, *_, last = done.stderr.splitlines()
        assert first.startswith("Pakkene som aktsom trenger, ble ikke hentet.")
        assert last == "no route to host"
