"""A source as numbered lines and as blocks: pages counted, characters normalised."""

import pytest

from generator.importing.source.blocks import (
    BlockDocument,
    BlockKind,
    ListEntry,
    PlaceUnit,
    SourceBlock,
    TextRun,
    join_runs,
    make_runs,
    plain,
)
from generator.importing.source.lines import SourceLine, clean_text, split_lines, trim


def test_lines_are_numbered_and_pages_counted() -> None:
    lines = split_lines("\ufeffa\r\nb\rc\n\fd\n")
    assert [(each.number, each.page, each.text) for each in lines] == [
        (1, 1, "a"), (2, 1, "b"), (3, 1, "c"), (4, 2, "d"), (5, 2, ""),
    ]  # fmt: skip


def test_other_marks_end_a_line_without_being_counted() -> None:
    lines = split_lines("a\vb\u2028c\x85\n")
    assert [(each.number, each.page, each.text) for each in lines] == [
        (1, 1, "a"), (1, 1, "b"), (1, 1, "c"), (1, 1, ""), (2, 1, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("ﬁsk ﬂere", "fisk flere"),
        ("a\u00a0b\u2009c", "a b c"),
        ("a\u200bb\ufe0f", "ab"),
        ("sam\u00adfunn", "samfunn"),
        ("A\u030al", "Ål"),
        ("a  \t b", "a b"),
    ],
)
def test_characters_are_normalised(written: str, text: str) -> None:
    assert clean_text(written) == text


@pytest.mark.parametrize(
    ("written", "text", "broken"),
    [
        ("sam\u00ad", "sam", True),
        ("sam\u00ad- ", "sam", True),
        ("sam\u0002", "sam-", False),
        ("sam\ufffe-", "sam-", False),
        ("sam-", "sam-", False),
    ],
)
def test_a_line_may_end_inside_a_word(written: str, text: str, *, broken: bool) -> None:
    (line,) = split_lines(written)
    assert (line.text, line.broken) == (text, broken)


def test_where_a_line_begins_and_how_it_ends_is_kept() -> None:
    tabbed, spaced = split_lines("\ta\n   b  ")
    assert (tabbed.indented, tabbed.at, tabbed.spaced) == (True, 4, False)
    assert (spaced.indented, spaced.at, spaced.spaced) == (False, 3, True)


def test_what_most_lines_do_is_how_the_text_is_laid_out() -> None:
    few = split_lines(" a\nb\nc\n")
    assert [each.set_in for each in few] == [True, False, False, False]
    many = split_lines(" a\n b\nc\n")
    assert not any(each.set_in for each in many)


def test_blank_lines_at_both_ends_are_trimmed() -> None:
    lines = split_lines("\n\na\n\nb\n\n")
    assert [each.text for each in trim(lines)] == ["a", "", "b"]
    assert trim(split_lines("\n\n")) == ()
    assert lines[2].with_text(" x ") == SourceLine(3, 1, "x")


def test_the_text_of_a_block_is_all_of_its_texts() -> None:
    link = TextRun("b", "https://lo.no")
    table = SourceBlock(BlockKind.TABLE, rows=((make_runs("a"), (link,)), ((), make_runs("c"))))
    entries = (ListEntry(0, make_runs("d")), ListEntry(1, make_runs("e")))
    items = SourceBlock(BlockKind.LIST, entries=entries)
    assert (table.text, items.text) == ("a b c", "d e")
    assert list(table.links) == [link]
    document = BlockDocument((table, items), PlaceUnit.LINE)
    assert document.text == "a\nb\n\nc\n\nd\ne"
    assert not table.is_heading
    assert SourceBlock(BlockKind.HEADING, make_runs("x"), 1).is_heading


def test_runs_are_joined_where_they_are_alike() -> None:
    runs = (
        TextRun("  a  "), TextRun(" b"), TextRun(" c", strong=True), TextRun(""), TextRun(" "),
    )  # fmt: skip
    assert join_runs(runs) == (TextRun("a b"), TextRun(" c", strong=True))
    assert join_runs((TextRun(" "),)) == ()
    assert make_runs("  ") == ()
    assert plain((TextRun("a "), TextRun(" b"))) == "a b"
