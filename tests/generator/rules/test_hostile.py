"""Rules that read text take a time in proportion to it, whatever the text.

A pattern that reads on to the end from every place, or tries every way to part a text, would take
minutes or years for what is here; that the tests end is what they show.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks import rules
from generator.checks.rules import plain_language, privacy, text
from generator.text import figures
from generator.text.characters import has_words
from tests.organisations import SMALLEST, check_files

PIECES = (
    "[", "](", "![", "[^", "(", ")", "`", "```\n", "**", "**a**\n", "\n**a", "#", "# ", "\n",
    "\n\n", " ", "|", "|-", ":-", "<", "<!--", "-->", "<b ", "a", "A", "AB ", "1", "9 ", "1.",
    "1 000 ", ".", "..", "-", "https://a-", "@", "a@", "a.", "se ", "viser til ", "? ", "&", "&#",
    "\u200b", "ø", "_", "*", "ring ", "+47 ", "innen ", "2024-", "\t",
)  # fmt: skip
LENGTH = 30_000
# Matched against one line, an address or an alternative text at a time, never against a text.
OF_LINES = {"structure._RULER", "links._FRONT", "accessibility._FILE_NAME", "links._NUMBERS"}
# Matched against HTML of our own making, in which «<» and «>» come in pairs.
OF_HTML = {"prose._CODE", "accessibility.TAG", "accessibility._LINK",
           "accessibility._PICTURE", "accessibility._ALTERNATIVE"}  # fmt: skip


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that rules match against whole texts."""
    families = [each.name for each in iter_modules(rules.__path__)]
    modules = [import_module(f"generator.checks.rules.{family}") for family in families]
    for family, module in (*zip(families, modules, strict=True), ("figures", figures)):
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and f"{family}.{name}" not in OF_LINES | OF_HTML:
                yield f"{family}.{name}", value
    yield "text._placeholder", text._placeholder()  # noqa: SLF001 - made when first asked for
    yield "privacy._mobile", privacy._mobile()  # noqa: SLF001 - as above


@pytest.mark.parametrize(
    ("name", "pattern"), [pytest.param(*each, id=each[0]) for each in patterns()]
)
def test_a_pattern_reads_on_and_does_not_turn_back(name: str, pattern: re.Pattern[str]) -> None:
    for piece in PIECES:
        hostile = f"a{piece * (LENGTH // len(piece))}x"
        spans = [each.span() for each in pattern.finditer(hostile)]
        assert all(0 <= start <= end <= len(hostile) for start, end in spans), name


@pytest.mark.parametrize("piece", PIECES)
def test_what_is_said_of_a_text_is_said_in_time(piece: str) -> None:
    hostile = f"Se {piece * (LENGTH // len(piece))}x"
    assert isinstance(text.only_points(hostile), bool)
    assert has_words(hostile)
    assert all(each.value >= 0 for each in figures.figures_in(hostile))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_no_text_stops_the_rules(hostile: str) -> None:
    """What is found may be anything; that all rules have looked is the point."""
    answers = f"## 4.A.2\n\n{hostile}\n\n## 4.A.1.a\n\nVi ser {hostile} og 44.\n"
    files = {"4-track/nb.md": answers, "4-track/en.md": answers}
    languages = {"organisation.yaml": "name: Elvebakken\nlanguages: [nb, en]\n"}
    checked = check_files({**languages, **{f"2025/{path}": each for path, each in files.items()}})
    assert all(each.span.line >= 1 for each in checked.findings)
    assert SMALLEST.keys() <= {path.partition("/")[2] for path in checked.texts}


@given(st.text())
def test_a_sentence_has_the_words_of_the_text(written: str) -> None:
    """Where sentences end, only marks and spaces are lost."""
    sentences = list(plain_language.sentences_of(written))
    words = [word for _, words in sentences for word in words]
    assert words == plain_language.words_of(written)
