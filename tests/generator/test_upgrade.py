"""`aktsom upgrade`: a repository of content brought to another version, an editor's work left."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from generator.commands import upgrade
from generator.formats.version import program_version
from generator.scaffold import made_files, writing
from generator.scaffold.made_files import RECORD, MadeFiles, record_of
from generator.scaffold.new_repository import NewRepository, pin, plan_repository
from generator.scaffold.repository_upgrade import FileStep, plan_files
from generator.scaffold.schema_lines import led_to_repository
from tests.generator.command import Run, lay_out
from tests.generator.test_init import NORDLYS, files_in
from tests.tools import ROOT

OLD = NewRepository("Nordlys AS", "nordlys", "1.0.0", source="eksempel/aktsom")
NEW = replace(OLD, version="1.1.0")
CHECK = ".github/workflows/check.yml"


@pytest.fixture
def repository(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository as `init` makes it, which the command then runs in."""
    assert run("init", "red", *NORDLYS).status == 0
    monkeypatch.chdir(tmp_path / "red")
    return tmp_path / "red"


def texts_in(folder: Path) -> Mapping[str, bytes]:
    return {path: (folder / path).read_bytes() for path in files_in(folder)}


def made_by_former(files: Mapping[str, str]) -> MadeFiles:
    return msgspec.json.decode(record_of(OLD, files), type=MadeFiles)


def test_back_to_back_there_is_nothing_to_do(run: Run, repository: Path) -> None:
    before = texts_in(repository)
    for _ in range(2):
        ran = run("upgrade")
        assert (ran.status, ran.err) == (0, "")
        assert "ingenting å gjøre" in ran.out
    assert texts_in(repository) == before


@pytest.mark.parametrize("written", [None, "", '# vår egen\nform = "ehn-2023"\n'])
def test_settings_always_name_a_version(run: Run, repository: Path, written: str | None) -> None:
    file = repository / "aktsom.toml"
    if written is None:
        file.unlink()
    else:
        file.write_text(written, encoding="utf-8")
    assert run("upgrade").status == 0
    text = file.read_text(encoding="utf-8")
    assert f'version = "{program_version()}"' in text
    assert (written or "") in text
    assert "ingenting å gjøre" in run("upgrade").out


def the_step(theirs: str | None, former: str, ours: str, path: str = "LES-MEG.md") -> FileStep:
    """What becomes of a file, of the three texts."""
    made = made_by_former({path: former})
    there = {path: theirs} if theirs is not None else {}
    steps = plan_files(there, made, NEW, {path: ours})
    return steps[0] if steps else FileStep(path, "new", "nothing to do", None)


@pytest.mark.parametrize(
    ("theirs", "former", "ours", "fate"),
    [
        ("a\n", "a\n", "b\n", "refreshed"),
        ("mine\n", "a\n", "b\n", "kept"),
        ("mine\n", "a\n", "a\n", "nothing to do"),
        ("b\n", "a\n", "b\n", "nothing to do"),
        (None, "a\n", "b\n", "nothing to do"),  # an editor took it away
    ],
)
def test_of_three_texts_the_editors_is_never_written_over(
    theirs: str | None, former: str, ours: str, fate: str
) -> None:
    step = the_step(theirs, former, ours)
    assert fate in {step.fate, step.before}
    if fate == "kept":
        assert (step.after, step.proposed) == (theirs, ours)


USES = "    uses: eksempel/aktsom/.github/workflows/check.yml@v{}\n    uses: others/a@v1.0.0\n"


@pytest.mark.parametrize("own_line", ["", "# vår egen linje\n"])
def test_the_version_is_raised_whatever_else_an_editor_changed(own_line: str) -> None:
    step = the_step(
        USES.format("1.0.0") + own_line, USES.format("1.0.0"), USES.format("1.1.0"), CHECK
    )
    assert step.after == USES.format("1.1.0") + own_line
    assert step.fate == "pinned"


