"""`aktsom init`: a repository of content only, and aktsom.toml in it."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from generator.content.ignored_files import WORKSPACE
from generator.formats.version import program_version
from generator.scaffold.new_repository import NewRepository, pin, plan_repository
from schema.form import form_names
from tests.generator.command import Run, lay_out
from tests.tools import ROOT

NORDLYS = ("--name", "Nordlys Strikk AS", "--number", "123456785", "--source", "eksempel/aktsom")
NEW = NewRepository("Nordlys Strikk AS", "nordlys-strikk", "1.0.0", source="eksempel/aktsom")


def files_in(folder: Path) -> set[str]:
    return {
        each.relative_to(folder).as_posix()
        for each in folder.rglob("*")
        if each.is_file() and ".git" not in each.relative_to(folder).parts
    }


def test_a_repository_is_the_organisations_own_and_small(run: Run, tmp_path: Path) -> None:
    ran = run("init", "red", *NORDLYS)
    assert (ran.status, ran.err) == (0, "")
    made = files_in(tmp_path / "red")
    assert ran.out.startswith(f"Laget {len(made)} filer i red/\n")
    assert len(made) <= 25
    assert {"aktsom.toml", "LES-MEG.md", "content/nordlys-strikk/organisation.yaml"} <= made
    assert not [each for each in made if each.startswith(("content/lo", "generator", "schema/"))]
    assert "cd red" in ran.out
    assert "aktsom new nordlys-strikk" in ran.out


def test_what_is_made_goes_on_to_a_site(run: Run, tmp_path: Path) -> None:
    """Its schemas are those of the repository: a path that is the same for everybody."""
    run("init", "red", *NORDLYS)
    content = ("--content", str(tmp_path / "red" / "content"))
    assert run("new", "nordlys-strikk", "2025", "--yes", *content).status == 0
    written = sorted((tmp_path / "red" / "content").rglob("*.yaml"))
    assert len(written) > 2
    for file in written:
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        address = first.removeprefix("# yaml-language-server: $schema=")
        assert ".aktsom/schema/" in address
        assert json.loads((file.parent / address).read_text(encoding="utf-8"))
    assert run("check", *content).status == 0
    out = ("--out", str(tmp_path / "out"), "--no-search")
    assert run("build", "--drafts", *content, *out).status == 0
    assert (tmp_path / "out" / "index.html").is_file()


ALONE = replace(NEW, source="")


def test_where_it_is_not_known_where_aktsom_is_the_workflows_have_all_steps() -> None:
    """Those of the called ones, with the package of the version in place of what is asked for."""
    for name in CALLERS:
        path = f".github/workflows/{name}.yml"
        made, caller = (yaml.safe_load(plan_repository(each)[path]) for each in (ALONE, NEW))
        ours = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))
        assert made[True] == caller[True]  # `on`, as YAML 1.1 reads it
        assert {**made["jobs"]}.keys() == ours["jobs"].keys()
        text = plan_repository(ALONE)[path]
        assert "\n          PACKAGE: aktsom==1.0.0\n" in text
        assert "tools/setup.sh" not in text
        assert "\n          PACKAGE: aktsom==1.1.0\n" in pin(path, text, "", "1.1.0")
        for job, steps in made["jobs"].items():
            assert steps["permissions"] == ours["jobs"][job]["permissions"]
            names = [step["name"] for step in steps["steps"]]
            assert names == [step["name"] for step in ours["jobs"][job]["steps"]]


CALLERS = ("check", "publish", "new")


@pytest.mark.parametrize("name", CALLERS)
def test_workflows_call_ours_by_version_with_no_more_than_ours_may(name: str) -> None:
    """A called workflow has no more leave than its caller; together they are as today's."""
    path = f".github/workflows/{name}.yml"
    made = yaml.safe_load(plan_repository(NEW)[path])
    ours = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))
    (call,) = made["jobs"].values()
    assert call["uses"] == f"eksempel/aktsom/{path}@v1.0.0"
    assert made["permissions"] == {}
    granted = [right for job in ours["jobs"].values() for right in job["permissions"].items()]
    rights = {name for name, _ in granted}
    wanted = {each: "write" if (each, "write") in granted else "read" for each in rights}
    assert call["permissions"] == wanted
    # `on`, as YAML 1.1 reads it
    assert set(made[True]) == set(ours[True]) - {"workflow_call"} or name == "new"
    inputs = ours[True]["workflow_call"]["inputs"]
    assert set(call.get("with", {})) == set(inputs) - {"package"}


def test_the_form_of_a_new_statement_is_chosen_of_those_there_are() -> None:
    made = yaml.safe_load(plan_repository(NEW)[".github/workflows/new.yml"])
    options = made[True]["workflow_dispatch"]["inputs"]["form"]["options"]
    assert set(options) == {"", *form_names()}


