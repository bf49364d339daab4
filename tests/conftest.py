"""What tests share: settings of hypothesis, a form of a later year, a browser, checkers."""

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, settings

from generator.line import kept_results
from schema import form_files, user_cache
from schema.form import form_names, load_form
from tests import tools
from tests.made_once import made_once, shared_folder
from tests.preview import copy_program

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Where nobody wants compiled code beside its source, it is kept with what else pytest keeps: to
# compile all tests and, in each process that a test starts, all of the program takes minutes.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(tools.ROOT / ".pytest_cache" / "bytecode")

# The same examples at every run, however long they take: nothing fails by chance or by the clock.
settings.register_profile(
    "aktsom", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("aktsom")


def pytest_configure() -> None:
    """Look for circles as seldom as the program does: it takes a sixth of collecting all tests."""
    gc.set_threshold(100_000, 20, 20)


def pytest_collection_finish() -> None:
    """What has been loaded and collected stays: nobody need look through it for what is to go."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a browser or renders PDFs is slow."""
    for item in items:
        if {"browser", "pdf"} & {*item.path.relative_to(tools.ROOT).parts}:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session", autouse=True)
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Processes that tests start compile what they run once, in a folder of this run's own."""
    with pytest.MonkeyPatch.context() as patch:
        if sys.pycache_prefix:
            folder = shared_folder(tmp_path_factory, "bytecode")
            patch.setenv("PYTHONPYCACHEPREFIX", str(folder))
        yield


@pytest.fixture(scope="session", autouse=True)
def nothing_known(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Forget what a former run has kept of folders of the same names: they are not the same."""
    caches, own = user_cache.keeping_folder(), os.fsencode(tmp_path_factory.getbasetemp())
    for each in caches.glob("*/*/folder") if caches else ():
        if each.read_bytes().startswith(own):
            shutil.rmtree(each.parent, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def nothing_kept() -> Iterator[None]:
    """No result is kept between tests: what a test changes of the program is in no fingerprint.

    Commands that run in a process of their own keep theirs, as they do for everybody.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept_results, "place_for", lambda *_: None)
        # Nor is the developer's own folder swept, which takes work that some tests count.
        patch.setattr(user_cache, "_NOW_AND_THEN", 1 << 20)
        yield


def _builds_on(name: str, base: str) -> bool:
    """Tell whether a form extends another, at once or by way of others; other files do not."""
    if name not in form_names():
        return False
    extended = form_files.read_form(name).file.extends
    return extended == base or bool(extended and _builds_on(extended, base))


@pytest.fixture
def next_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a made-up form of a later year, offered beside those that aktsom ships.

    Of these, forms that extend the same one stand aside: what goes before is the newest of all.
    """
    made_up = tools.ROOT / "tests/forms/made-up-2025"
    base = yaml.safe_load((made_up / "form.yaml").read_text(encoding="utf-8"))["extends"]
    others = [each for each in form_files.FORMS.iterdir() if not _builds_on(each.name, base)]
    forms = tmp_path / "forms"
    forms.mkdir()
    for folder in (*others, made_up):
        (forms / folder.name).symlink_to(folder)
    monkeypatch.setattr(form_files, "FORMS", forms)
    yield "made-up-2025"
    form_files.read_form.cache_clear()
    load_form.cache_clear()


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the command is made of, for previews; no test changes it."""
    return made_once(shared_folder(tmp_path_factory, "programs") / "program", copy_program)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A headless Chromium that reaches this machine only; one for all tests of a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=tools.find_browser(), args=tools.BROWSER_ARGUMENTS
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe_script() -> str:
    """The source of axe-core, to be injected into a page; `axe.run()` answers with violations.

    It points at elements by selectors; what it would write down of each takes a tenth of its time.
    """
    return f"{tools.find_axe().read_text(encoding='utf-8')};axe.configure({{ noHtml: true }});"


@pytest.fixture(scope="session")
def nu_checker() -> Callable[..., list[tools.Complaint]]:
    """The Nu checker: takes folders, answers with what is wrong in their HTML, CSS and SVG."""
    return tools.check_markup
