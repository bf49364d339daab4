"""The buttons of the work page do what the commands do, and take nothing else for an argument."""

import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest

from generator.editing import kept_versions
from generator.editing.desk import Desk
from generator.editing.places import AnswerPlace
from generator.editing.restoring import list_versions
from generator.editing.saving import History
from generator.line.content_check import check_organisation
from generator.serve.command_runs import run_command
from generator.serve.desk_worker import DeskWorker
from generator.serve.task_work import WorkOutcome, WorkTask
from generator.serve.work_pages import AskedWork, render_work
from generator.serve.work_tasks import do_task
from schema import user_cache
from tests.tools import ROOT

TODAY = date(2026, 11, 29)
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
LAST = "bergvik/2024"


@pytest.fixture
def kept(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where versions are kept: what was kept of another folder at the same place is not known."""
    base = tmp_path_factory.mktemp("kept")
    monkeypatch.setattr(kept_versions, "place_for", partial(user_cache.place_for, base=base))
    return base


@pytest.fixture
def folder(tmp_path: Path, kept: Path) -> Path:  # noqa: ARG001 - it is kept there
    """A folder with three years of a small enterprise in content/, committed once."""
    shutil.copytree(ROOT / "tests" / "folders" / "three-years", tmp_path / "content")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "config", "user.name", "Kari")
    git(tmp_path, "config", "user.email", "kari@example.no")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "Første")
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    ended = subprocess.run(
        ("git", *arguments), cwd=folder, check=True, capture_output=True, text=True
    )
    return ended.stdout


def do(
    folder: Path, name: str, report: str = LAST, now: datetime = NOW, /, **given: str
) -> WorkOutcome:
    task = WorkTask(name, report, "nb", given)
    return do_task(folder / "content", folder, History(), task, now)


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def files_in(report: Path) -> dict[str, bytes]:
    return {
        each.relative_to(report).as_posix(): each.read_bytes()
        for each in report.rglob("*")
        if each.is_file()
    }


def changed(folder: Path) -> list[str]:
    listed = git(folder, "status", "--porcelain", "--untracked-files=all").splitlines()
    return [each[3:] for each in listed]


@pytest.mark.slow
def test_next_year_is_made_of_the_last_and_once(folder: Path) -> None:
    outcome = do(folder, "next_year", year="2025")
    assert (outcome.good, outcome.text) == (True, "Redegjørelsen for 2025 er laget.")
    assert outcome.report == "bergvik/2025"
    head = (folder / "content" / "bergvik" / "2025" / "report.yaml").read_text(encoding="utf-8")
    assert "status: draft" in head
    again = do(folder, "next_year", year="2025")
    assert not again.good
    assert again.why.startswith("Det er laget en redegjørelse for det året fra før.")


@pytest.mark.parametrize("year", ["", "--help", "25", "2025/../..", "20255"])
def test_a_year_is_four_digits_and_nothing_else(folder: Path, year: str) -> None:
    assert do(folder, "next_year", year=year) == WorkOutcome(
        good=False, text="Skriv året med fire siffer."
    )
    assert changed(folder) == []


def test_a_first_statement_is_made_for_a_new_enterprise(folder: Path) -> None:
    outcome = do(folder, "organisation", "", name="--yes Ås & Sønn AS", year="2025",
                 languages="nb en", form="act-minimum", number="123 456 785")  # fmt: skip
    assert outcome.good, outcome.said
    text = (folder / "content" / outcome.report / "../organisation.yaml").read_text("utf-8")
    assert "--yes Ås & Sønn AS" in text
    assert "languages: [nb, en]" in text
    taken = do(folder, "organisation", "", name="Annen AS", year="2025", number="12")
    assert not taken.good
    assert taken.why.startswith("«12» er ikke et organisasjonsnummer.")


@pytest.mark.slow
def test_an_enterprise_without_a_statement_gets_its_first(tmp_path: Path) -> None:
    """What `aktsom init` has made goes on in the browser, under the same name and address."""
    made = run_command(tmp_path, "nb", "init", ".", "--name=Fjordtekstil AS")
    assert made.status == 0, made.said
    content = tmp_path / "content"
    before = (content / "fjordtekstil" / "organisation.yaml").read_bytes()
    page = render_work(content, AskedWork("", "nb"), TODAY)
    begun = page.index("Den første redegjørelsen")
    chosen = page.index('<option value="fjordtekstil">Fjordtekstil AS</option>')
    assert begun < chosen < page.index("Send inn") < page.index("Ny virksomhet")
    first = page[page.index("Den første") : page.index("Send inn")]
    assert first.count("checked") == 1
    assert 'value="nb" checked' in first
    spoil(content / "fjordtekstil" / "organisation.yaml", "languages: [nb]", "languages: [nn, en]")
    page = render_work(content, AskedWork("", "nb", form="ehn-2023"), TODAY)
    first = page[page.index("Den første") : page.index("Send inn")]
    assert [each for each in ("nb", "nn", "en") if f'value="{each}" checked' in first] == [
        "nn",
        "en",
    ]
    assert '<option value="ehn-2023" selected>Aktsomhetsvurderinger for bærekraftig' in first
    spoil(content / "fjordtekstil" / "organisation.yaml", "languages: [nn, en]", "languages: [nb]")
    empty = render_work(tmp_path / "none", AskedWork("", "nb"), TODAY)
    assert empty.index("Ny virksomhet") < empty.index("Send inn")
    again = do(tmp_path, "organisation", "", name="Fjordtekstil", year="2025")
    assert again.text.startswith("Virksomheten er her fra før.")
    outcome = do(tmp_path, "organisation", "", key="fjordtekstil", year="2025", form="ehn-2023",
                 languages="nb en")  # fmt: skip
    assert (outcome.good, outcome.report) == (True, "fjordtekstil/2025"), outcome.said
    assert (content / "fjordtekstil" / "2025" / "1-embed" / "en.md").is_file()
    after = (content / "fjordtekstil" / "organisation.yaml").read_bytes()
    assert after == before.replace(b"languages: [nb]", b"languages: [nb, en]")
    assert "Den første redegjørelsen" not in render_work(content, AskedWork("", "nb"), TODAY)


def test_what_a_form_held_stands_there_when_it_was_not_done(folder: Path) -> None:
    worker = DeskWorker(Desk(folder / "content"), folder)
    asked = {"name": "Ås AS", "number": "12", "year": "2021", "form": "ehn-2023", "languages": "en"}
    line = msgspec.json.encode({"action": "task", "name": "organisation", "given": asked})
    reply = msgspec.json.decode(bytes(worker.answer(line).body))
    page = render_work(folder / "content", AskedWork(LAST, "nb", worker.done[reply["done"]]), TODAY)
    for held in ('value="Ås AS"', 'value="12"', 'value="ehn-2023" selected', 'value="en" checked'):
        assert held in page
    assert 'value="nb" checked' not in page
    assert page.count('value="2021"') == 1


@pytest.mark.slow
def test_a_whole_statement_is_put_back_and_nothing_is_lost(folder: Path) -> None:
    worker = DeskWorker(Desk(folder / "content"), folder)
    report = folder / "content" / LAST
    first = files_in(report)
    opened = worker.desk.open(AnswerPlace(LAST, "2.A.2.a", "nb"), TODAY)
    place = msgspec.to_builtins(opened.place)
    for text in ("Én gang.", "To ganger."):
        stamp = worker.desk.open(opened.place, TODAY).stamp
        asked = {"action": "save", "place": place, "value": text, "stamp": stamp}
        assert worker.answer(msgspec.json.encode(asked)).status == 200
    (report / "attachments" / "ny.txt").parent.mkdir(exist_ok=True)
    (report / "attachments" / "ny.txt").write_text("Ny", encoding="utf-8")
    (report / "6-remediate" / "nb.md").unlink()
    second = files_in(report)
    begun, committed = list_versions(folder / "content", LAST)
    assert (begun.why, committed.why, committed.title) == ("begun", "committed", "Første")
    for version in (begun, committed):
        shown = do(folder, "look_back", LAST, datetime.now(UTC), what=version.name)
        assert files_in(report) == second
        assert "Kommer tilbake: 6-remediate/nb.md" in shown.said
        assert "Blir som den var: 2-identify/nb.md" in shown.said
        assert "Går ut: attachments/ny.txt" in shown.said
        assert "To ganger." in shown.said
        assert shown.offer
        done = do(folder, "put_back", LAST, datetime.now(UTC), what=shown.offer.what)
        assert done.good, done.text
        assert files_in(report) == first
        assert do(folder, "look_back", LAST, datetime.now(UTC), what=version.name).offer is None
        kept, *_ = list_versions(folder / "content", LAST)
        assert kept.why == "restored"
        assert do(folder, "put_back", LAST, datetime.now(UTC), what=kept.name).good
        assert files_in(report) == second


@pytest.mark.parametrize("version", ["", "HEAD", "../../x", "--help"])
def test_only_a_version_of_the_list_is_put_back(folder: Path, version: str) -> None:
    for task in ("look_back", "put_back"):
        assert not do(folder, task, what=version).good
    assert changed(folder) == []


def test_nothing_is_put_back_where_what_is_there_cannot_be_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(folder / "content" / LAST / "2-identify" / "nb.md", "Vi ", "Borte ")
    before = files_in(folder / "content" / LAST)
    (version,) = list_versions(folder / "content", LAST)
    monkeypatch.setattr(kept_versions, "place_for", lambda *_: None)
    outcome = do(folder, "put_back", what=version.name)
    assert (outcome.good, outcome.text[-26:]) == (
        False,
        "finnes ikke lenger. Ingenting er endret."[-26:],
    )
    assert files_in(folder / "content" / LAST) == before


def test_no_report_outside_the_content_is_kept(folder: Path) -> None:
    worker = DeskWorker(Desk(folder / "content" / "bergvik"), folder)
    asked = {"action": "task", "name": "sign", "path": "../bergvik/2024"}
    worker.answer(msgspec.json.encode(asked))
    assert worker.begun == set()


def test_only_the_newest_versions_are_kept_and_no_file_that_none_has(
    folder: Path, kept: Path
) -> None:
    content, text = folder / "content", folder / "content" / LAST / "2-identify" / "nb.md"
    for number in range(25):
        text.write_text(f"{number}", encoding="utf-8")
        moment = datetime(2026, 11, 29, 12, number, tzinfo=UTC)
        kept_versions.keep_version(content, LAST, "begun", moment)
        again = kept_versions.keep_version(content, LAST, "restored", moment + timedelta(seconds=1))
        assert (again.moment, again.reason) == (moment, "begun")
    versions = kept_versions.kept_versions(content, LAST)
    read = [kept_versions.read_version(content, each)["2-identify/nb.md"] for each in versions]
    assert read == [b"%d" % number for number in range(24, 4, -1)]
    place = user_cache.place_for("versions", content.resolve(), kept)
    assert place
    wanted = {digest for each in versions for digest in each.files.values()}
    assert {each.name for each in (place / "files").iterdir()} == wanted
    (place / "files" / versions[0].files["2-identify/nb.md"]).write_bytes(b"other")
    with pytest.raises(kept_versions.NotKeptError):
        kept_versions.read_version(content, versions[0])


def test_a_language_gives_each_step_a_file_and_leaves_all_else(folder: Path) -> None:
    content = folder / "content"
    spoil(
        content / "bergvik" / "organisation.yaml", "languages: [nb, nn, en]", "languages: [nb, nn]"
    )
    for each in content.glob("bergvik/2024/*/en.md"):
        each.unlink()
    git(folder, "commit", "--all", "--quiet", "--message", "Bare bokmål")
    outcome = do(folder, "language", added="en")
    assert outcome.good
    assert {each.rpartition("/")[2] for each in changed(folder)} == {"en.md", "organisation.yaml"}
    diff = git(folder, "diff", "--numstat").split()
    assert diff[:2] == ["1", "1"]
    checked = check_organisation(content, "bergvik", TODAY)
    assert "en" in checked.book.reports[0].languages
    assert not [e for e in checked.findings if e.finding.code.startswith(("SYN", "VAL"))]
    assert not do(folder, "language", added="xx").good


def test_a_draft_is_published_when_nothing_stops_it(folder: Path) -> None:
    head = folder / "content" / LAST / "report.yaml"
    before = head.read_bytes()
    spoil(head, "status: published", "status: draft")
    outcome = do(folder, "publish")
    assert outcome.good, outcome.said
    assert head.read_bytes() == before
    assert not do(folder, "publish").good


def test_a_draft_that_lacks_something_stays_a_draft_and_it_says_what(folder: Path) -> None:
    head = folder / "content" / LAST / "report.yaml"
    spoil(head, "status: published", "status: draft")
    spoil(head, "board_size:", "# board_size:")
    facts = folder / "content" / LAST / "2-identify" / "facts.yaml"
    facts.unlink()
    before = head.read_bytes()
    outcome = do(folder, "publish")
    assert (outcome.good, head.read_bytes()) == (False, before)
    assert outcome.text.startswith("Utkastet kan ikke publiseres ennå.")
    (lacking,) = [each for each in outcome.found if each.question == "2.A.1"]
    assert lacking.name == "Prioritert skade og risiko"
    assert "fyll ut «Hvordan det er undersøkt» og «Hva som er undersøkt»" in lacking.help[0]


def test_what_is_to_be_signed_is_kept(folder: Path) -> None:
    spoil(folder / "content" / LAST / "report.yaml", "status: published", "status: draft")
    outcome = do(folder, "sign")
    assert outcome.good, outcome.said
    assert "sha256:" in outcome.said
    assert (folder / "content" / LAST / "signed" / "v1" / "report.yaml").is_file()
    assert not do(folder, "sign", "../bergvik/2024").good


@pytest.mark.slow
def test_two_years_and_what_is_not_sent_in_are_compared(folder: Path) -> None:
    assert "2023" in do(folder, "compare").said
    spoil(folder / "content" / LAST / "2-identify" / "nb.md", "Vi ", "Vi alle ")
    outcome = do(folder, "compare", **{"with": "sent"})
    assert "alle" in outcome.said
    assert not do(folder, "compare", "bergvik/2022").good


def test_a_file_is_put_back_as_it_was_sent_in(folder: Path) -> None:
    file = "bergvik/2024/2-identify/nb.md"
    spoil(folder / "content" / file, "Vi ", "Borte ")
    assert do(folder, "restore", file=file).good
    assert changed(folder) == []
    for name in (file, "../utenfor.txt", "bergvik/organisation.yaml", ""):
        assert not do(folder, "restore", file=name).good


def test_a_statement_is_brought_in_with_what_is_to_be_looked_over(folder: Path) -> None:
    source = ROOT / "tests" / "generator" / "importing" / "reports" / "nordlys-textiles-2024.txt"
    upload = folder / "upload"
    shutil.copy(source, upload)
    task = WorkTask(
        "import", LAST, "nb", {"year": "", "key": ""}, str(upload), "../--Vår rapport.txt"
    )
    outcome = do_task(folder / "content", folder, History(), task, NOW)
    assert (outcome.good, outcome.report) == (True, "nordlys-textiles/2024"), outcome.said
    assert "49 av 54 spørsmål har svar." in outcome.text
    page = render_work(folder / "content", AskedWork("nordlys-textiles/2024", "nb", outcome), TODAY)
    assert "Svarene ved siden av «Vår-rapport.txt»" in page
    beside = page[page.index("1.A.1 ") : page.index("1.A.2 ")]
    assert beside.count("<p>") >= 1
    assert "linje " in beside
    assert "Se over dette:" in page


def test_an_answer_that_was_looked_over_stands_no_longer_beside_its_source(folder: Path) -> None:
    source = ROOT / "tests" / "generator" / "importing" / "reports" / "nordlys-textiles-2024.txt"
    upload = folder / "upload"
    shutil.copy(source, upload)
    task = WorkTask("import", LAST, "en", {}, str(upload), "report.txt")
    assert do_task(folder / "content", folder, History(), task, NOW).good
    path = "nordlys-textiles/2024"
    first = render_work(folder / "content", AskedWork(path, "en"), TODAY)
    for question in ("1.A.1", ""):
        looked = WorkTask("looked", path, "en", {"question": question})
        assert do_task(folder / "content", folder, History(), looked, NOW).good
    page = render_work(folder / "content", AskedWork(path, "en"), TODAY)
    assert first.count("<article") - page.count("<article") in (1, 2)
    assert "1.A.1 " in first
    assert "1.A.1 " not in page
    assert "1.A.2 " in page
    gone = WorkTask("looked", "borte/2024", "en", {"question": "1.A.1"})
    assert not do_task(folder / "content", folder, History(), gone, NOW).good


def test_a_file_that_is_no_statement_is_turned_down_in_words(folder: Path) -> None:
    upload = folder / "upload"
    upload.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    task = WorkTask("import", LAST, "nb", {}, str(upload), "bilde.png")
    outcome = do_task(folder / "content", folder, History(), task, NOW)
    assert (outcome.good, outcome.text) == (False, "Filen ble ikke hentet inn.")
    assert outcome.why.startswith("Filen har bare bilder av tekst.")


def test_a_folder_that_cannot_be_written_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.editing.publishing.put_file", fail)
    spoil(folder / "content" / LAST / "report.yaml", "status: published", "status: draft")
    outcome = do(folder, "publish")
    assert (outcome.good, outcome.text.startswith("Disken er full")) == (False, True)


def test_what_others_have_sent_in_is_listed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    others = tmp_path_factory.mktemp("others")
    git(folder, "init", "--quiet", "--bare", str(others / "felles.git"))
    git(folder, "remote", "add", "origin", str(others / "felles.git"))
    git(folder, "push", "--quiet", "origin", "main")
    git(folder, "switch", "--quiet", "--create", "per-1")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Retter <b>risikoen</b>")
    git(folder, "push", "--quiet", "origin", "per-1")
    git(folder, "switch", "--quiet", "main")
    assert do(folder, "fetch").good
    page = render_work(folder / "content", AskedWork(LAST, "nb"), TODAY)
    assert "Retter &lt;b&gt;risikoen&lt;/b&gt;" in page
    assert "Kari" in page


def test_an_unknown_task_does_nothing(folder: Path) -> None:
    assert do(folder, "rm").text.startswith("Det valget finnes ikke lenger.")
    assert changed(folder) == []
