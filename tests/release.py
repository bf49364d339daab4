"""Tries a wheel as an organisation would use it: `python -m tests.release WHEEL [SDIST]`.

It speaks with the registry, so it is run by `make release` and not by the tests. Each step is told
with the seconds it took; the first that fails ends it.
"""

import filecmp
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.called_workflows import SET_UP, Runner, list_steps

_MOST_FILES = 25
_INIT = ("--name", "Nordlys Strikk AS", "--number", "123456785", "--source", "eksempel/aktsom")
_OTHER = """
from pathlib import Path
import schema, aktsom
assert schema.Schema(int).validate(3) == 3
assert not Path(schema.__file__).is_relative_to(Path(aktsom.__file__).parent)
"""


def main(wheel: Path, source: Path | None) -> None:
    """Try all there is to try. Raises SystemExit where something is not as it should be."""
    with TemporaryDirectory(prefix="aktsom-release-") as folder:
        place = Path(folder)
        runner = Runner(place, place / "runner", {"inputs.package": str(wheel)})
        with _telling("the workflows' set-up, every package by its hash"):
            (set_up,) = (each for each in list_steps("check") if each.name == SET_UP)
            done = runner.run(set_up, first=str(Path(sys.executable).parent))
            _require(done.returncode == 0, done.stdout + done.stderr)
        programs = place / "runner" / "aktsom" / "bin"
        _try_commands(place, programs)
        _try_container(place / "red", wheel)
        with _telling("a package that is named schema beside it"):
            pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "schema"]
            _run(place, *pip)
            _run(place, str(programs / "python"), "-c", _OTHER)
        if source:
            with _telling("the same wheel from the source distribution"):
                _compare(wheel, source, place)


def _try_commands(place: Path, programs: Path) -> None:
    aktsom = str(programs / "aktsom")
    repository = place / "red"
    with _telling("init, at most 25 files"):
        _run(place, aktsom, "init", str(repository), *_INIT)
        made = [each for each in repository.rglob("*") if each.is_file()]
        _require(len(made) <= _MOST_FILES, f"{len(made)} files")
    caches = place / "caches"
    for command in (("new",), ("check",), ("build", "--drafts", "--pdf"), ("upgrade",)):
        with _telling(" ".join(("aktsom", *command))):
            _run(repository, aktsom, *command, XDG_CACHE_HOME=str(caches))
    kept = (each.name for each in (caches / "aktsom").iterdir())
    worked_out = [each for each in kept if each.startswith(("data-", "html-", "patterns-"))]
    _require(not worked_out, f"not with the package: {worked_out[:5]}")
    _require((repository / "site" / "index.html").is_file(), "no site")
    _require(bool(list((repository / "site").rglob("*.pdf"))), "no PDF")


def _try_container(repository: Path, wheel: Path) -> None:
    with _telling("the development container's set-up"):
        _run(repository, "sh", ".devcontainer/set-up.sh", AKTSOM=str(wheel))
        _run(repository, ".venv/bin/aktsom", "check")


def _compare(wheel: Path, source: Path, place: Path) -> None:
    """See that the source distribution makes the very same files. Raises SystemExit."""
    with tarfile.open(source) as packed:
        packed.extractall(place / "source", filter="data")
    (unpacked,) = (place / "source").iterdir()
    build = (sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory")
    _run(unpacked, *build, str(place / "again"))
    (again,) = (place / "again").glob("*.whl")
    folders = [place / "one", place / "other"]
    for each, folder in zip((wheel, again), folders, strict=True):
        with zipfile.ZipFile(each) as archive:
            archive.extractall(folder)  # noqa: S202 - we have just made it
    one, other = ({each.relative_to(folder) for each in folder.rglob("*")} for folder in folders)
    _require(one == other, f"other files: {sorted(map(str, one ^ other))[:5]}")
    files = [str(each) for each in one if (folders[0] / each).is_file()]
    _, differing, _ = filecmp.cmpfiles(folders[0], folders[1], files, shallow=False)
    _require(not differing, f"differ: {differing[:5]}")


def _run(folder: Path, *command: str, **environment: str) -> None:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=folder, env={**kept, **environment}, capture_output=True, text=True,
        encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    _require(done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def _require(condition: object, told: str) -> None:
    if not condition:
        raise SystemExit(told)


@contextmanager
def _telling(what: str) -> Iterator[None]:
    started = perf_counter()
    yield
    print(f"{perf_counter() - started:6.1f} s  {what}", flush=True)


if __name__ == "__main__":
    given = [Path(each).resolve() for each in sys.argv[1:]]
    main(given[0], given[1] if len(given) > 1 else None)
