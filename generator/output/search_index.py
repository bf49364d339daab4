"""The search index: Pagefind reads the built pages and answers with files for the site.

It is run on a folder in the staging folder that holds nothing but the pages to be found, and what
it makes is written as everything else is. Equal pages give equal files.
"""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from generator.output.manifest import Made
from generator.output.search_files import FormatError, settle
from generator.output.write import Staging
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import INDEX, is_indexed
from generator.plan.site_plan import SitePlan

_FOLDERS = ("fragment", "index", "filter")
# What is on every page beside a question and its answer.
_LEFT_OUT = ".question-meta, .contents, .pager, .step-meta, .answer-note"


class SearchError(Exception):
    """Pagefind could not be started, or did not make an index; the text says why."""


def list_indexed(plan: SitePlan) -> tuple[str, ...]:
    """Return the addresses of the pages that search finds."""
    return tuple(page.path for page in plan.pages if is_indexed(page, plan.site))


def make_index(
    pages: Mapping[str, str], staging: Staging, previous: Made | None, program: str
) -> Made:
    """Make the index of pages (path to SHA-256), or keep the previous one if it is of the same.

    `program` is the fingerprint of all that is not content. Raises SearchError.
    """
    inputs = _fingerprint(pages, program)
    if previous and previous.inputs == inputs and staging.holds(previous.files):
        return previous
    if not pages:
        return Made(inputs, {})
    with staging.workspace("search") as folder:
        for path in pages:
            _place(staging.locate(path), folder / "pages" / path)
        _run(folder)
        try:
            found = settle(_read(folder / "made"))
        except FormatError as error:
            raise SearchError(str(error)) from error
        made = (Artifact(f"{INDEX}/{path}", data) for path, data in sorted(found.items()))
        files = {each.path: staging.put(each) for each in made}
    return Made(inputs, files)


def _fingerprint(pages: Mapping[str, str], program: str) -> str:
    told = json.dumps([program, version("pagefind-bin"), sorted(pages.items())])
    return hashlib.sha256(told.encode()).hexdigest()


def _place(source: Path, target: Path) -> None:
    """Make a page appear in another folder, at no cost where the file system lets it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _run(folder: Path) -> None:
    from pagefind_bin import get_executable

    options = ["--site", "pages", "--output-path", "made", "--keep-index-url", "--silent"]
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
    try:
        finished = subprocess.run(
            [str(get_executable()), *options, "--exclude-selectors", _LEFT_OUT],
            cwd=folder,
            env=kept,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise SearchError(str(error)) from error
    if finished.returncode or not (folder / "made" / "pagefind-entry.json").is_file():
        raise SearchError((finished.stderr or finished.stdout).strip()[-500:])


def _read(folder: Path) -> dict[str, bytes]:
    """Return what searching needs of what Pagefind made: nothing of its own user interfaces."""
    entry = folder / "pagefind-entry.json"
    languages = json.loads(entry.read_bytes())["languages"].values()
    names = {entry.name, "pagefind.js", *(f"wasm.{each['wasm']}.pagefind" for each in languages)}
    names |= {path.name for path in folder.glob("*.pf_meta")}
    inner = (path for each in _FOLDERS for path in (folder / each).glob("*"))
    paths = [*(folder / name for name in names), *inner]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