def test_what_is_shown_once_is_not_shown_again() -> None:
    """The record then says that the editor has seen it."""
    made = msgspec.json.decode(record_of(NEW, {"LES-MEG.md": "b\n"}), type=MadeFiles)
    assert plan_files({"LES-MEG.md": "mine\n"}, made, NEW, {"LES-MEG.md": "b\n"}) == ()


@pytest.mark.parametrize(("theirs", "goes"), [("a\n", True), ("mine\n", False)])
def test_what_is_no_longer_made_goes_unless_it_is_an_editors(theirs: str, *, goes: bool) -> None:
    made = made_by_former({".gammel": "a\n"})
    steps = plan_files({".gammel": theirs}, made, NEW, {})
    assert [(each.fate, each.after) for each in steps] == ([("removed", None)] if goes else [])


def test_schemas_are_aktsoms_own_and_always_as_it_makes_them() -> None:
    there = {".aktsom/schema/report.json": "mine", ".aktsom/schema/gone.json": "{}"}
    steps = plan_files(there, made_by_former({}), NEW, {".aktsom/schema/report.json": "{}"})
    assert [(each.path, each.fate) for each in steps] == [
        (".aktsom/schema/report.json", "refreshed"),
        (".aktsom/schema/gone.json", "removed"),
    ]


def test_the_version_of_the_settings_is_one_line() -> None:
    text = 'form = "a"\nversion = "1.0.0" # vår\n[x]\n'
    assert pin("aktsom.toml", text, "", "1.1.0") == 'form = "a"\nversion = "1.1.0" # vår\n[x]\n'


def test_editors_changes_are_shown_and_left(run: Run, repository: Path) -> None:
    """From a version that made other texts: one changed here, one not, one taken away."""
    planned = {**plan_repository(read_made(repository).answers)}
    former = {**planned, "LES-MEG.md": "En eldre tekst.\n", ".gitignore": "/site\n"}
    older = replace(read_made(repository).answers, version="0.9.0")
    (repository / RECORD).write_text(record_of(older, former), encoding="utf-8")
    (repository / ".gitignore").write_text("/site\n", encoding="utf-8")
    (repository / "LES-MEG.md").write_text("En eldre tekst.\nOg vår egen.\n", encoding="utf-8")
    (repository / ".editorconfig").unlink()
    ran = run("upgrade")
    assert (ran.status, ran.err) == (0, "")
    assert "LES-MEG.md har dere endret, og den blir stående" in ran.out
    assert "\n-Og vår egen.\n" in ran.out
    assert re.search(r"^fornyet +\.gitignore$", ran.out, re.MULTILINE)
    assert (repository / "LES-MEG.md").read_text(encoding="utf-8").endswith("Og vår egen.\n")
    assert (repository / ".gitignore").read_text(encoding="utf-8") == planned[".gitignore"]
    assert not (repository / ".editorconfig").exists()
    assert "ingenting å gjøre" in run("upgrade").out


def read_made(repository: Path) -> MadeFiles:
    return msgspec.json.decode((repository / RECORD).read_bytes(), type=MadeFiles)


def test_a_dry_run_writes_nothing(run: Run, repository: Path) -> None:
    (repository / RECORD).unlink()
    (repository / "LES-MEG.md").unlink()
    before = texts_in(repository)
    ran = run("upgrade", "--dry-run")
    assert (ran.status, "Ingenting er skrevet" in ran.out) == (0, True)
    assert texts_in(repository) == before


