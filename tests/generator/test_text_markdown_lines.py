"""What a line of Markdown begins, as GitHub reads it, and as Word and Excel paste it."""

import pytest

from generator.text.markdown_lines import (
    Definition,
    ItemMark,
    as_line,
    begins_with_date,
    begins_with_empty_cell,
    cells_of_sheet,
    expand,
    find_columns,
    find_definition,
    find_item,
    heading_text,
    normalise_label,
    split_row,
)


@pytest.mark.parametrize(
    ("text", "column", "expanded"),
    [
        ("\ta", 0, ("    a", False)),
        ("\ta", 3, (" a", False)),
        ("\ta", 4, ("    a", False)),
        (" \ta", 0, ("    a", False)),
        ("  a", 0, ("  a", False)),
        ("a\tb", 0, ("a\tb", False)),
        ("\u00a0a", 0, (" a", True)),
        ("\u00a0\ta", 0, ("    a", True)),
        ("", 0, ("", False)),
    ],
)
def test_blanks_before_a_text_are_spaces(
    text: str, column: int, expanded: tuple[str, bool]
) -> None:
    assert expand(text, column) == expanded


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("- a", ItemMark("-", 1)),
        ("* a", ItemMark("*", 1)),
        ("+", ItemMark("+", 1)),
        ("-a", None),
        ("1. a", ItemMark(".", 2, "1")),
        ("12) a", ItemMark(")", 3, "12")),
        ("1234567890. a", None),
        ("1.a", None),
        ("2023. a", None),
        ("17. mai feiret vi", None),
        ("17. gang", ItemMark(".", 3, "17")),
        ("• a", ItemMark("•", 1, pasted=True)),
        ("\uf0b7\ta", ItemMark("\uf0b7", 1, pasted=True)),
        ("•", None),
        ("•a", None),
        ("o a", None),
        ("o\ta", ItemMark("o", 1, pasted=True)),
        ("– a", None),
        ("tekst", None),
    ],
)
def test_an_item_is_known_by_its_mark(text: str, item: ItemMark | None) -> None:
    assert find_item(text, ("", "")) == item


def test_a_dash_is_a_mark_beside_another_one() -> None:
    assert find_item("– a", ("– b",)) == ItemMark("–", 1, pasted=True)
    assert find_item("– a", ("", "  – b")) == ItemMark("–", 1, pasted=True)
    assert find_item("– a", ("— b", "–b")) is None


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("2023. a", True),
        ("1. mai", True),
        ("31. desember", True),
        ("32. mai", False),
        ("29. februar", True),
        ("1. maien", False),
        ("123. a", False),
    ],
)
def test_a_year_or_the_day_of_a_month_is_part_of_its_sentence(text: str, *, is_date: bool) -> None:
    assert begins_with_date(text) is is_date


@pytest.mark.parametrize(
    ("line", "sides"),
    [
        ("|---|:--:|--:|:--|", ("", "centre", "end", "")),
        ("--- | ---:", ("", "end")),
        (" | – | — | ", ("", "")),
        ("---", ()),
        ("| a |", ()),
        ("|--x|--|", ()),
    ],
)
def test_the_line_below_a_head_says_the_sides_of_its_columns(
    line: str, sides: tuple[str, ...]
) -> None:
    assert find_columns(line) == sides


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", ("a", "b")),
        ("a | b", ("a", "b")),
        ("| a \\| b | c |", ("a | b", "c")),
        ("| a \\|", ("a |",)),
        ("| a | | ", ("a", "")),
        ("|", ("",)),
    ],
)
def test_a_bar_after_a_backslash_is_part_of_its_cell(line: str, cells: tuple[str, ...]) -> None:
    assert split_row(line) == cells


@pytest.mark.parametrize(
    ("text", "definition"),
    [
        ("[a]: https://lo.no", Definition("a", "https://lo.no", "", 18)),
        ("[a b]: <x y> 'Tittel'", Definition("a b", "x y", "Tittel", 21)),
        ('[a]: x "T"\nb', Definition("a", "x", "T", 11)),
        ("[a]:\n  x\n  (T)", Definition("a", "x", "T", 14)),
        ('[a]: x "T" b', None),
        ("[^a]: x", None),
        ("[a] x", None),
    ],
)
def test_a_reference_is_defined_with_an_address_and_perhaps_a_title(
    text: str, definition: Definition | None
) -> None:
    assert find_definition(text, 0) == definition


def test_a_definition_is_looked_for_at_its_place() -> None:
    found = find_definition("x\n[a]: y\n", 2)
    assert found == Definition("a", "y", "", 9)


def test_labels_are_compared_without_case_and_spaces() -> None:
    assert normalise_label("  A \n b ") == "a b"


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        (" Mål ", "Mål"),
        (" Mål ##", "Mål"),
        (" Mål # ##", "Mål #"),
        (" C#", "C#"),
        (" ##", ""),
    ],
)
def test_a_heading_may_be_closed_by_its_signs(heading: str, text: str) -> None:
    assert heading_text(heading) == text


def test_two_spaces_at_the_end_break_a_line() -> None:
    assert as_line("a ", "a ", soft=False) == "a"
    assert as_line("a  ", "a  ", soft=False) == "a  "
    assert as_line("a    ", "a    ", soft=False) == "a  "


def test_a_line_of_a_sheet_keeps_its_tabs() -> None:
    assert as_line("a\tb", "\ta\tb ", soft=False) == "\ta\tb"
    assert as_line("a", "\ta", soft=True) == "\ta"
    assert as_line("a", "\ta", soft=False) == "a"
    assert as_line("a\tb", "a\tb", soft=False) == "a\tb"


@pytest.mark.parametrize(
    ("raw", "below", "begins"),
    [
        ("\t2022\t2023", "Ansatte\t4\t5", True),
        ("\t2022", "Ansatte\t4", True),
        ("\t2022\t2023", "Ansatte\t4", False),
        ("\t2022", "\tAnsatte", False),
        ("\t2022", " Ansatte\t4", False),
        ("\t2022", "", False),
        ("2022\t2023", "Ansatte\t4", False),
        ("\t2022\t2023", "Ansatte\t4\t", True),
        ("\t", "Ansatte", False),
    ],
)
def test_the_head_of_a_sheet_may_begin_with_an_empty_cell(
    raw: str, below: str, *, begins: bool
) -> None:
    assert begins_with_empty_cell(raw, ("", below)) is begins


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        (["a\tb", "c\t d "], [("a", "b"), ("c", "d")]),
        (["a\tb"], []),
        (["a\tb", "c"], []),
        (["a", "b"], []),
        (["a)\tb", "b)\tc"], []),
        (["1.\tb", "2.\tc"], []),
        (["1.1\tb", "1.2\tc"], []),
        (["a)\tb", "c\td"], [("a)", "b"), ("c", "d")]),
    ],
)
def test_lines_with_as_many_tabs_are_rows(lines: list[str], cells: list[tuple[str, ...]]) -> None:
    assert cells_of_sheet(lines) == cells
