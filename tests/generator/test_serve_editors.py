"""Which editor the preview opens a file with, which files, and what it believes of the editor."""

import sys
from pathlib import Path

import pytest

from generator.serve import editors
from generator.serve.editors import Editor, find_editor, find_file, open_file
from tests.preview import PATIENCE, put_editor


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder with an editor in it."""
    folder = tmp_path / "tools"
    folder.mkdir()
    put_editor(folder / "code")
    return folder


def test_the_editor_is_the_one_the_environment_names(tools: Path) -> None:
    put_editor(tools / "idea")
    put_editor(tools / "vim")

    def found(**environment: str) -> str | None:
        editor = find_editor({"PATH": str(tools), **environment}, tools.parent)
        return editor.name if editor else None

    assert found() == "Visual Studio Code"
    assert found(VISUAL="idea --wait") == "IntelliJ IDEA"
    assert found(EDITOR=f'"{tools / "idea"}" -w') == "IntelliJ IDEA"
    assert found(TERMINAL_EMULATOR="JetBrains-JediTerm") == "IntelliJ IDEA"
    # One that needs a terminal has none here; the next best is taken.
    assert found(VISUAL="vim", EDITOR="'unfinished") == "Visual Studio Code"
    assert found(PATH="") is None


def test_no_program_is_taken_from_where_we_are(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A repository with a program named `code` in it must not have it run."""
    monkeypatch.chdir(tools)
    for path in (".", "", str(tools)):
        assert find_editor({"PATH": path}, tools) is None
        assert find_editor({"PATH": path, "VISUAL": "code"}, tools) is None


def test_only_files_in_the_content_are_found(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "lo").mkdir(parents=True)
    (content / "lo" / "a.yaml").write_text("", encoding="utf-8")
    (tmp_path / "secret").write_text("", encoding="utf-8")
    (content / "out").symlink_to(tmp_path / "secret")
    (content / "loop").symlink_to(content / "loop")
    assert find_file(content, "lo/a.yaml") == (content / "lo" / "a.yaml").resolve()
    for name in ("", ".", "lo", "../secret", str(tmp_path / "secret"), "out", "loop", "a\0b", "no"):
        assert find_file(content, name) is None, name


@pytest.fixture
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that has not ended after a while counts as opened; here, it is waited for."""
    monkeypatch.setattr(editors, "_PATIENCE", PATIENCE)


@pytest.mark.usefixtures("_patient")
def test_a_name_that_a_shell_would_read_is_not_given_to_a_batch_file(tmp_path: Path) -> None:
    """On Windows `code` is one."""
    put_editor(tmp_path / "code.cmd")
    editor = Editor("Visual Studio Code", str(tmp_path / "code.cmd"), ("{file}",))
    assert not open_file(editor, tmp_path / "a&calc.yaml", 1, 1)
    assert not (tmp_path / "given.txt").exists()
    assert open_file(editor, tmp_path / "{line} a.yaml", 1, 1)
    assert (tmp_path / "given.txt").read_text(encoding="utf-8") == str(tmp_path / "{line} a.yaml")


@pytest.mark.usefixtures("_patient")
def test_an_editor_that_fails_is_not_said_to_have_opened(tmp_path: Path) -> None:
    failing = Editor("Code", sys.executable, ("-c", "raise SystemExit(1)"))
    gone = Editor("Code", str(tmp_path / "gone"), ("{file}",))
    assert not open_file(failing, tmp_path / "a.yaml", 1, 1)
    assert not open_file(gone, tmp_path / "a.yaml", 1, 1)


@pytest.mark.parametrize(
    ("program", "name", "arguments"),
    [
        ("code-insiders", "Visual Studio Code", ("-g", "{file}:{line}:{column}")),
        ("codium", "VSCodium", ("-g", "{file}:{line}:{column}")),
        ("cursor", "Cursor", ("-g", "{file}:{line}:{column}")),
        ("windsurf", "Windsurf", ("-g", "{file}:{line}:{column}")),
        ("pycharm", "PyCharm", ("--line", "{line}", "--column", "{column}", "{file}")),
        ("webstorm", "WebStorm", ("--line", "{line}", "--column", "{column}", "{file}")),
        ("phpstorm", "PhpStorm", ("--line", "{line}", "--column", "{column}", "{file}")),
        ("rider", "Rider", ("--line", "{line}", "--column", "{column}", "{file}")),
        ("goland", "GoLand", ("--line", "{line}", "--column", "{column}", "{file}")),
        ("kate", "Kate", ("--line", "{line}", "--column", "{column}", "{file}")),
        ("geany", "Geany", ("--line", "{line}", "--column", "{column}", "{file}")),
        ("zed", "Zed", ("{file}:{line}:{column}",)),
        ("subl", "Sublime Text", ("{file}:{line}:{column}",)),
        ("gedit", "gedit", ("+{line}:{column}", "{file}")),
        ("mate", "TextMate", ("--line", "{line}:{column}", "{file}")),
        ("bbedit", "BBEdit", ("+{line}", "{file}")),
        ("gvim", "gVim", ("+{line}", "{file}")),
        ("notepad++", "Notepad++", ("-n{line}", "-c{column}", "{file}")),
    ],
)
def test_each_editor_that_is_known_is_told_the_place_as_it_reads_it(
    tmp_path: Path, program: str, name: str, arguments: tuple[str, ...]
) -> None:
    folder = tmp_path / "tools"
    folder.mkdir()
    put_editor(folder / program)
    found = find_editor({"PATH": str(folder), "EDITOR": f"{program} --wait"}, tmp_path)
    assert found == Editor(name, str(folder / program), arguments)


@pytest.mark.parametrize("program", ["idea", "pycharm", "webstorm", "phpstorm", "rider", "goland"])
def test_in_the_terminal_of_an_editor_that_editor_comes_before_others(
    tools: Path, program: str
) -> None:
    put_editor(tools / program)
    here = {"PATH": str(tools), "TERMINAL_EMULATOR": "JetBrains-JediTerm"}
    found = find_editor(here, tools.parent)
    assert found is not None
    assert Path(found.program).name == program


@pytest.mark.parametrize(
    ("program", "found"), [("code", True), ("rider", True), ("gedit", False), ("zed", False)]
)
def test_only_usual_editors_are_taken_that_nobody_has_named(
    tmp_path: Path, program: str, *, found: bool
) -> None:
    folder = tmp_path / "tools"
    folder.mkdir()
    put_editor(folder / program)
    assert bool(find_editor({"PATH": str(folder)}, tmp_path)) is found
