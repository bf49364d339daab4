"""What the workflow «Ny redegjørelse» runs, in a real repository with a remote."""

import os
import shutil
import subprocess
import sys
from base64 import b64encode
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from tests.tools import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of content, with a remote, and `aktsom` beside it."""
    folder = tmp_path / "repository"
    shutil.copytree(ROOT / "content", folder / "content")
    scripts = tmp_path / "bin"
    scripts.mkdir(parents=True)
    command = f'#!/bin/sh\nPYTHONPATH={ROOT} exec "{sys.executable}" -m generator "$@"\n'
    (scripts / "aktsom").write_text(command, encoding="utf-8")
    (scripts / "aktsom").chmod(0o755)
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "-c", "user.name=T", "-c", "user.email=t@t.no", "commit", "--quiet", "-m", "Mal")
    return folder


def git(folder: Path, *arguments: str) -> str:
    finished = subprocess.run(
        ["git", *arguments], cwd=folder, env=clean(), capture_output=True, text=True, check=True
    )
    return finished.stdout


def clean() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT", "CI"))}
    return {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def begin(folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    summary = folder.parent / "summary.md"
    summary.touch()
    places = {"REMOTE": str(folder.parent / "remote.git"), "PAGE": "https://git.example/o/r"}
    path = os.pathsep.join((str(folder.parent / "bin"), os.environ["PATH"]))
    package = str(ROOT / "tools" / "package")
    return subprocess.run(
        [sys.executable, "-m", "aktsom.begin"],
        cwd=folder,
        env={
            **clean(),
            "PYTHONPATH": package,
            "PATH": path,
            **places,
            "GITHUB_STEP_SUMMARY": str(summary),
            **given,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_first_statement_comes_on_a_branch_of_its_own(repository: Path) -> None:
    given = {"NAME": "Nordlys AS $(id)", "NUMBER": "123 456 785", "YEAR": "2025"}
    done = begin(repository, ORGANISATION="nordlys", **given)
    assert done.returncode == 0, done.stdout + done.stderr
    remote = repository.parent / "remote.git"
    files = git(remote, "ls-tree", "-r", "--name-only", "ny-nordlys-2025", "content").split()
    assert "content/nordlys/2025/report.yaml" in files
    written = git(remote, "show", "ny-nordlys-2025:content/nordlys/organisation.yaml")
    assert "\nname: Nordlys AS $(id)" in written
    assert "\naddress: nordlys" in written
    summary = (repository.parent / "summary.md").read_text(encoding="utf-8")
    assert "https://git.example/o/r/compare/ny-nordlys-2025?expand=1" in summary


def test_the_next_year_needs_only_the_folder(repository: Path) -> None:
    done = begin(repository, ORGANISATION="lo", NAME="", YEAR="", FORM="")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Med fra 2023" in done.stdout
    remote = repository.parent / "remote.git"
    assert git(remote, "show", "ny-lo-2024:content/lo/2024/report.yaml")


def test_what_cannot_be_made_is_told_in_the_summary(repository: Path) -> None:
    done = begin(repository, ORGANISATION="nordlys", NAME="Nordlys AS", NUMBER="123456789")
    assert done.returncode == 1
    summary = (repository.parent / "summary.md").read_text(encoding="utf-8")
    assert "ikke et gyldig organisasjonsnummer" in summary
    assert git(repository, "branch", "--format=%(refname:short)").split() == ["main"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"ORGANISATION": "--help"}, "er ikke navnet på en mappe"),
        ({"ORGANISATION": "--content=/tmp", "NAME": "A"}, "er ikke navnet på en mappe"),
        ({"ORGANISATION": ""}, "er ikke navnet på en mappe"),
        ({"ORGANISATION": "../../etc", "NAME": "A"}, "kan ikke være navnet på en mappe"),
        ({"ORGANISATION": "a b; rm -rf /", "NAME": "A"}, "kan ikke være navnet på en mappe"),
        ({"ORGANISATION": "lo", "YEAR": "--blank"}, "«--blank» er ikke et årstall"),
        ({"ORGANISATION": "lo", "YEAR": "2024 2025"}, "er ikke et årstall"),
        ({"ORGANISATION": "ny", "NAME": "A", "FORM": "../x"}, "er ikke et valg for --form"),
        ({"ORGANISATION": "ny", "NAME": "\x1b[31m"}, "er ikke et navn"),
    ],
)
def test_whatever_is_filled_in_nothing_else_happens(
    repository: Path, given: dict[str, str], said: str
) -> None:
    done = begin(repository, **given)
    assert done.returncode == 1, done.stdout
    assert said in (repository.parent / "summary.md").read_text(encoding="utf-8")
    assert git(repository.parent / "remote.git", "branch", "--list") == ""
    assert (repository / "content" / "lo" / "2023" / "report.yaml").is_file()


def test_a_branch_that_is_there_is_not_written_over(repository: Path) -> None:
    assert begin(repository, ORGANISATION="lo").returncode == 0
    git(repository, "checkout", "--quiet", "main")
    git(repository, "branch", "-D", "ny-lo-2024")
    done = begin(repository, ORGANISATION="lo")
    assert done.returncode == 1
    assert "Grenen ny-lo-2024 finnes allerede" in done.stdout


class _Remote(BaseHTTPRequestHandler):
    """A remote that asks who is there, remembers the answer, and then has no repository."""

    said: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Ask once, and refuse."""
        written = self.headers.get("Authorization", "")
        self.said.append(written)
        self.send_response(404 if written else 401)
        self.send_header("WWW-Authenticate", 'Basic realm="x"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.mark.skipif(sys.platform == "win32", reason="the script is for Linux")
def test_leave_to_push_is_given_to_the_remote_and_to_nobody_else(repository: Path) -> None:
    aktsom = repository.parent / "bin" / "aktsom"
    seen = repository.parent / "seen.txt"
    script = aktsom.read_text(encoding="utf-8").replace(
        "#!/bin/sh\n", f'#!/bin/sh\nenv >"{seen}"\n'
    )
    aktsom.write_text(script, encoding="utf-8")
    server = HTTPServer(("127.0.0.1", 0), _Remote)
    serving = Thread(target=server.serve_forever)
    serving.start()
    try:
        given = {"REMOTE": f"http://127.0.0.1:{server.server_port}/r", "TOKEN": "s3cret-leave"}
        done = begin(repository, ORGANISATION="lo", GIT_TRACE="1", **given)
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
    assert done.returncode != 0
    assert b64encode(b"x-access-token:s3cret-leave").decode() in "".join(_Remote.said)
    told = done.stdout + done.stderr + (repository.parent / "summary.md").read_text("utf-8")
    assert "s3cret" not in told + seen.read_text(encoding="utf-8", errors="replace")
    assert "s3cret" not in (repository / ".git" / "config").read_text(encoding="utf-8")
