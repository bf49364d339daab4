"""Built sites for the browser: the repository's own report, and the small folders of the tests."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import WIDE, open_page
from tests.browser.preview_pages import put_back, read, write
from tests.made_once import made_once, shared_folder
from tests.preview import Preview, run_preview
from tests.tools import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LEADS_ON = b'http-equiv="refresh"'
AS_OF = "2026-11-22"
FOLDERS = {
    "lo": ROOT / "content",
    **{
        name: ROOT / "tests" / "folders" / name
        for name in ("valid", "three-languages", "three-years", "two-years", "empty-form")
    },
}


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder above all sites, the same for all processes of a run."""
    return shared_folder(tmp_path_factory, "sites")


@pytest.fixture(scope="session")
def build_site(sites: Path) -> Callable[[str], Path]:
    """Return a function that builds a folder by name, once, and returns the site's folder."""

    def build(name: str) -> Path:
        content = FOLDERS.get(name, ROOT / "tests" / "folders" / name)
        return made_once(sites / "repo" / name, partial(_build, content))

    return build


def _build(content: Path, out: Path) -> None:
    command = [sys.executable, "-m", "generator", "build", "--drafts", "--as-of", AS_OF]
    command += ["--content", str(content), "--out", str(out), "--format", "text"]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr


@pytest.fixture(scope="session", params=list(FOLDERS))
def site(request: pytest.FixtureRequest, build_site: Callable[[str], Path]) -> Path:
    """Each built site in turn."""
    return build_site(request.param)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without writing to the terminal."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@pytest.fixture(scope="session")
def serve(sites: Path) -> Iterator[Callable[[Path], str]]:
    """Serve the folder above the sites, so that each lies under a path, as on GitHub Pages."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=sites))
    Thread(target=server.serve_forever, daemon=True).start()
    yield lambda site: f"http://127.0.0.1:{server.server_port}/{site.relative_to(sites).as_posix()}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """An empty page with room for a panel beside it, for tests that change it as they like."""
    with open_page(browser, WIDE) as opened:
        opened.set_default_timeout(60_000)
        # From the first on, choosers of files are ours: one that opens before that is nobody's, and
        # while it is open there is no other.
        opened.on("filechooser", lambda _: None)
        yield opened


# Where the content of a preview that is lent says how often it has been.
_LENT = ("content/lo/2023/5-communicate/nb.md", "/2023/5-kommunikasjon.html")
_BARE = {"PATH": "/usr/bin", "VISUAL": ""}


@pytest.fixture(scope="module")
def lent(
    tmp_path_factory: pytest.TempPathFactory, program: Path
) -> Iterator[tuple[Preview, Iterator[int]]]:
    """A preview of the repository's own report, on a machine without an editor; and how often."""
    folder = tmp_path_factory.mktemp("lent")
    with run_preview(folder, ROOT / "content", program, **_BARE) as running:
        yield running, count()


@pytest.fixture
def preview(lent: tuple[Preview, Iterator[int]]) -> Preview:
    """A preview of the repository's own report, for a test that changes the content alone.

    To begin another takes three times what it takes to put the content back; that is done when the
    page shows what is written last.
    """
    running, times = lent
    if before := next(times):
        put_back(running.folder / "content", ROOT / "content")
        file, page = _LENT
        said = f"Dette er gang {before}."
        write(running, file, f"{read(running, file).rstrip()} {said}\n")
        running.wait_for(lambda answer: said in answer.text, page)
    return running


@pytest.fixture
def own_preview(tmp_path: Path, program: Path) -> Iterator[Preview]:
    """The same for a test that ends it, or makes a project of git of its folder."""
    with run_preview(tmp_path, ROOT / "content", program, **_BARE) as running:
        yield running


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory, program: Path) -> Iterator[Preview]:
    """A preview for tests that save nothing."""
    with run_preview(tmp_path_factory.mktemp("shown"), ROOT / "content", program) as running:
        yield running


def pages_of(site: Path) -> list[str]:
    """Return the paths of a site's HTML pages, sorted; those that lead on at once left out."""
    pages = (path for path in site.rglob("*.html") if LEADS_ON not in path.read_bytes())
    return sorted(path.relative_to(site).as_posix() for path in pages)
