"""Saving that is ended before any of its operations on files: no byte of an answer is lost."""

import shutil
import signal
from datetime import date
from pathlib import Path

import pytest

from generator.editing.attaching import Upload, attach
from generator.editing.desk import Desk
from generator.editing.given_values import Given
from generator.editing.places import AnswerPlace
from generator.editing.saving import ChangedMeanwhileError, put_file
from tests.kills import in_process, read_content, read_site
from tests.tools import ROOT

AS_OF = date(2026, 11, 29)
REPORT = "bergvik/2024"
TEXT, HEAD = (AnswerPlace(REPORT, each, "nb") for each in ("2.A.2.a", "report.yaml"))
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with content in it, and all that is kept beside it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "case" / "cache"))
    shutil.copytree(ROOT / "tests" / "folders" / "three-years", tmp_path / "case" / "content")
    return tmp_path / "case"


def bring(content: Path, data: bytes, name: str, title: str = "") -> None:
    upload = content.parent / "upload"
    upload.write_bytes(data)
    attach(content, REPORT, Upload(upload, name, title, "" if title else "report"))


def save(content: Path, place: AnswerPlace, value: Given) -> None:
    """Save an answer over what stands there now."""
    desk = Desk(content)
    reply = desk.save(place, value, desk.open(place, AS_OF).stamp, AS_OF)
    assert not reply.refused
    assert not reply.in_conflict


def beside(folder: Path) -> set[str]:
    """Name the files of the content, also those passed over, and those that wait beside it.

    What is half written there is forgotten some time.
    """
    found = read_site(folder)
    waiting = {each for each in found if "/waiting/" in each and not each.endswith("~")}
    return {e.rpartition("/")[2] for e in {*waiting, *(e for e in found if "content/" in e)}}


def kill_everywhere(
    folder: Path, place: AnswerPlace, value: Given, may_stay: frozenset[str] = frozenset()
) -> int:
    """End a saving before each of its operations; return how often that was.

    No file of the content may be anything but what it was, or is to be; the same can be saved once
    more, and nothing is left over but `may_stay`.
    """
    content, kept = folder / "content", folder.with_name("kept")
    shutil.copytree(folder, kept)
    before = read_content(content)
    save(content, place, value)
    after, there = read_content(content), beside(folder)
    assert before != after
    for instant in range(1000):
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        ended = in_process(lambda: save(content, place, value), instant)
        found = read_content(content)
        for path in {*before, *after, *found}:
            assert found.get(path) in {before.get(path), after.get(path)}, (instant, path)
        if ended == 0:
            return instant
        assert ended == -signal.SIGKILL, instant
        assert in_process(lambda: save(content, place, value)) == 0, instant
        wrong = {path for path in {*after, *read_content(content)}
                 if read_content(content).get(path) != after.get(path)}  # fmt: skip
        assert wrong <= may_stay, instant
        assert beside(folder) - there == set(), instant
    raise AssertionError("it never came to its end")


@pytest.mark.slow
def test_a_file_is_whole_whenever_saving_is_ended(folder: Path) -> None:
    assert kill_everywhere(folder, TEXT, "Ny tekst. " * 500) > 3


@pytest.mark.slow
def test_a_picture_and_what_lists_it_are_whole_whenever_saving_is_ended(folder: Path) -> None:
    bring(folder / "content", PNG, "ku.png", "En ku")
    assert kill_everywhere(folder, TEXT, "![En ku](attachments/ku.png)") > 9


@pytest.mark.slow
def test_a_cover_is_changed_for_another_whenever_saving_is_ended(folder: Path) -> None:
    content = folder / "content"
    head = Desk(content).open(HEAD, AS_OF).value
    assert isinstance(head, dict)
    covers: list[Given] = [{"file": each, "alt": "Hav"} for each in ("en.png", "to.png")]
    wanted: list[Given] = [{**head, "cover": each} for each in covers]
    bring(content, PNG, "en.png")
    save(content, HEAD, wanted[0])
    bring(content, PNG + b"\x01", "to.png")
    # What the answer names no more goes last: ended before that, it is found to be unused.
    old = frozenset({f"{REPORT}/attachments/en.png"})
    assert kill_everywhere(folder, HEAD, wanted[1], old) > 9
    assert [each.name for each in (content / REPORT / "attachments").glob("*.png")] == ["to.png"]


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "nb.md"
    file.write_bytes(b"annet")
    with pytest.raises(ChangedMeanwhileError):
        put_file(file, b"noe", b"nytt")
    with pytest.raises(ChangedMeanwhileError):
        put_file(file, None, b"nytt")
    assert [each.name for each in tmp_path.iterdir()] == ["nb.md"]
    assert file.read_bytes() == b"annet"
