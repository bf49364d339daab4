"""The guard against patterns that take too long can tell them from those that do not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.backtracking import Counting
from tests.hostile_texts import find_hostile

pytestmark = pytest.mark.slow

ALIKE = (
    r"a*b|ab*", r"(a|b)+?c", r"(?:ab?)*", r"(?<=a)b|(?<!b)a(?!c)", r"(a+)b\1", r"a*?", r"\b",
    r"(?>a+)a|b++c", r"(?i:A)b{2,3}", r"^a|c$", r"a{0,2}(b|)*", r"[^a]+?(?=b)", r"(?:a*)*c",
)  # fmt: skip


@pytest.mark.parametrize("pattern", ALIKE)
@given(text=st.text("abcA\n", max_size=12))
def test_it_finds_what_re_finds(pattern: str, text: str) -> None:
    for flags in (0, re.MULTILINE, re.IGNORECASE):
        compiled = re.compile(pattern, flags)
        counting = Counting(compiled)
        assert counting.finditer(text) == [each.span() for each in compiled.finditer(text)]
        first, whole = compiled.match(text), compiled.fullmatch(text)
        assert counting.match(text) == (first.end() if first else -1)
        assert counting.fullmatch(text) == (whole.end() if whole else -1)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d[\d.,]*[ ]?(?:miles?\b|ft\b)",  # figures, as it was: 149 seconds for 20 000 digits
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # an e-mail address from each of its letters
        r"[\w-]+(?:\.[\w-]+)*\.(?:no|com)(?:/|$)",
        r"\[\^[^\]]+\]",
        r"\s+$",
        r"^[\s>]*\d",
        r"https?://\S+\)",
        r"(?:a+)+b",
        r"(?:a|a)*b",
        r"(?:se|jf)\s+.*?\d",
    ],
)
def test_what_reads_on_from_every_place_is_found(pattern: str) -> None:
    assert find_hostile(re.compile(pattern, re.MULTILINE)) is not None


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?<![\d.,])[.,]*\d[\d.,]*[ ]?(?:miles?\b|ft\b)",
        r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        r"[\w.+-]{1,64}@",
        r"\[[^\[\]]*\]\(",
        r"\S\s+(?!\s)x",
    ],
)
def test_what_reads_each_character_a_few_times_is_let_go(pattern: str) -> None:
    assert find_hostile(re.compile(pattern)) is None


def test_a_pattern_may_be_right_where_it_is_used() -> None:
    address = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
    assert find_hostile(address, Counting.fullmatch) is None
