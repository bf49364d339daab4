"""Which lines of a statement in free form are headings, though its file does not say so."""

import pytest

from generator.importing.source.blocks import BlockKind, SourceBlock, make_runs
from generator.importing.statement.headings import settle_headings

LONG = "Vi har sett nærmere på dette i år, og funnet at det trengs mer arbeid med leverandørene."
Told = list[tuple[int, str]]


def line(text: str, *, strong: bool = False) -> SourceBlock:
    return SourceBlock(BlockKind.PARAGRAPH, make_runs(text, strong=strong))


def heading(text: str) -> SourceBlock:
    return SourceBlock(BlockKind.HEADING, make_runs(text), level=1)


def begins(strong: str, rest: str) -> SourceBlock:
    return SourceBlock(BlockKind.PARAGRAPH, (*make_runs(strong, strong=True), *make_runs(rest)))


def told(*blocks: SourceBlock) -> Told:
    """The level of each block, 0 for those that are no headings, and its text."""
    settled = settle_headings((*blocks, line(LONG)))
    assert (settled[-1].is_heading, settled[-1].text) == (False, LONG)
    return [(each.level if each.is_heading else 0, each.text) for each in settled[:-1]]


def test_paragraphs_that_begin_with_a_heading_have_one() -> None:
    cobalt, cotton = begins("Kobolt.", " Utvinnes her."), begins("Bomull:", " Dyrkes der.")
    assert told(heading("Bakgrunn"), cobalt, cotton) == [
        (1, "Bakgrunn"), (2, "Kobolt"), (0, "Utvinnes her."), (2, "Bomull"), (0, "Dyrkes der."),
    ]  # fmt: skip
    assert told(heading("Bakgrunn"), cobalt) == [(1, "Bakgrunn"), (0, "Kobolt. Utvinnes her.")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Labels of the form are none, nor are words that go on in the sentence.
        (("Tiltak:", " Vi spør."), ("Mål:", " Alle.")),
        (("Kobolt", " utvinnes her."), ("Bomull", " dyrkes der.")),
    ],
)
def test_words_that_are_only_stressed_are_no_headings(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    blocks = [begins(*one), begins(*other)]
    assert told(heading("Bakgrunn"), *blocks)[1:] == [(0, each.text) for each in blocks]


@pytest.mark.parametrize(
    ("text", "strong", "level"),
    [("Risiko", True, 2), ("Risiko", False, 2), ("Fjord AS", True, 0), ("Vi gjør mer.", False, 0)],
)
def test_a_short_line_heads_what_stands_below_it(text: str, *, strong: bool, level: int) -> None:
    assert told(line(text, strong=strong)) == [(level, text)]


@pytest.mark.parametrize(("length", "level"), [(80, 0), (81, 2)])
def test_what_is_headed_in_capitals_is_longer_than_a_line(length: int, level: int) -> None:
    below = line(LONG[:length].ljust(length, "x"))
    assert told(line("ABCD"), below)[0] == (level, "ABCD")