def test_it_ends_with_what_is_newly_found(run: Run, repository: Path) -> None:
    (report,) = lay_out(repository).glob("*/report.yaml")
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("status: published", "status: offentlig"), encoding="utf-8")
    made = read_made(repository)
    older = replace(made, version="0.9.0", codes=tuple(set(made.codes) - {"VAL102"}))
    (repository / RECORD).write_bytes(msgspec.json.encode(older))
    ran = run("upgrade")
    assert ran.status == 1
    told = ran.out.partition("som den ikke så etter før:")[2]
    assert set(re.findall(r"\b[A-Z]{3}\d{3}\b", told)) == {"VAL102"}
    ran = run("upgrade")
    assert (ran.status, "VAL102" in ran.out) == (0, False)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('version = "99.0"\n', "Innholdet er laget med aktsom 99.0"),
        ('version = "99.0"\nsomething = "new"\n', "Innholdet er laget med aktsom 99.0"),
        ('version = "nyeste"\n', "er ikke et versjonsnummer"),
        ("version = \n", "er ikke skrevet slik at den kan leses"),
    ],
)
def test_what_a_newer_version_made_is_left_alone(
    run: Run, repository: Path, settings: str, said: str
) -> None:
    (repository / "aktsom.toml").write_text(settings, encoding="utf-8")
    before = texts_in(repository)
    ran = run("upgrade")
    assert (ran.status, said in ran.err) == (2, True), ran.err
    assert texts_in(repository) == before