LINTERS = (
    ["actionlint"],
    ["zizmor", "--offline", "--no-progress", "--strict-collection"],
    ["check-jsonschema", "--builtin-schema", "vendor.github-workflows"],
)


@pytest.mark.parametrize("new", [NEW, ALONE], ids=["call", "alone"])
@pytest.mark.parametrize("linter", LINTERS, ids=lambda linter: linter[0])
def test_workflows_hold_for_those_who_check_workflows(
    linter: list[str], new: NewRepository, tmp_path: Path
) -> None:
    lay_out_repository(tmp_path, new)
    program = Path(sys.executable).with_name(linter[0])
    command = [str(program), *linter[1:], *(f".github/workflows/{name}.yml" for name in CALLERS)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_issue_forms_are_as_github_reads_them(tmp_path: Path) -> None:
    lay_out_repository(tmp_path)
    forms = sorted((tmp_path / ".github/ISSUE_TEMPLATE").iterdir())
    assert len(forms) == 2
    program = str(Path(sys.executable).with_name("check-jsonschema"))
    command = [program, "--builtin-schema", "vendor.github-issue-forms", *map(str, forms)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def lay_out_repository(folder: Path, new: NewRepository = NEW) -> None:
    for path, text in plan_repository(new).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def test_what_opens_in_a_container_shows_the_preview() -> None:
    made = plan_repository(NEW)
    opened = json.loads(made[".devcontainer/devcontainer.json"])
    port = opened["forwardPorts"][0]
    assert str(port) in opened["portsAttributes"]
    assert opened["postAttachCommand"] == f"aktsom serve --port {port}"
    assert opened["onCreateCommand"].split()[-1] in made
    assert re.fullmatch(r"python:3\.\d+\.\d+-\w+", opened["image"])


def test_every_place_is_filled_in() -> None:
    texts = "".join(plan_repository(NEW).values())
    assert re.findall(r"\[\[\w+\]\]", texts) == []


def test_what_is_as_in_our_own_repository_stays_so() -> None:
    made = plan_repository(NEW)
    extensions = ".vscode/extensions.json"
    assert made[extensions] == (ROOT / extensions).read_text(encoding="utf-8")
    ours = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    own = json.loads(made[".vscode/settings.json"])
    assert {key: ours[key] for key in own if key != "[markdown]"} == {
        key: value for key, value in own.items() if key != "[markdown]"
    }


@pytest.mark.parametrize("there", ["file", "folder with a file", "link that leads nowhere"])
def test_where_something_is_nothing_is_made(there: str, run: Run, tmp_path: Path) -> None:
    place = tmp_path / "red"
    if there == "file":
        place.write_text("a", encoding="utf-8")
    elif there == "link that leads nowhere":
        place.symlink_to(tmp_path / "nowhere")
    else:
        place.mkdir()
        (place / "viktig.txt").write_text("a", encoding="utf-8")
    before = files_in(tmp_path)
    ran = run("init", "red", *NORDLYS)
    assert ran.status == 2
    said = "«red» er en fil" if there == "file" else "I mappen «red» ligger det noe fra før: "
    assert ran.err.startswith(said)
    assert files_in(tmp_path) == before


def test_it_says_where_one_is_and_how_to_go_elsewhere(run: Run, tmp_path: Path) -> None:
    ran = run("init", "Mine åpne filer", *NORDLYS)
    assert 'cd "Mine åpne filer"' in ran.out
    (tmp_path / "noe.txt").touch()
    assert run("init", *NORDLYS).err.startswith("I mappen du står i, ligger det noe fra før: ")


def test_what_github_puts_into_a_new_repository_may_be_there(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "red"
    place.mkdir()
    for name in ("README.md", "LICENSE"):
        (place / name).write_text("# red\n", encoding="utf-8")
    assert run("init", "red", *NORDLYS).status == 0
    assert (place / "README.md").read_text(encoding="utf-8") == "# red\n"
    assert (place / "LES-MEG.md").is_file()


def test_what_a_killed_one_left_is_taken_away(run: Run, tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = tmp_path / "red" / f"{WORKSPACE}{gone.pid}-x"
    left.mkdir(parents=True)
    assert run("init", "red", *NORDLYS).status == 0
    assert not left.exists()


def test_without_a_name_and_nobody_to_ask_it_says_how(run: Run, tmp_path: Path) -> None:
    ran = run("init", "red")
    assert (ran.status, ran.err.splitlines()[0]) == (2, "Hva heter virksomheten?")
    assert not (tmp_path / "red").exists()


def test_a_number_that_is_none_is_told_of_first(run: Run, tmp_path: Path) -> None:
    ran = run("init", "red", "--name", "Nordlys", "--number", "123456789")
    assert ran.status == 2
    assert "123456789" in ran.err
    assert not (tmp_path / "red").exists()


def test_with_git_the_first_commit_is_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{key}_NAME", "Kari Prøve")
        monkeypatch.setenv(f"GIT_{key}_EMAIL", "kari@nordlys.example")
    assert run("init", "red", *NORDLYS, "--git").err == ""
    log = ["git", "log", "--format=%s %an"]
    told = subprocess.run(log, cwd=tmp_path / "red", capture_output=True, text=True, check=True)
    assert told.stdout == "Begynn på redegjørelsen Kari Prøve\n"


def test_without_git_nothing_is_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    ran = run("init", "red", *NORDLYS, "--git")
    assert (ran.status, ran.err.splitlines()[-1]) == (2, "Installer git, eller kjør uten --git.")
    assert not (tmp_path / "red").exists()


def test_a_full_disk_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[Path] = []
    rename = Path.rename

    def run_full(self: Path, target: Path) -> Path:
        if len(moved) == 3:
            raise OSError(28, "No space left on device")
        moved.append(target)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", run_full)
    assert run("init", "red", *NORDLYS).status == 2
    assert len(moved) == 3
    assert not (tmp_path / "red").exists()


@pytest.mark.parametrize(
    ("settings", "first"),
    [
        (
            'version = "99.1"\n',
            f"Innholdet er laget med aktsom 99.1, og dette er aktsom {program_version()}.",
        ),
        ('version = "ny"\n', "aktsom.toml: «ny» er ikke et versjonsnummer."),
        ("version = \n", "aktsom.toml:1:11 er ikke skrevet slik at den kan leses."),
        (
            'verson = "0.1.0"\n',
            "aktsom.toml: «verson» er ikke en innstilling. De som finnes: version, site_url, form",
        ),
        ("version = 1\n", "aktsom.toml: «version» er ikke en tekst i anførselstegn."),
        (f"version = {'9' * 5000}\n", "aktsom.toml er ikke skrevet slik at den kan leses."),
        (f"a = {'[' * 20_000}\n", "aktsom.toml er ikke skrevet slik at den kan leses."),
        (f'version = "{"1" * 200_000}"\n', "aktsom.toml er større enn innstillinger kan være"),
        ('site_url = "nordlys"\n', "«nordlys» er ikke en nettadresse."),
        ("[rediger]\n", "aktsom.toml, [rediger]: «» er ikke et depot på GitHub."),
        (
            '[rediger]\nrepository = "https://github.com/nordlys/red"\n',
            "aktsom.toml, [rediger]: «https://github.com/nordlys/red» er ikke et depot på GitHub.",
        ),
        (
            '[rediger]\nrepository = "nordlys/red"\nbranch = "../main"\n',
            "aktsom.toml, [rediger]: «../main» kan ikke være en gren i git.",
        ),
        (
            '[rediger]\nrepository = "nordlys/red"\noauth = "http://nordlys.no/inn"\n',
            "aktsom.toml, [rediger]: «http://nordlys.no/inn» er ikke adressen til en",
        ),
        (
            '[rediger]\nrepositry = "nordlys/red"\n',
            "aktsom.toml: «rediger.repositry» er ikke en innstilling. De som finnes: repository,",
        ),
    ],
)
def test_settings_that_are_wrong_stop_before_anything_is_done(
    settings: str, first: str, run: Run, tmp_path: Path
) -> None:
    lay_out(tmp_path)
    (tmp_path / "aktsom.toml").write_text(settings, encoding="utf-8")
    ran = run("build")
    assert ran.status == 2
    assert ran.err.splitlines()[0].startswith(first)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_settings_in_another_encoding_are_told_as_such(
    encoding: str, run: Run, tmp_path: Path
) -> None:
    lay_out(tmp_path)
    (tmp_path / "aktsom.toml").write_bytes("# på nett\n".encode(encoding))
    ran = run("check")
    assert (ran.status, ran.err.split(".")[0]) == (2, "aktsom")
    assert "er ikke lagret som UTF-8" in ran.err


def test_content_that_is_not_in_the_repository_cannot_be_edited_on_the_site(
    run: Run, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("annet")
    lay_out(elsewhere)
    settings = '[rediger]\nrepository = "nordlys/red"\n'
    (tmp_path / "aktsom.toml").write_text(settings, encoding="utf-8")
    ran = run("build", "--content", str(elsewhere / "content"))
    assert ran.status == 2
    assert "ligger ikke i depotet" in " ".join(ran.err.split())


def test_the_address_of_the_site_is_a_setting(run: Run, tmp_path: Path) -> None:
    lay_out(tmp_path)
    address = "https://nordlys.example/loven/"
    (tmp_path / "aktsom.toml").write_text(f'site_url = "{address}"\n', encoding="utf-8")
    assert run("build", "--no-search", "--as-of", "2026-11-22").status == 0
    assert address in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    other = ("--site-url", "https://annet.example/")
    assert run("build", "--no-search", "--as-of", "2026-11-22", *other).status == 0
    assert address not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
