"""What is written in an older way is told of, written anew, kept and undone; signed, it stays."""

import shutil
from functools import partial
from pathlib import Path

import msgspec
import pytest

from generator.editing import kept_versions
from generator.editing.desk import Desk
from generator.serve.desk_worker import DeskWorker
from generator.serve.task_work import WorkOutcome
from schema import user_cache
from tests.tools import ROOT

REPORT = "bergvik/2024"
RESULTS = "    results: Ti er ferdige. Vi venter ti til. # tall fra mai\n"
SPLIT = "    results: Ti er ferdige. # tall fra mai\n    expected_results: Vi venter ti til.\n"


@pytest.fixture
def worker(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> DeskWorker:
    base = tmp_path_factory.mktemp("kept")
    monkeypatch.setattr(kept_versions, "place_for", partial(user_cache.place_for, base=base))
    shutil.copytree(ROOT / "tests" / "folders" / "three-years", tmp_path / "content")
    return DeskWorker(Desk(tmp_path / "content"), tmp_path)


def do(worker: DeskWorker, name: str, **given: str) -> WorkOutcome:
    asked = {"action": "task", "name": name, "path": REPORT, "language": "nb", "given": given}
    reply = msgspec.json.decode(bytes(worker.answer(msgspec.json.encode(asked)).body))
    return worker.done[reply["done"]]


def page(worker: DeskWorker) -> str:
    asked = {"action": "work", "path": REPORT, "language": "nb"}
    return str(msgspec.json.decode(bytes(worker.answer(msgspec.json.encode(asked)).body))["html"])


def spoil(content: Path, name: str, before: str, after: str) -> Path:
    file = content / REPORT / name
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    return file


def unsign(content: Path) -> None:
    file = content / REPORT / "report.yaml"
    head, _, rest = file.read_text(encoding="utf-8").partition("signing:\n")
    file.write_text(f"{head}attachments:{rest.partition('attachments:')[2]}", encoding="utf-8")


def test_what_is_hoped_for_is_moved_once_it_is_told_and_can_be_undone(
    worker: DeskWorker, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    unsign(content)
    old = "    results: {nb: Lønnen har økt for 90 av 212., en: Wages have risen for 90 of 212.}\n"
    facts = spoil(content, "3-address/facts.yaml", old, RESULTS)
    before = facts.read_text(encoding="utf-8")
    assert 'id="renewal"' in page(worker)
    told = do(worker, "renewal")
    assert "Forventede resultater: {+Vi venter ti til.+}" in told.said
    assert (told.good, told.offer and told.offer.task) == (True, "write_anew")
    assert facts.read_text(encoding="utf-8") == before
    done = do(worker, "write_anew")
    after = facts.read_text(encoding="utf-8")
    assert SPLIT in after
    assert done.good
    assert do(worker, "renewal").text == "Ingenting i redegjørelsen er skrevet på en eldre måte."
    assert do(worker, "write_anew").offer is None
    assert 'id="renewal"' not in page(worker)
    assert do(worker, "undo", number=str(done.undo)).good
    assert facts.read_text(encoding="utf-8") == before
    # What somebody has written since is kept as well.
    spoil(content, "3-address/facts.yaml", "tall fra mai", "tall fra juni")
    do(worker, "write_anew")
    assert "før den ble skrevet om" in page(worker)


def test_what_is_left_to_the_editor_is_said_of_fields(worker: DeskWorker, tmp_path: Path) -> None:
    unsign(tmp_path / "content")
    unsure = "{nb: Antallet er redusert og skal ned til null.}"
    waiting = "{nb: Vi venter lister fra to selskaper.}"
    spoil(tmp_path / "content", "3-address/facts.yaml", waiting, unsure)
    told = do(worker, "renewal")
    assert (told.good, told.offer) == (True, None)
    assert told.why.endswith("Hører det hjemme i feltet «Forventede resultater»?")


def test_what_is_signed_or_unread_stays(worker: DeskWorker, tmp_path: Path) -> None:
    assert 'id="renewal"' not in page(worker)
    assert do(worker, "write_anew").text.startswith("Redegjørelsen er signert")
    file = spoil(tmp_path / "content", "report.yaml", "status: published", "status: [published")
    before = file.read_bytes()
    refused = do(worker, "write_anew")
    assert (refused.good, len(refused.found)) == (False, 1)
    assert file.read_bytes() == before
