"""What stood there before, as git has it: beside each answer, and put back for whole files."""

import shutil
import subprocess
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from generator.editing import kept_versions
from generator.editing.committed_files import changed_files, committed_file
from generator.editing.desk import Desk
from generator.editing.kept_versions import keep_version
from generator.editing.places import AnswerPlace
from schema import user_cache
from tests.tools import ROOT

AS_OF = date(2026, 11, 29)
TEXT = AnswerPlace("bergvik/2024", "2.A.2.a", "nb")
RISKS = AnswerPlace("bergvik/2024", "2.A.1", "nb")
FACTS = "bergvik/2024/2-identify/facts.yaml"


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ("git", "-c", "user.name=Kari", "-c", "user.email=kari@example.no", *arguments),
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Three years of a small enterprise, committed once."""
    shutil.copytree(ROOT / "tests" / "folders" / "three-years", tmp_path / "content")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "Første", "--date", "2026-11-01T12:00:00")
    return tmp_path / "content"


def test_what_an_answer_was_stands_beside_it_until_it_is_that_again(content: Path) -> None:
    desk = Desk(content)
    opened = desk.open(TEXT, AS_OF)
    assert not [each for each in opened.beside.others if each.value]
    assert desk.save(TEXT, "Helt ny tekst.", opened.stamp, AS_OF).saved
    again = desk.open(TEXT, AS_OF)
    (before,) = [each for each in again.beside.others if each.value]
    assert (before.text, before.usable) == (opened.value, True)
    assert before.title.startswith("Slik det sto ")
    assert desk.save(TEXT, before.value, again.stamp, AS_OF).saved
    assert changed_files(content) == ()


def test_a_list_that_was_taken_from_can_be_used_as_it_was(content: Path) -> None:
    desk = Desk(content)
    opened = desk.open(RISKS, AS_OF)
    assert isinstance(opened.value, list)
    assert desk.save(RISKS, opened.value[:1], opened.stamp, AS_OF).saved
    (before,) = [each for each in desk.open(RISKS, AS_OF).beside.others if each.value]
    assert before.value == opened.value


def test_what_an_answer_was_before_it_was_written_here_stands_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where there is no git, and for each file of the report."""
    own = partial(user_cache.place_for, base=tmp_path / "kept")
    monkeypatch.setattr(kept_versions, "place_for", own)
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "tests" / "folders" / "three-years", folder)
    desk = Desk(folder)
    text, risks = desk.open(TEXT, AS_OF), desk.open(RISKS, AS_OF)
    moment = datetime(2026, 11, 29, 12, 5, tzinfo=UTC)
    keep_version(folder, TEXT.report, "begun", moment)
    assert desk.save(TEXT, "Helt ny tekst.", text.stamp, AS_OF).saved
    assert isinstance(risks.value, list)
    assert desk.save(RISKS, risks.value[:1], risks.stamp, AS_OF).saved
    for place, before in ((TEXT, text.value), (RISKS, risks.value)):
        (other,) = [each for each in desk.open(place, AS_OF).beside.others if each.value]
        assert other.value == before
        local = moment.astimezone()
        assert other.title == f"Slik det sto 29. november 2026 kl. {local:%H.%M}"


def test_without_git_there_is_nothing_before(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "folders" / "three-years", tmp_path / "content")
    opened = Desk(tmp_path / "content").open(TEXT, AS_OF)
    assert not [each for each in opened.beside.others if each.value]
    assert committed_file(tmp_path / "content", FACTS) is None
