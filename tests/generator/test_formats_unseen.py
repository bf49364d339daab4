"""What content is called reaches no terminal as it is: nothing is obeyed, hidden, turned around."""

import io
import re
import shutil
from pathlib import Path

import pytest

from generator.formats import list_formats
from generator.formats.terminal import Look, Terminal
from tests.generator.command import Run
from tests.organisations import FOLDERS

# What a terminal obeys, and what turns text around.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NAMES = ("x\x1b]0;tittel\x07\x1b[31m", "a\u202ebc", "b\u2066c", "c\x9b31m", "d\x85e", "e\rf")


@pytest.mark.parametrize("format_", list_formats())
@pytest.mark.parametrize("github", [False, True])
def test_names_of_folders_are_made_visible_in_every_format(
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    format_: str,
    github: bool,  # noqa: FBT001 - where it runs
) -> None:
    content = tmp_path / "content"
    for name in NAMES:
        shutil.copytree(FOLDERS / "valid", content / name)
    if github:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
    ran = run("check", "content", "--format", format_)
    assert ran.status in {0, 1}
    assert not OBEYED.findall(ran.out + ran.err)
    assert not OBEYED.findall(run("build", "--drafts", "--no-search").out)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_forgotten_is_made_visible_last(name: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    Terminal(stream, Look(colour=True)).say(f"\x1b[1mfet\x1b[0m {name}\tog\nmer")
    written = stream.buffer.getvalue().decode()
    assert written.startswith("\x1b[1mfet\x1b[0m ")
    assert written.endswith("\tog\nmer\n")
    assert not OBEYED.findall(re.sub(r"\x1b\[[\d;]*m", "", written))
