"""What was made by mistake is taken away: told first, kept, undone; what is published stays."""

import shutil
from functools import partial
from pathlib import Path

import msgspec
import pytest

from generator.editing import kept_versions
from generator.editing.desk import Desk
from generator.editing.restoring import list_versions
from generator.serve.desk_worker import DeskWorker
from generator.serve.task_work import WorkOutcome
from schema import user_cache
from tests.tools import ROOT

MADE, DRAFT = "fjordtre", "fjordtre/2024"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three published years of an enterprise, and a draft of another in two languages."""
    folder = tmp_path_factory.mktemp("begun")
    shutil.copytree(ROOT / "tests" / "folders" / "three-years", folder / "content")
    with pytest.MonkeyPatch.context() as patch:
        keep_below(folder / "kept", patch)
        made = do(begin(folder / "content"), "organisation", "", name="Fjordtre", number="",
                  year="2024", form="act-minimum", languages="nb en")  # fmt: skip
    assert made.good, made.said
    return folder / "content"


@pytest.fixture
def content(
    begun: Path,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """The same in a folder of the test's own, where nothing has been taken away yet."""
    keep_below(tmp_path_factory.mktemp("kept"), monkeypatch)
    return Path(shutil.copytree(begun, tmp_path / "content"))


def keep_below(base: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(kept_versions, "place_for", partial(user_cache.place_for, base=base))


def begin(content: Path) -> DeskWorker:
    return DeskWorker(Desk(content), content.parent)


def do(worker: DeskWorker, name: str, report: str = DRAFT, /, **given: str) -> WorkOutcome:
    asked = {"action": "task", "name": name, "path": report, "language": "nb", "given": given}
    reply = msgspec.json.decode(bytes(worker.answer(msgspec.json.encode(asked)).body))
    return worker.done[reply["done"]]


def page(worker: DeskWorker, report: str = DRAFT) -> str:
    asked = {"action": "work", "path": report, "language": "nb"}
    return str(msgspec.json.decode(bytes(worker.answer(msgspec.json.encode(asked)).body))["html"])


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }


def answer(content: Path, name: str, question: str, text: str) -> None:
    file = content / DRAFT / name
    before = file.read_text(encoding="utf-8")
    head = before.index("\n", before.index(f"## {question}")) + 1
    file.write_text(f"{before[:head]}\n{text}\n{before[head:]}", encoding="utf-8")


@pytest.mark.parametrize(
    ("what", "left"),
    [("report 2024", ["organisation.yaml"]), (f"organisation {MADE}", None)],
)
def test_a_draft_goes_when_it_is_told_what_is_lost_and_comes_back(
    content: Path, what: str, left: list[str] | None
) -> None:
    prose = next((content / DRAFT).glob("*/nb.md"))
    question = prose.read_text(encoding="utf-8").partition("\n## ")[2].split()[0]
    answer(content, prose.relative_to(content / DRAFT).as_posix(), question, "Vi spør alle.")
    worker, before = begin(content), files_in(content)
    told = do(worker, "removal", what=what)
    assert (told.good, told.text.partition("Svar: ")[2].partition(".")[0]) == (True, "1")
    assert "nb.md" in told.said
    assert files_in(content) == before
    assert told.offer
    done = do(worker, told.offer.task, what=told.offer.what)
    assert (done.good, done.text.endswith("er tatt bort.")) == (True, True)
    folder = content / MADE
    assert (sorted(each.name for each in folder.iterdir()) if left else folder.exists()) == (
        left or False
    )
    undone = do(worker, "undo", number=str(done.undo))
    assert (undone.good, undone.text) == (True, "Det er angret. Alt er som det var.")
    assert files_in(content) == before
    assert not do(worker, "undo", number=str(done.undo)).good


def test_what_was_taken_away_is_brought_back_when_all_has_been_started_again(
    content: Path,
) -> None:
    before = files_in(content)
    assert do(begin(content), "take_away", what="report 2024").good
    worker = begin(content)
    assert f'<option value="{DRAFT}"' in page(worker, "")
    assert "Tatt bort tidligere" in page(worker, "")
    back = do(worker, "bring_back", what=DRAFT)
    assert (back.good, back.report) == (True, DRAFT)
    assert files_in(content) == before
    assert "Tatt bort tidligere" not in page(worker)
    assert not do(worker, "bring_back", what=DRAFT).good


def test_a_removal_is_not_undone_over_what_has_been_made_since(content: Path) -> None:
    worker = begin(content)
    gone = do(worker, "take_away", what="report 2024")
    (content / DRAFT).mkdir()
    (content / DRAFT / "report.yaml").write_text("form: act-minimum\n", encoding="utf-8")
    undone = do(worker, "undo", number=str(gone.undo))
    assert (undone.good, undone.text.startswith("Det kan ikke angres lenger.")) == (False, True)
    assert files_in(content / DRAFT) == {"report.yaml": b"form: act-minimum\n"}


