"""An answer takes a time in proportion to its length, whatever it is made of."""

from functools import partial

import pytest

from generator.text import prose
from tests.calls import calls_of

pytestmark = pytest.mark.slow

PIECES = (
    "- a\n", "  - a\n", "- a\n\n", "1. a\n", "- ", "> a\n", ">", "| a | b |\n", "a | b\n---|---\n",
    "*a ", "*a* ", "**a**", "***a", "_a*b ", "~~a ", "[r]: x\n", "[r][", "[x](y ", "![", "•\ta\n",
    "– a\n", "o a\n", "a\tb\n", "`", "```\n", "    a\n", "[^1]: a\n", "[^1] ", "\\\n", "  \n",
    "https://a.no/(", "www.a.no)", "a@b.no ", "#", "---\n", "- a\n  ***\n  b\n", "\u00a0- a\n",
)  # fmt: skip
LENGTH = 1_500


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_answer_takes_twice_the_calls(piece: str) -> None:
    render = prose._render.__wrapped__  # noqa: SLF001 - the memo would answer the second time
    render("a")
    texts = [f"a{piece * (length // len(piece))}x" for length in (LENGTH, 2 * LENGTH)]
    single, double = (calls_of(partial(render, text)) for text in texts)
    assert double < 2.5 * single + 500


def test_emphasis_within_emphasis_ends_somewhere() -> None:
    assert prose.to_text("**a " * 300 + "b" + "**" * 300).count("a") == 300
