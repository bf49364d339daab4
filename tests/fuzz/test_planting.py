"""Nothing is lost without a word: `make words` tries ten thousand contents."""

import sys
from pathlib import Path

import pytest

from tests.fuzz.kinds import at_home, read_folder
from tests.fuzz.planting import Planted, look_for, try_words
from tests.fuzz.planting_elsewhere import find_lost_in_import
from tests.generator.command import FINE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the user's folders are named otherwise"),
]
FEW = 16


def test_what_is_built_without_an_error_has_every_word(tmp_path: Path) -> None:
    tried = [try_words(number, tmp_path, printed=number == 1) for number in range(FEW)]
    assert [each.losses for each in tried if each.losses] == []
    assert sum(each.built for each in tried) > FEW / 4
    assert sum(each.words for each in tried if each.built) > FEW


def test_a_word_that_is_nowhere_is_found_to_be_lost(tmp_path: Path) -> None:
    """Words in a comment of a YAML file are for those who write it."""
    before = read_folder(FINE)
    path = "fjordtre/2025/0-enterprise/facts.yaml"
    now = {**before, path: before[path] + b"# xq00000zw\n"}
    (tmp_path / "input").mkdir()
    with at_home(tmp_path / "input"):
        losses = look_for(Planted(before, now, {"xq00000zw": path}), tmp_path / "input")
    found = {each.where for each in losses or ()}
    assert found == {"pages", "data", "comparison text", "comparison json"}


def test_a_word_that_an_import_leaves_out_is_found_to_be_lost(tmp_path: Path) -> None:
    with at_home(tmp_path):
        assert find_lost_in_import("xq00000zw\n", ("xq11110zw",), tmp_path) == ("xq11110zw",)
