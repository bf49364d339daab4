"""schema/signs.yaml: its patterns are in proportion to the text, its hints are words."""

import re

import pytest

from schema.signs import all_patterns, load_sign
from tests.hostile_texts import find_hostile

pytestmark = pytest.mark.slow
PATTERNS = all_patterns()


@pytest.mark.parametrize("name", PATTERNS)
def test_twice_the_text_takes_twice_the_steps(name: str) -> None:
    assert find_hostile(PATTERNS[name]) is None


@pytest.mark.parametrize("name", sorted({each.rpartition("-")[0] for each in PATTERNS} - {""}))
def test_hints_are_single_words_in_small_letters(name: str) -> None:
    words = [each for hints in load_sign(name).hints for each in hints]
    assert all(re.fullmatch(r"[^\W\d_]+", each) and each == each.casefold() for each in words)
