"""Saving that is ended before any of its operations on files: no byte of an answer is lost."""

import shutil
import signal
from datetime import date
from pathlib import Path

import pytest

from generator.editing.desk import Desk
from generator.editing.places import AnswerPlace
from generator.editing.saving import ChangedMeanwhileError, put_file
from tests.kills import in_process
from tests.tools import ROOT

AS_OF = date(2026, 11, 29)
PLACE = AnswerPlace("bergvik/2024", "2.A.2.a", "nb")


@pytest.mark.slow
def test_a_file_is_whole_whenever_saving_is_ended(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests" / "folders" / "three-years", content)
    file = content / "bergvik/2024/2-identify/nb.md"
    desk = Desk(content)
    stamp, before = desk.open(PLACE, AS_OF).stamp, file.read_bytes()
    text = "Ny tekst. " * 500

    def save() -> None:
        desk.save(PLACE, text, stamp, AS_OF)

    assert in_process(save) == 0
    after = file.read_bytes()
    assert before != after
    seen = set()
    for instant in range(100):
        file.write_bytes(before)
        ended = in_process(save, instant)
        assert file.read_bytes() in {before, after}, instant
        seen.add(file.read_bytes())
        if ended == 0:
            break
        assert ended == -signal.SIGKILL, instant
        # What it left behind disturbs nobody: the next saving writes over it.
        assert in_process(save) == 0
        assert file.read_bytes() == after
        assert [each.name for each in file.parent.iterdir() if each.name.endswith("~")] == []
    assert seen == {before, after}


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "nb.md"
    file.write_bytes(b"annet")
    with pytest.raises(ChangedMeanwhileError):
        put_file(file, b"noe", b"nytt")
    with pytest.raises(ChangedMeanwhileError):
        put_file(file, None, b"nytt")
    assert [each.name for each in tmp_path.iterdir()] == ["nb.md"]
    assert file.read_bytes() == b"annet"