def test_when_one_file_cannot_be_written_none_is(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (RECORD, "LES-MEG.md", ".gitignore"):
        (repository / path).unlink()
    before = texts_in(repository)
    write, written = writing.replace_file, []

    def full(file: Path, data: bytes) -> None:
        written.append(file)
        if len(written) == 2:
            raise OSError(28, "No space left on device")
        write(file, data)

    monkeypatch.setattr(writing, "replace_file", full)
    ran = run("upgrade")
    assert (ran.status, "No space left" in ran.err) == (2, True)
    assert texts_in(repository) == before


@pytest.mark.parametrize("there", [(), ("content",)])
def test_where_there_is_no_content_nothing_is_made(
    there: tuple[str, ...], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("empty", *(f"empty/{each}" for each in there)):
        (tmp_path / path).mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    ran = run("upgrade")
    assert (ran.status, "aktsom init MAPPE" in ran.err) == (2, True)
    assert files_in(tmp_path / "empty") == set()


def test_links_are_not_followed(run: Run, repository: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("a", encoding="utf-8")
    (repository / "LES-MEG.md").unlink()
    (repository / "LES-MEG.md").symlink_to(tmp_path / "theirs")
    ran = run("upgrade")
    assert (ran.status, "snarvei" in ran.err) == (2, True)
    assert (tmp_path / "theirs").read_text(encoding="utf-8") == "a"


@pytest.mark.parametrize(
    ("path", "line", "above"),
    [
        ("content/a/organisation.yaml", "../../schema/json/organisation.json", "../../"),
        ("content/a/2025/report.yaml", "/usr/lib/aktsom/schema/json/report.json", "../../../"),
        ("content/a/2025/2-identify/facts.yaml", "x/facts-2-identify.json", "../../../../"),
        ("content/a/2025/report.yaml", "vårt/eget.json", ""),
    ],
)
def test_the_way_to_a_schema_leads_to_the_repositorys_own(path: str, line: str, above: str) -> None:
    wanted = f"{above}.aktsom/schema/{line.rpartition('/')[2]}" if above else line
    before = f"# yaml-language-server: $schema={line}\r\nname: A\r\n"
    after = f"# yaml-language-server: $schema={wanted}\r\nname: A\r\n"
    assert led_to_repository(path, before) == after
    assert led_to_repository(path, "name: A\n") == "name: A\n"


@pytest.fixture
def former(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that was made from aktsom's own, with the program and an editor's changes."""
    root = tmp_path / "former"
    lay_out(root)
    files = {
        "pyproject.toml": '[project]\nname = "aktsom"\n',
        "generator/a.py": "a\n",
        "schema/json/report.json": "{}\n",
        "templates/words.yaml": "a\n",
        "README.md": "a\n",
        ".gitignore": "as it came\n",
        CHECK: "as it came\n",
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    digest = made_files._digest("as it came\n")  # noqa: SLF001 - as it is written in the data
    known = replace(made_files.load_former(), files={CHECK: (digest,), ".gitignore": (digest,)})
    for module in ("made_files", "repository_upgrade"):
        monkeypatch.setattr(f"generator.scaffold.{module}.load_former", lambda: known)
    git(root, "init", "--quiet")
    commit(root, "fra malen")
    (root / "templates/words.yaml").write_text("våre ord\n", encoding="utf-8")
    (root / ".gitignore").write_text("as it came\n/vårt/\n", encoding="utf-8")
    commit(root, "våre endringer")
    monkeypatch.chdir(root)
    return root


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "-c", "user.name=T", "-c", "user.email=t@t.no", "commit", "--quiet", "-m", message)


def test_a_repository_made_from_ours_becomes_the_organisations_own(run: Run, former: Path) -> None:
    ran = run("upgrade", "--source", "eksempel/aktsom", "--remove-program")
    assert (ran.status, ran.err) == (0, "")
    left = files_in(former)
    assert "templates/words.yaml" in left  # what they had changed
    assert "/vårt/" in (former / ".gitignore").read_text(encoding="utf-8")
    assert not {"pyproject.toml", "generator/a.py", "schema/json/report.json", "README.md"} & left
    assert "eksempel/aktsom/.github/workflows/check.yml@v" in (former / CHECK).read_text("utf-8")
    assert len(left - {each for each in left if each.startswith(("content/", "templates/"))}) <= 25
    assert "ingenting å gjøre" in run("upgrade").out


def test_the_program_goes_only_if_asked(run: Run, former: Path) -> None:
    ran = run("upgrade")
    assert ran.status == 0
    assert "aktsom upgrade --remove-program" in ran.out
    assert "PACKAGE: aktsom==" in (former / CHECK).read_text(encoding="utf-8")
    assert (former / "generator/a.py").is_file()


def test_workflows_call_ours_once_it_is_known_where_they_are(run: Run, repository: Path) -> None:
    made = read_made(repository)
    alone = replace(made.answers, source="")
    for path, text in plan_repository(alone).items():
        (repository / path).write_text(text, encoding="utf-8")
    (repository / RECORD).write_text(record_of(alone, plan_repository(alone)), encoding="utf-8")
    assert "ingenting å gjøre" in run("upgrade").out
    assert run("upgrade", "--source", "eksempel/aktsom").status == 0
    assert "eksempel/aktsom/.github/workflows/check.yml@v" in (repository / CHECK).read_text(
        "utf-8"
    )
    assert read_made(repository).source == "eksempel/aktsom"
    assert "ingenting å gjøre" in run("upgrade").out


def test_our_own_repository_is_no_repository_of_content(
    run: Run, former: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrade, "_ROOT", former)
    before = texts_in(former)
    ran = run("upgrade", "--source", "eksempel/aktsom")
    assert (ran.status, ran.err.splitlines()[0]) == (
        2,
        "Dette er aktsoms eget depot. Her er det ingenting å heve.",
    )
    assert texts_in(former) == before


KILLED = """
import os, sys
from generator.scaffold import writing
write, left = writing.replace_file, [int(sys.argv.pop(1))]
def killed(file, data):
    left[0] -= 1
    if left[0] < 0:
        file.with_name(f".{file.name}~").write_bytes(data[:10])
        os._exit(9)
    write(file, data)
writing.replace_file = killed
from generator.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("writes", [0, 1, 9, 20])
def test_one_that_is_killed_is_completed_by_the_next(
    run: Run, repository: Path, tmp_path: Path, writes: int
) -> None:
    whole = tmp_path / "whole"
    lay_out(repository)
    for path in files_in(repository):
        if not path.startswith("content/"):
            (repository / path).unlink()
    shutil.copytree(repository, whole)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    killed = [sys.executable, "-c", KILLED, str(writes), "upgrade"]
    done = subprocess.run(killed, cwd=repository, env=environment, capture_output=True, check=False)
    assert done.returncode == 9
    assert run("upgrade").status == 0
    command = [sys.executable, "-m", "generator", "upgrade"]
    subprocess.run(command, cwd=whole, env=environment, capture_output=True, check=True)
    left = {path: text for path, text in texts_in(repository).items() if not path.endswith("~")}
    assert left == texts_in(whole)