@pytest.mark.parametrize(
    ("report", "what", "why"),
    [
        ("bergvik/2024", "report 2024", "Redegjørelsen er publisert, og blir stående."),
        ("bergvik/2024", "organisation bergvik", "Virksomheten har en publisert redegjørelse"),
        ("bergvik/2024", "language en", "En publisert eller signert redegjørelse har svar på"),
        ("bergvik/2024", "language nb", "Det er hovedspråket"),
        (DRAFT, "language nn", "Redegjørelsen er ikke på det språket."),
        (
            DRAFT,
            "report 2023",
            "Det valget finnes ikke lenger. Ingenting er endret. Velg på nytt her på siden.",
        ),
        (DRAFT, "language ../nb", "Redegjørelsen er ikke på det språket."),
        (
            DRAFT,
            "organisation ../content",
            "Det valget finnes ikke lenger. Ingenting er endret. Velg på nytt her på siden.",
        ),
        (
            "../content/fjordtre/2024",
            "report 2024",
            "Det valget finnes ikke lenger. Ingenting er endret. Velg på nytt her på siden.",
        ),
        (
            DRAFT,
            "",
            "Det valget finnes ikke lenger. Ingenting er endret. Velg på nytt her på siden.",
        ),
    ],
)
def test_what_must_stay_stays_and_it_is_said_why(
    content: Path, report: str, what: str, why: str
) -> None:
    worker, before = begin(content), files_in(content)
    for task in ("removal", "take_away"):
        outcome = do(worker, task, report, what=what)
        assert (outcome.good, outcome.text[: len(why)]) == (False, why)
    assert files_in(content) == before


def test_a_draft_that_is_signed_stays_and_its_enterprise(content: Path) -> None:
    (content / DRAFT / "signed" / "v1").mkdir(parents=True)
    worker = begin(content)
    for what, why in (
        ("report 2024", "Det er tatt kontrollsum og kopi av redegjørelsen"),
        (f"organisation {MADE}", "Virksomheten har en redegjørelse det er tatt kontrollsum av"),
    ):
        outcome = do(worker, "take_away", what=what)
        assert (outcome.good, outcome.text[: len(why)]) == (False, why)


def test_an_enterprise_whose_statement_cannot_be_read_stays(content: Path) -> None:
    (content / DRAFT / "report.yaml").write_text("status: [\n", encoding="utf-8")
    outcome = do(begin(content), "take_away", what=f"organisation {MADE}")
    assert (outcome.good, "uvisst om den er publisert" in outcome.text) == (False, True)
    assert (content / DRAFT / "report.yaml").is_file()


def test_a_language_goes_as_it_came(content: Path) -> None:
    """With nothing said in it, all is as before it was added, to the byte."""
    before = files_in(content)
    worker = begin(content)
    assert do(worker, "language", added="nn").good
    assert files_in(content) != before
    assert do(worker, "removal", what="language nn").text.startswith(
        "Språket Nynorsk: skal alt dette bort?"
    )
    gone = do(worker, "take_away", what="language nn")
    assert gone.good, gone.text
    assert files_in(content) == before
    assert do(worker, "undo", number=str(gone.undo)).good
    assert "nn" in (content / MADE / "organisation.yaml").read_text(encoding="utf-8")


def test_a_language_that_fields_are_written_in_stays_until_they_are_not(content: Path) -> None:
    facts = content / DRAFT / "2-identify" / "facts.yaml"
    facts.parent.mkdir(exist_ok=True)
    facts.write_text("risks:\n  - id: a\n    title: {nb: Lønn, en: Pay}\n", encoding="utf-8")
    worker, before = begin(content), files_in(content)
    for task in ("removal", "take_away"):
        outcome = do(worker, task, what="language en")
        assert (outcome.good, outcome.offer) == (False, None)
        assert "Språket en (engelsk) er ikke blant språkene" in outcome.found[0].message
    assert files_in(content) == before


def test_putting_a_whole_statement_back_is_undone_at_once(content: Path) -> None:
    worker, first = begin(content), files_in(content)
    do(worker, "look_back")  # it is kept as it was before the first task
    (content / DRAFT / "attachments").mkdir()
    (content / DRAFT / "attachments" / "ny.txt").write_text("Ny", encoding="utf-8")
    (content / DRAFT / "report.yaml").write_bytes(first[f"{DRAFT}/report.yaml"] + b"# mer\n")
    second = files_in(content)
    (version,) = list_versions(content, DRAFT)
    done = do(worker, "put_back", what=version.name)
    assert (done.good, files_in(content)) == (True, first)
    undone = do(worker, "undo", number=str(done.undo))
    assert (undone.good, files_in(content)) == (True, second)


def test_a_file_that_nothing_names_is_taken_away_and_comes_back(content: Path) -> None:
    worker = begin(content)
    loose = content / "bergvik" / "2024" / "attachments" / "Gammelt bilde.png"
    loose.parent.mkdir(exist_ok=True)
    loose.write_bytes(b"\x89PNG\r\n\x1a\n")
    (content / "bergvik" / "gammel.svg").write_bytes(b"<svg/>")
    before = files_in(content)
    for path in ("bergvik/2024/attachments/Gammelt bilde.png", "bergvik/gammel.svg"):
        outcome = do(worker, "take_file", "bergvik/2024", what=path)
        assert outcome.good, outcome.text
        left = {name: data for name, data in before.items() if name != path}
        assert files_in(content) == left
        assert do(worker, "undo", number=str(outcome.undo)).good
        assert files_in(content) == before


@pytest.mark.parametrize(
    "path",
    [
        "bergvik/2024/report.yaml",
        "bergvik/organisation.yaml",
        "../bergvik/organisation.yaml",
        "bergvik/2024/../../fjordtre/organisation.yaml",
        "/etc/passwd",
        "",
    ],
)
def test_no_other_file_is_taken_away(content: Path, path: str) -> None:
    before = files_in(content)
    assert not do(begin(content), "take_file", "bergvik/2024", what=path).good
    assert files_in(content) == before
