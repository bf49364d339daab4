"""Rules that read text take a time in proportion to it, whatever the text.

What their patterns do is counted in `tests/test_patterns.py`; here, the calls of the whole check.
"""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.rules import plain_language
from tests.calls import calls_of
from tests.organisations import SMALLEST, check_files

PIECES = (
    "[", "](", "![", "[^", "(", ")", "`", "```\n", "**", "**a**\n", "\n**a", "#", "# ", "\n",
    "\n\n", " ", "|", "|-", ":-", "<", "<!--", "-->", "<b ", "a", "A", "AB ", "1", "9 ", "1.",
    "1 000 ", ".", "..", "-", "https://a-", "@", "a@", "a.", "se ", "viser til ", "? ", "&", "&#",
    "\u200b", "ø", "_", "*", "ring ", "+47 ", "innen ", "2024-", "\t",
)  # fmt: skip
LENGTH = 1_000
# Fewer calls than these are what a rule does once for a text.
FEW = 1_000


def check_text(hostile: str) -> None:
    """All rules look at a text that stands in two answers, in two languages."""
    answers = f"## 4.A.2\n\n{hostile}\n\n## 4.A.1.a\n\nVi ser {hostile} og 44.\n"
    organisation = "name: Elvebakken\nlanguages: [nb, en]\n"
    files = {"2025/4-track/nb.md": answers, "2025/4-track/en.md": answers}
    checked = check_files({"organisation.yaml": organisation, **files})
    assert all(each.span.line >= 1 for each in checked.findings)
    assert SMALLEST.keys() <= {path.partition("/")[2] for path in checked.texts}


@pytest.fixture(scope="module")
def calls_of_nothing() -> int:
    """What the check of nearly no text takes, once all data is read."""
    check_text("a")
    return calls_of(lambda: check_text("b"))


def out_of_proportion(single: int, double: int) -> bool:
    return double > 3 * max(single, FEW)


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_takes_twice_the_calls(piece: str, calls_of_nothing: int) -> None:
    texts = [f"a{piece * (length // len(piece))}x" for length in (LENGTH, 2 * LENGTH)]
    single, double = (calls_of(partial(check_text, text)) - calls_of_nothing for text in texts)
    assert not out_of_proportion(single, double)


def test_what_looks_at_each_letter_from_each_letter_is_out_of_proportion() -> None:
    def compare_all(text: str) -> list[int]:
        return [ord(one) for _ in text for one in text]

    single, double = (calls_of(partial(compare_all, "a" * length)) for length in (100, 200))
    assert out_of_proportion(single, double)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_no_text_stops_the_rules(hostile: str) -> None:
    """What is found may be anything; that all rules have looked is the point."""
    check_text(hostile)


@pytest.mark.slow
@given(st.text())
def test_a_sentence_has_the_words_of_the_text(written: str) -> None:
    """Where sentences end, only marks and spaces are lost."""
    sentences = list(plain_language.sentences_of(written))
    words = [word for each in sentences for word in plain_language.words_of(each)]
    assert words == plain_language.words_of(written)
